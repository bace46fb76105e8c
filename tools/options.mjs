// The options of `npm start`.
import { parseArgs } from "node:util";
import { Problem } from "./errors.mjs";

export const usage = `npm start [-- options] [chapter]
  chapter       open this one, e.g. 02 (default: 00)
  --present     for the front of the room: the chapter as slides whose code runs, large, with the kernel warm
  --solved      the chapters with the reference solutions
  --no-browser  do not open a web browser
  --port N      serve at this port (default: the first free one from 8888)
  --host H      serve at this address of the machine (default: localhost, which other machines can't reach)`;

/**
 * @typedef {{ help: boolean, browser: boolean, port?: number, host: string, chapter: string, edition?: "present" | "solved" }} Options
 *
 * @param {string[]} args @returns {Options}
 * @throws {Problem} for an option or a value that is not known
 */
export function parseOptions(args) {
  const options = /** @type {const} */ ({
    help: { type: "boolean" },
    "no-browser": { type: "boolean" },
    port: { type: "string" },
    host: { type: "string" },
    present: { type: "boolean" },
    solved: { type: "boolean" },
  });
  let values, positionals;
  try {
    ({ values, positionals } = parseArgs({ args, options, allowPositionals: true }));
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n\nUsage: ${usage}`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Problem(`--port must be a whole number from 1 to 65535, not "${values.port}".`);
  }
  if (positionals.length > 1 || (values.present && values.solved))
    throw new Problem(`One chapter, and either --present or --solved.\n\nUsage: ${usage}`);
  return {
    help: values.help ?? false,
    browser: !values["no-browser"],
    port,
    host: values.host ?? "localhost",
    chapter: positionals[0] ?? "00",
    edition: values.present ? "present" : values.solved ? "solved" : undefined,
  };
}
