import { onOneLine } from "../printable.js";

/** What the queue says to the teacher. */
export const messages = {
  badUrl: "--queue must look like redis://host:port or rediss://user:password@host:port.",
  noRedis: (host: string, reason: string) =>
    `No Redis answers at ${host} (${reason}). Start it there (Debian: apt install redis-server), or correct --queue.`,
  notKept: (host: string) =>
    `The Redis at ${host} keeps nothing when it is restarted. Nothing gets lost, but what it held is graded again. ` +
    `To avoid that, set "appendonly yes" in its configuration.`,
  noWorkers:
    "No worker takes from this queue. On each machine that is to grade, with the same version of the course and a copy of " +
    "your seed file: npm run grade:worker -- --queue redis://host:port",
  waiting: (jobs: number, host: string) =>
    `Waits for submissions from ${host}, and grades ${jobs} at once. Ctrl-C ends it when it has finished what it has begun.`,
  stopping: "Finishes what it has begun.",
  lost: (host: string) => `The connection to the Redis at ${host} is gone. It goes on when that is back.`,
  again: (file: string, attempt: number, tries: number) =>
    `${onOneLine(file)}: ended the process that graded it (${attempt} of ${tries} tries).`,
};
