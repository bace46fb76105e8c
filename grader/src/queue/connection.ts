import Redis from "ioredis";
import { Problem } from "../problem.js";
import { sealed } from "../batch/seed.js";
import { messages } from "./messages.js";

/** Host and port, without a password. */
export function hostOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    if (/^rediss?:$/.test(protocol) && host !== "") return host;
  } catch {
    // said below
  }
  throw new Problem(messages.badUrl);
}

/** A connection that waits for a Redis that was restarted; the first time, Redis must answer at once. */
export async function connect(url: string, print: (line: string) => void): Promise<Redis> {
  const host = hostOf(url);
  const first = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  let cause: NodeJS.ErrnoException | undefined;
  first.on("error", (error) => (cause = error)); // connect() itself only says that it failed
  try {
    await first.connect();
    const info = await first.info("persistence");
    if (!/^aof_enabled:1/m.test(info)) print(messages.notKept(host));
  } catch (error) {
    const { code, message } = cause ?? (error as NodeJS.ErrnoException);
    throw new Problem(messages.noRedis(host, code ?? message));
  } finally {
    first.disconnect();
  }
  return new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(100 * times, 2000) });
}

/** Only those meet in a queue who have the same seed and the same version of all that grades. */
export const queueName = (seed: string, version: string): string =>
  `grade-${sealed(seed, "queue", version).slice(0, 24)}`;
