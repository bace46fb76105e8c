import { fork, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { invalid, TRIES, type Graded, type Grader, type Work } from "./graded.js";
import { messages } from "./messages.js";

/** What the processes load, and what they are told once. The module exports `createGrader(options)`, which makes a GradeWork. */
export interface Setup {
  readonly module: string;
  readonly options: unknown;
}

/** The module's grader: grades one submission at a time. */
export type GradeWork = (work: Work) => Promise<Graded>;

export type Reply = { graded: Graded } | { error: string };

/** Longer than the limits of all exercises of a chapter taken together. */
const PATIENCE = 10 * 60_000;

/** Built, whether this file is or not. */
const child = resolve(__dirname, "../../dist/batch/child.js");

/** Grades in processes of this machine. One that ends, whatever the reason, takes no other submission with it. */
export class Pool implements Grader {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();

  constructor(
    readonly parallel: number,
    private readonly setup: Setup,
    private readonly tries = TRIES,
  ) {}

  async grade(work: Work): Promise<Graded> {
    let error = "";
    for (let attempt = 1; attempt <= this.tries; attempt++) {
      const process = this.idle.pop() ?? this.start();
      const reply = await ask(process, work);
      if (reply !== undefined) this.idle.push(process);
      else this.all.delete(process);
      if (reply && "graded" in reply) return reply.graded;
      error = reply ? reply.error : "";
    }
    const problem = error === "" ? messages.setAside(TRIES) : messages.failed(error);
    return { result: invalid(work.student, work.file, problem), answers: {}, setAside: true };
  }

  recorded(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((process) => stop(process)));
  }

  private start(): ChildProcess {
    const started = fork(child, [], { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    started.send(this.setup);
    this.all.add(started);
    return started;
  }
}

/** undefined when the process has ended instead of answering. */
function ask(process: ChildProcess, work: Work): Promise<Reply | undefined> {
  return new Promise((answer) => {
    const timer = setTimeout(() => process.kill("SIGKILL"), PATIENCE);
    const settle = (reply: Reply | undefined): void => {
      clearTimeout(timer);
      process.off("message", settle).off("exit", ended).off("error", ended);
      answer(reply);
    };
    const ended = (): void => settle(undefined);
    process.once("message", settle).once("exit", ended).once("error", ended);
    if (process.exitCode !== null || process.signalCode !== null) ended();
    else process.send(work, () => undefined);
  });
}

function stop(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    process.once("exit", () => done());
    process.disconnect();
    setTimeout(() => process.kill("SIGKILL"), 2000).unref();
  });
}
