// Grades submissions for nbgrader: one request a line on stdin, one result a line on stdout.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { defaultSeedFile, readSeed } from "../batch/seed.js";
import { grade } from "../grade.js";
import { Problem } from "../problem.js";
import type { SubmissionResult } from "../result.js";
import { chooseSandbox, NoSandbox } from "../sandbox/choose.js";
import type { Sandbox } from "../sandbox/sandbox.js";

/** What nbgrader asks for: a learner's notebook. */
interface Request {
  readonly student: string;
  readonly file: string;
}

/** Seconds without a request, after which it ends: the next one starts it anew, with the course as it is then. */
const IDLE = 60;

const course = resolve(__dirname, "../../..");

/** Ends with its input, or when nobody asks any more. @throws {Problem} */
export async function serve(args: readonly string[]): Promise<number> {
  const options = { seed: { type: "string" }, "trust-submissions": { type: "boolean" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const seed = readSeed(values.seed ?? defaultSeedFile(), [course], (line) => console.error(line));
  const sandbox = await sandboxFor(values["trust-submissions"] ?? false);
  const lines = createInterface({ input: process.stdin });
  const idle = setTimeout(() => lines.close(), IDLE * 1000);
  for await (const line of lines) {
    const { student, file } = JSON.parse(line) as Request;
    const result = await grade({ student, file: "", bytes: readFileSync(file) }, { seed, sandbox });
    process.stdout.write(`${JSON.stringify(withCellNames(result))}\n`);
    idle.refresh();
  }
  return 0;
}

async function sandboxFor(trustSubmissions: boolean): Promise<Sandbox> {
  try {
    return await chooseSandbox({ trustSubmissions });
  } catch (error) {
    throw error instanceof NoSandbox ? new Problem(error.message) : error;
  }
}

/** With the name that nbgrader has for the cell which carries the points. */
const withCellNames = ({ exercises, ...rest }: SubmissionResult) => ({
  ...rest,
  exercises: exercises.map((each) => ({ ...each, cell: `${each.id.replaceAll("/", "-")}-check` })),
});
