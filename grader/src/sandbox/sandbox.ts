import type { ChildProcess } from "node:child_process";

/** Why a process in the sandbox gives no more answers. */
export type End = "time-out" | "out of memory" | "too much output" | "ended";

/** A place to run untrusted code in. */
export interface Sandbox {
  /** "bubblewrap", "docker", "podman" or "none". */
  readonly name: string;
  /** Starts the runner: requests go to stream 0, answers come from stream 3, prints from 1 and 2. */
  start(): ChildProcess;
  /** What it means when something else than the grader has killed the process. */
  readonly killed: End;
}

/** What one start of the sandbox may use. */
export const limits = {
  /** Seconds of computing. */
  cpu: 4,
  /** Seconds that pass, computing or not: several times more, so that a busy machine changes no verdict. */
  wall: 30,
  /** Bytes of memory that a process can write to: V8's heap, typed arrays and WebAssembly alike. */
  memory: 512 * 2 ** 20,
  /** Megabytes of V8's heap: reached before `memory`, it ends with a clear message. */
  heap: 160,
  /** Processes and threads together. Node takes up to 8 for itself, so a second Node finds no room. */
  processes: 10,
  openFiles: 64,
  /** Bytes printed. */
  output: 1_000_000,
  /** Bytes of one answer. */
  answer: 8_000_000,
} as const;

/** Fewer threads: these would only wait for the one core that a sandbox gets. */
export const nodeFlags = [
  "--v8-pool-size=0",
  "--random-seed=1", // the same submission gives the same values
  `--max-old-space-size=${limits.heap}`,
  "--disable-wasm-trap-handler",
  "--no-warnings",
];

export const environment = { LANG: "C.UTF-8", TZ: "UTC", UV_THREADPOOL_SIZE: "1", NODE_PATH: "" };
