// The options of `npm run bench`.
import { parseArgs } from "node:util";
import { Problem } from "../../tools/errors.mjs";

/** What can be measured: workloads against the peers, and our side by itself. */
export const duelParts = ["W1", "W2", "W3", "W4", "N", "G"];
export const ownParts = ["growth", "products", "profile", "learner"];
const parts = [...duelParts, ...ownParts];

export const usage = `npm run bench [-- options]
  --quick       smaller workloads against all peers, in two minutes; leaves RESULTS.md alone
  --only A,B    only these parts: ${parts.join(", ")}
  --against T   only the peers whose name contains this text; leaves RESULTS.md alone
  --learner     the same as --only learner`;

/**
 * @param {string[]} args @returns {{ help: boolean, quick: boolean, parts: string[], against: string }}
 * @throws {Problem} for an option or a part that is not known
 */
export function parseOptions(args) {
  const options = /** @type {const} */ ({
    help: { type: "boolean" },
    quick: { type: "boolean" },
    only: { type: "string" },
    against: { type: "string" },
    learner: { type: "boolean" },
  });
  let values;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n\nUsage: ${usage}`);
  }
  const { help = false, quick = false, only, against = "", learner } = values;
  const chosen = learner ? ["learner"] : only ? only.split(",") : quick ? duelParts : parts;
  const unknown = chosen.filter((part) => !parts.includes(part));
  if (unknown.length > 0) throw new Problem(`There is no part ${unknown.join(", ")}.\n\nUsage: ${usage}`);
  return { help, quick, parts: chosen, against };
}
