import { Job, Queue, QueueEvents } from "bullmq";
import type Redis from "ioredis";
import { invalid, TRIES, type Graded, type Grader, type Work } from "../batch/graded.js";
import { messages as batchMessages } from "../batch/messages.js";
import { toJob, type JobData } from "./job.js";
import { messages } from "./messages.js";

interface Pending {
  readonly work: Work;
  readonly settle: (graded: Graded) => void;
}

const LOOK_EVERY = 2000;
/** What a run that never came back has left in Redis goes after a week. */
const kept = { age: 7 * 24 * 3600 };

/**
 * Hands submissions to the workers. A job's id is the submission's key and its result stays in Redis until it is in the
 * journal, so whatever is killed, a result is neither lost nor counted twice.
 */
export class QueueGrader implements Grader {
  /** Enough to keep the workers busy; Redis never holds more submissions than this. */
  readonly parallel = 64;
  private readonly queue: Queue<JobData, Graded>;
  private readonly events: QueueEvents;
  private readonly pending = new Map<string, Pending>();
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(
    private readonly connection: Redis,
    name: string,
    private readonly print: (line: string) => void,
  ) {
    this.queue = new Queue(name, { connection });
    this.events = new QueueEvents(name, { connection });
    // They connect again by themselves.
    connection.on("error", () => undefined);
    this.queue.on("error", () => undefined);
    this.events.on("error", () => undefined);
    this.events.on("completed", ({ jobId }) => void this.collect(jobId));
    this.events.on("failed", ({ jobId }) => void this.collect(jobId));
    this.timer = setInterval(() => void this.look(), LOOK_EVERY);
    setTimeout(() => void this.lookForWorkers(), LOOK_EVERY).unref();
  }

  grade(work: Work, key: string): Promise<Graded> {
    return new Promise((settle, fail) => {
      this.pending.set(key, { work, settle });
      this.add(work, key).then(() => this.collect(key), fail);
    });
  }

  async recorded(key: string): Promise<void> {
    await this.queue.remove(key);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.queue.close(), this.events.close()]);
    this.connection.disconnect();
  }

  /** Adding a job that is there already changes nothing. */
  private async add(work: Work, key: string): Promise<void> {
    await this.queue.add("submission", toJob(work), {
      ...{ jobId: key, attempts: TRIES, removeOnComplete: kept, removeOnFail: kept },
    });
  }

  /** Events tell at once, but those of a Redis that is down don't come: so look now and then as well. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    for (const key of [...this.pending.keys()]) await this.collect(key).catch(() => undefined);
    this.looking = false;
  }

  private async collect(key: string): Promise<void> {
    const state = await this.queue.getJobState(key);
    const pending = this.pending.get(key);
    if (!pending) return;
    // Redis was restarted and had not kept it.
    if (state === "unknown") return this.add(pending.work, key);
    if (state !== "completed" && state !== "failed") return;
    const job = await Job.fromId<JobData, Graded>(this.queue, key);
    if (!job || !this.pending.delete(key)) return;
    pending.settle(state === "completed" ? job.returnvalue : setAside(pending.work));
  }

  private async lookForWorkers(): Promise<void> {
    if ((await this.queue.getWorkersCount().catch(() => 1)) === 0) this.print(messages.noWorkers);
  }
}

const setAside = ({ student, file }: Work): Graded => ({
  result: invalid(student, file, batchMessages.setAside(TRIES)),
  answers: {},
  setAside: true,
});
