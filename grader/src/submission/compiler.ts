import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { messages } from "../messages.js";
import { catalogue } from "./catalogue.js";
import type { Compiled, CompiledAnswer } from "./compile.js";
import type { TypeProblem } from "./types.js";

const SECONDS = 30;
/** Several dozen times what a chapter takes, so that a busy machine changes no result. */
const SECONDS_FOR_TYPES = 10;
const MEGABYTES = 1024;

let worker: Worker | undefined;
let previous: Promise<unknown> = Promise.resolve();

/** Compiles a submission in a thread of its own, one after the other. Code that the compiler can't cope with is invalid. */
export function compileInThread(bytes: Uint8Array): Promise<Compiled> {
  const compiled = previous.then(() => compileNext(bytes));
  previous = compiled.catch(() => {});
  return compiled;
}

async function compileNext(bytes: Uint8Array): Promise<Compiled> {
  const compiled = await ask<Compiled>(bytes, SECONDS);
  if (compiled === undefined) return { invalid: messages.invalid.tooSlow };
  if ("invalid" in compiled) return compiled;
  // Types are advice. Those that keep the compiler busy, or are too much for it, cost nothing.
  const problems = await ask<Map<string, TypeProblem[]>>(null, SECONDS_FOR_TYPES).catch(() => undefined);
  return { ...compiled, answers: compiled.answers.map((answer) => withTypes(answer, problems?.get(answer.id))) };
}

const withTypes = (answer: CompiledAnswer, typeProblems?: readonly TypeProblem[]): CompiledAnswer =>
  answer.kind === "code" && typeProblems ? { ...answer, typeProblems } : answer;

/** The thread's answer; undefined when it was ended because that takes too long, or too much memory. */
function ask<Answer>(question: Uint8Array | null, seconds: number): Promise<Answer | undefined> {
  const thread = (worker ??= start());
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => fail(Object.assign(new Error(), { code: "ERR_WORKER_OUT_OF_TIME" })),
      seconds * 1000,
    );
    const done = (answer: Answer | undefined): void => {
      clearTimeout(timer);
      thread.off("message", done).off("error", fail).unref();
      resolve(answer);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      worker = undefined;
      thread.on("error", () => {}); // it may yet run out of memory, before it ends
      void thread.terminate();
      if (!error.code?.startsWith("ERR_WORKER_OUT_OF")) reject(error);
      done(undefined); // has no effect after a rejection
    };
    thread.on("message", done).on("error", fail).ref();
    thread.postMessage(question);
  });
}

const start = (): Worker =>
  new Worker(join(__dirname, "../../dist/submission/worker.js"), {
    workerData: catalogue,
    // Most of what a compiler makes is thrown away at once: a large young generation spares it much copying.
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 48 },
  });
