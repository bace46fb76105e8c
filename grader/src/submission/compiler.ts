import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { messages } from "../messages.js";
import { catalogue } from "./catalogue.js";
import type { Compiled } from "./compile.js";

const SECONDS = 30;
const MEGABYTES = 1024;

let worker: Worker | undefined;
let previous: Promise<unknown> = Promise.resolve();

/** Compiles a submission in a thread of its own, one after the other. Code that the compiler can't cope with is invalid. */
export function compileInThread(bytes: Uint8Array): Promise<Compiled> {
  const compiled = previous.then(() => compileNext(bytes));
  previous = compiled.catch(() => {});
  return compiled;
}

function compileNext(bytes: Uint8Array): Promise<Compiled> {
  const thread = (worker ??= start());
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => fail(Object.assign(new Error(), { code: "ERR_WORKER_OUT_OF_TIME" })),
      SECONDS * 1000,
    );
    const done = (compiled: Compiled): void => {
      clearTimeout(timer);
      thread.off("message", done).off("error", fail).unref();
      resolve(compiled);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      worker = undefined;
      void thread.terminate();
      if (!error.code?.startsWith("ERR_WORKER_OUT_OF")) reject(error);
      done({ invalid: messages.invalid.tooSlow }); // has no effect after a rejection
    };
    thread.on("message", done).on("error", fail).ref();
    thread.postMessage(bytes);
  });
}

const start = (): Worker =>
  new Worker(join(__dirname, "../../dist/submission/worker.js"), {
    workerData: catalogue,
    // Most of what a compiler makes is thrown away at once: a large young generation spares it much copying.
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 48 },
  });
