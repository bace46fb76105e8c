import { resolve } from "node:path";
import { runBatch } from "./batch/batch.js";
import type { Grader } from "./batch/graded.js";
import { parseOptions, parseWorkerOptions, usage, workerUsage, type Options } from "./batch/options.js";
import { Pool, type Setup } from "./batch/pool.js";
import { progressBar } from "./batch/progress.js";
import { readSeed } from "./batch/seed.js";
import type { WorkOptions } from "./gradeWork.js";
import { POSSIBLE } from "./marking/points.js";
import { Problem } from "./problem.js";
import { connect, hostOf, queueName } from "./queue/connection.js";
import { QueueGrader } from "./queue/queueGrader.js";
import { startWorker } from "./queue/worker.js";
import { chooseSandbox, NoSandbox } from "./sandbox/choose.js";
import { currentVersion } from "./version.js";

const course = resolve(__dirname, "../..");

/** `npm run grade`. @throws {Problem} */
export async function grade(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const seed = readSeed(options.seed, [course, options.input, options.out], console.log);
  const { grader, version } = await graderFor(options, seed);
  try {
    const possible = (): number => POSSIBLE;
    await runBatch({ ...options, seed, version, grader, possible, progress: progressBar(), print: console.log });
    return 0;
  } finally {
    await grader.close();
  }
}

/** `npm run grade:worker`. @throws {Problem} */
export async function work(args: readonly string[]): Promise<number> {
  const options = parseWorkerOptions(args);
  if (options.help) {
    console.log(workerUsage);
    return 0;
  }
  const seed = readSeed(options.seed, [course]);
  const { setup, version } = await prepare({ seed, trustSubmissions: options.trustSubmissions });
  const connection = await connect(options.queue, console.log);
  const name = queueName(seed, version);
  const stop = startWorker({
    connection,
    name,
    host: hostOf(options.queue),
    jobs: options.jobs,
    setup,
    print: console.log,
  });
  await new Promise((resolve) => ["SIGINT", "SIGTERM"].forEach((signal) => process.once(signal, resolve)));
  await stop();
  return 0;
}

async function graderFor(options: Options, seed: string): Promise<{ grader: Grader; version: string }> {
  const { queue, jobs, trustSubmissions } = options;
  if (queue === undefined) {
    const { setup, version } = await prepare({ seed, trustSubmissions });
    return { grader: new Pool(jobs, setup), version };
  }
  const version = versionFor(trustSubmissions);
  const connection = await connect(queue, console.log);
  return { grader: new QueueGrader(connection, queueName(seed, version), console.log), version };
}

/** Says what is missing before anything is begun. */
async function prepare(options: WorkOptions): Promise<{ setup: Setup; version: string }> {
  try {
    await chooseSandbox(options);
  } catch (error) {
    if (error instanceof NoSandbox) throw new Problem(error.message);
    throw error;
  }
  return {
    setup: { module: resolve(__dirname, "gradeWork.js"), options },
    version: versionFor(options.trustSubmissions),
  };
}

/** Marks given without a sandbox are never taken for marks given in one. */
const versionFor = (trustSubmissions: boolean): string =>
  `${currentVersion().whole}${trustSubmissions ? " trusted" : ""}`;
