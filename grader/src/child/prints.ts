import fs from "node:fs";
import { Writable } from "node:stream";

const { writeSync } = fs;

/**
 * Prints go out at once. Node would keep what the grader has not read yet, and an endless loop that prints would fill the memory
 * before the grader could count.
 */
export function printAtOnce(): void {
  for (const [name, stream] of [
    ["stdout", 1],
    ["stderr", 2],
  ] as const) {
    const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
      for (let at = 0; at < chunk.length;) at += writeSync(stream, chunk, at);
      done();
    };
    Object.defineProperty(process, name, { value: new Writable({ write }), configurable: true });
  }
}
