import { availableParallelism } from "node:os";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { Problem } from "../problem.js";
import { messages } from "./messages.js";
import { defaultSeedFile } from "./seed.js";

export interface Options {
  readonly help: boolean;
  readonly input: string;
  readonly out: string;
  readonly seed: string;
  readonly overrides?: string;
  readonly jobs: number;
  readonly queue?: string;
  readonly trustSubmissions: boolean;
}

export const usage = `npm run grade -- <folder or zip> --out <folder> [options]
  --out FOLDER         where the reports go; begin with its summary.html
  --overrides FILE     marks that you give by hand: a CSV file with the columns student, exercise, points, reason
                       (default: overrides.csv in the folder of the reports, if there is one)
  --seed FILE          the secret seed of the hidden cases, made on the first run
                       (default: ${defaultSeedFile()})
  --jobs N             grade N submissions at once (default: one for each core of this machine)
  --queue redis://…    leave the grading to the machines on which "npm run grade:worker" runs
  --trust-submissions  run the learners' code without a sandbox: only for code that you have read, or on a machine that holds nothing`;

export const workerUsage = `npm run grade:worker -- --queue redis://… [options]
  --queue redis://…    where "npm run grade -- … --queue redis://…" puts the submissions
  --seed FILE          the same seed file as there
                       (default: ${defaultSeedFile()})
  --jobs N             grade N submissions at once (default: one for each core of this machine)
  --trust-submissions  as for "npm run grade"; give it in both places or in none`;

export interface WorkerOptions {
  readonly help: boolean;
  readonly queue: string;
  readonly seed: string;
  readonly jobs: number;
  readonly trustSubmissions: boolean;
}

/** @throws {Problem} for an option or a value that is not known */
export function parseWorkerOptions(args: readonly string[]): WorkerOptions {
  const { values } = parse(args, workerOptions, workerUsage);
  if (!values.help && values.queue === undefined)
    throw new Problem(`${messages.noQueue}\n\n${messages.usage(workerUsage)}`);
  return {
    help: values.help ?? false,
    queue: values.queue!,
    seed: values.seed ?? defaultSeedFile(),
    jobs: parseJobs(values.jobs),
    trustSubmissions: values["trust-submissions"] ?? false,
  };
}

/** @throws {Problem} for an option or a value that is not known */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args, options, usage);
  if (!values.help) {
    if (positionals.length === 0) throw new Problem(`${messages.noInput}\n\n${messages.usage(usage)}`);
    if (positionals.length > 1) throw new Problem(messages.manyInputs(positionals));
    if (values.out === undefined) throw new Problem(`${messages.noOut}\n\n${messages.usage(usage)}`);
  }
  return {
    help: values.help ?? false,
    input: positionals[0],
    out: values.out!,
    seed: values.seed ?? defaultSeedFile(),
    overrides: values.overrides,
    jobs: parseJobs(values.jobs),
    queue: values.queue,
    trustSubmissions: values["trust-submissions"] ?? false,
  };
}

const workerOptions = {
  help: { type: "boolean" },
  queue: { type: "string" },
  seed: { type: "string" },
  jobs: { type: "string" },
  "trust-submissions": { type: "boolean" },
} as const;

const options = { ...workerOptions, out: { type: "string" }, overrides: { type: "string" } } as const;

function parse<Known extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  known: Known,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: known === (options as object) });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${messages.usage(usage)}`);
  }
}

function parseJobs(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new Problem(messages.badJobs(text));
  return jobs;
}
