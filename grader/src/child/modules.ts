import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { exercisesStandIn } from "./standIn.js";

/** A module of the learner's: its body is async, since a cell may use await. */
type Body = (exports: object, require: (name: string) => unknown, module: object) => Promise<void>;

const packages = createRequire(__filename);

/** Runs the learner's cells in order, and returns what each of them exports. */
export async function load(cells: readonly { name: string; code: string }[]): Promise<Map<string, object>> {
  const loaded = new Map<string, object>(cells.map(({ name }) => [name, {}]));
  const require = (name: string): unknown => {
    if (name === "@nn/exercises") return exercisesStandIn;
    return loaded.get(name) ?? packages(name);
  };
  for (const { name, code } of cells) {
    const exports = loaded.get(name)!;
    const text = `(async function (exports, require, module) { ${code}\n})`;
    const body = runInThisContext(text, { filename: name.slice(2) }) as Body;
    await body(exports, require, { exports });
  }
  return loaded;
}
