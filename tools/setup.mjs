// Mends what is missing in a set-up, step by step, and leaves alone what is in order.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * One step of the set-up. Its stamp is a file inside of what the step makes; it holds the fingerprint of what the step
 * was made from, and is written only when the step has succeeded. So a step that was cut off is done again.
 * @typedef {object} Step
 * @property {string} name what is being made, for the reader
 * @property {string} stamp path of the stamp
 * @property {() => string} fingerprint of everything that the step depends on
 * @property {() => boolean | Promise<boolean>} isWhole whether what the step has made is still there
 * @property {() => void | Promise<void>} mend makes it anew; throws a Problem if it can't
 */

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** @param {Step} step */
export async function isInOrder(step) {
  return read(step.stamp) === step.fingerprint() && (await step.isWhole());
}

/**
 * Goes through the steps in order and mends those that need it.
 * @param {Step[]} steps
 * @param {(line: string) => void} [print]
 * @returns {Promise<string[]>} the names of the steps that were mended
 */
export async function setUp(steps, print = console.log) {
  const mended = [];
  for (const step of steps) {
    if (await isInOrder(step)) continue;
    const start = performance.now();
    print(`  ${step.name} ...`);
    rmSync(step.stamp, { force: true });
    await step.mend();
    mkdirSync(dirname(step.stamp), { recursive: true });
    writeFileSync(step.stamp, step.fingerprint());
    print(`  ${step.name}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    mended.push(step.name);
  }
  return mended;
}
