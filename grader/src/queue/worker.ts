import { Worker } from "bullmq";
import type Redis from "ioredis";
import { TRIES, type Graded } from "../batch/graded.js";
import { Pool, type Setup } from "../batch/pool.js";
import { fromJob, type JobData } from "./job.js";
import { messages } from "./messages.js";

export interface WorkerOptions {
  readonly connection: Redis;
  readonly name: string;
  readonly host: string;
  readonly jobs: number;
  readonly setup: Setup;
  readonly print: (line: string) => void;
  /** Milliseconds after which the submissions of a worker that was killed are given to another one. */
  readonly lock?: number;
}

const LOCK = 15_000;

/** Takes submissions from the queue and grades them. Returns what ends it in order. */
export function startWorker({
  connection,
  name,
  host,
  jobs,
  setup,
  print,
  lock = LOCK,
}: WorkerOptions): () => Promise<void> {
  const pool = new Pool(jobs, setup, 1);
  const worker = new Worker<JobData, Graded>(
    name,
    async ({ data, attemptsStarted }) => {
      const graded = await pool.grade(fromJob(data));
      if (!graded.setAside || attemptsStarted >= TRIES) return graded;
      const again = messages.again(data.file, attemptsStarted, TRIES);
      print(again);
      throw new Error(again); // back into the queue
    },
    {
      connection,
      concurrency: jobs,
      lockDuration: lock,
      stalledInterval: lock / 2,
      // One limit for all ways to fail: a job that was begun this often, whatever became of it, is set aside.
      maxStartedAttempts: TRIES,
      maxStalledCount: TRIES + 1,
    },
  );
  let connected = true;
  connection.on("ready", () => (connected = true));
  const gone = (): void => {
    if (connected) print(messages.lost(host));
    connected = false;
  };
  connection.on("error", gone);
  worker.on("error", gone);
  print(messages.waiting(jobs, host));
  return async () => {
    print(messages.stopping);
    await worker.close();
    await pool.close();
    connection.disconnect();
  };
}
