import type { History } from "../training/history.js";
import { newDisplay } from "./kernel.js";

const MILLISECONDS_BETWEEN = 200;
const BAR_LENGTH = 30;

/**
 * Reports long work below the cell, in one line: the share done, and the time left. Ends with a line that is the same in every run.
 *
 * `onEpoch: progress("Training")` follows `train`; `const report = progress("Reading", 60000)` follows a loop that calls
 * `report(done)` with the number of steps done.
 * @throws RangeError when `total` is not a whole number of at least 1
 */
export function progress(label: string): (history: History) => void;
export function progress(label: string, total: number): (done: number) => void;
export function progress(label: string, total?: number): (state: History | number) => void {
  if (total !== undefined && (!Number.isInteger(total) || total < 1)) {
    throw new RangeError(`progress("${label}", ${total}): the total must be a whole number of at least 1`);
  }
  const draw = newDisplay();
  const start = performance.now();
  let due = start;
  return (state) => {
    const [done, all, ended] = typeof state === "number" ? [state, total!, state >= total!] : steps(state);
    const amount = `${done} of ${all}${typeof state === "number" ? "" : " epochs"}`;
    const now = performance.now();
    if (ended) draw({ "text/plain": `${label}: ${amount}` });
    else if (now >= due) {
      due = now + MILLISECONDS_BETWEEN;
      const filled = Math.floor((BAR_LENGTH * done) / all);
      const bar = "█".repeat(filled) + "░".repeat(BAR_LENGTH - filled);
      draw({ "text/plain": `${label}: ${bar} ${amount}, ${timeLeft(now - start, done, all)}` });
    }
  };
}

const steps = (history: History): [done: number, all: number, ended: boolean] => [
  history.loss.length,
  history.epochs,
  history.stopped !== undefined,
];

/** The time left, if each further step takes as long as the average step so far. */
function timeLeft(milliseconds: number, done: number, all: number): string {
  if (done === 0) return "starting";
  const seconds = Math.ceil(((milliseconds / done) * (all - done)) / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.floor(seconds / 60)} min ${seconds % 60} s left`;
}
