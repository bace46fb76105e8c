// The options of `npm start`.
import { parseArgs } from "node:util";
import { Problem } from "./errors.mjs";

export const usage = `npm start [-- options]
  --no-browser  do not open a web browser
  --port N      serve at this port (default: the first free one from 8888)
  --host H      serve at this address of the machine (default: localhost, which other machines can't reach)`;

/**
 * @param {string[]} args
 * @returns {{ help: boolean, browser: boolean, port?: number, host: string }}
 * @throws {Problem} for an option or a value that is not known
 */
export function parseOptions(args) {
  const options = /** @type {const} */ ({
    help: { type: "boolean" },
    "no-browser": { type: "boolean" },
    port: { type: "string" },
    host: { type: "string" },
  });
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n\nUsage: ${usage}`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Problem(`--port must be a whole number from 1 to 65535, not "${values.port}".`);
  }
  return { help: values.help ?? false, browser: !values["no-browser"], port, host: values.host ?? "localhost" };
}
