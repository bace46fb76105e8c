import type { ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";
import type { Request } from "../child/protocol.js";
import { limits, type End, type Sandbox } from "./sandbox.js";

/** Bytes of what a process prints that are kept. */
const KEPT = 10_000;

/** A process in the sandbox that answers one request after another. */
export class Conversation {
  readonly #child: ChildProcess;
  #timer: NodeJS.Timeout | undefined;
  #received = Buffer.alloc(0);
  #printed = 0;
  readonly #prints: Buffer[] = [];
  #complaint = "";
  #end: End | undefined;
  #wake: () => void = () => {};

  constructor(sandbox: Sandbox) {
    this.#child = sandbox.start();
    this.allow(limits.wall);
    const [stdin, stdout, stderr, answers] = this.#child.stdio;
    stdin!.on("error", () => {}); // it ends while something is sent
    stderr!.on("data", (text: Buffer) => this.#listen(text));
    if (answers !== stdout) stdout!.on("data", (text: Buffer) => this.#countPrinted(text));
    answers!.on("data", (bytes: Buffer) => this.#receive(bytes));
    this.#child.once("error", () => this.stop("ended"));
    const started = performance.now();
    this.#child.once("close", (code, signal) => {
      const seconds = (performance.now() - started) / 1000;
      this.#finish(endOf({ code, signal, complaint: this.#complaint, seconds, killed: sandbox.killed }));
    });
  }

  get end(): End | undefined {
    return this.#end;
  }

  /** The beginning of what the process has printed. */
  get printed(): string {
    return Buffer.concat(this.#prints).toString("utf8");
  }

  /** Sets how many seconds it may last from now on. */
  allow(seconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#end) this.#timer = setTimeout(() => this.stop("time-out"), seconds * 1000);
  }

  send(request: Request): void {
    if (!this.#end) (this.#child.stdin as Writable).write(`${JSON.stringify(request)}\n`);
  }

  /** The next line that the process sends, as what its JSON stands for; undefined when it gives no more, or no JSON. */
  async receive(): Promise<unknown> {
    let end = this.#received.indexOf(10);
    while (end < 0 && !this.#end) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      end = this.#received.indexOf(10);
    }
    if (end < 0) return undefined;
    const line = this.#received.toString("utf8", 0, end);
    this.#received = this.#received.subarray(end + 1);
    try {
      return JSON.parse(line);
    } catch {
      this.stop("ended");
      return undefined;
    }
  }

  /** Ends the process, and with it everything that it has started. What it has sent is forgotten. */
  stop(end: End = "ended"): void {
    this.#received = Buffer.alloc(0);
    this.#child.kill("SIGKILL");
    for (const stream of this.#child.stdio) stream?.destroy();
    this.#finish(end);
  }

  #finish(end: End): void {
    this.#end ??= end;
    clearTimeout(this.#timer);
    this.#wake();
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    if (this.#received.length > limits.answer) this.stop("too much output");
    else this.#wake();
  }

  #countPrinted(text: Buffer): void {
    if (this.#printed < KEPT) this.#prints.push(text.subarray(0, KEPT - this.#printed));
    this.#printed += text.length;
    if (this.#printed > limits.output) this.stop("too much output");
  }

  #listen(text: Buffer): void {
    this.#complaint = (this.#complaint + text.toString("latin1")).slice(-20_000);
    this.#countPrinted(text);
  }
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly complaint: string;
  readonly seconds: number;
  readonly killed: End;
}

/** What the end of a process means. It may pretend: all of these are worth nothing. */
function endOf({ code, signal, complaint, seconds, killed }: Ending): End {
  const by = (number: number, name: string): boolean => code === 128 + number || signal === name;
  if (by(24, "SIGXCPU")) return "time-out";
  if (by(9, "SIGKILL")) return seconds > limits.cpu ? "time-out" : killed;
  return /heap out of memory|Allocation failed|bad_alloc/.test(complaint) ? "out of memory" : "ended";
}
