// TensorFlow.js on one of its backends, cpu or wasm: the first word on the command line.
import { dirname, join } from "node:path";
import { peer, versionOf } from "./serve.mjs";

const [backend] = process.argv.slice(2);
export const tf = peer("@tensorflow/tfjs");
const wasm = backend === "wasm" ? peer("@tensorflow/tfjs-backend-wasm") : undefined;
wasm?.setWasmPaths(`${join(dirname(peer.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "dist")}/`);
await tf.setBackend(backend);
await tf.ready();
if (tf.getBackend() !== backend) throw new Error(`tfjs runs on ${tf.getBackend()}, not on ${backend}`);

export const facts = {
  library: `@tensorflow/tfjs ${versionOf("@tensorflow/tfjs")}`,
  precision: "float32",
  // On Node its wasm backend refuses to use threads.
  ...(wasm && { SIMD: await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"), threads: wasm.getThreadsCount() }),
};

/** A tensor of tfjs has no type here. @typedef {any} Tensor */

/** @param {import("@nn/lib").Matrix} matrix @returns {Tensor} */
export const tensor = ({ rows, columns, data }) => tf.tensor2d(Float32Array.from(data), [rows, columns]);

/**
 * Goes through m examples once, in random order, mini-batch by mini-batch, and reads what `step` found only at the end: asking
 * for a number earlier would make it wait.
 * @param {number} m @param {number} batchSize @param {import("@nn/lib").Random} rng
 * @param {(indices: Int32Array) => Tensor[]} step takes one step, and gives the sum of the costs and how many answers were right
 * @returns {number[]} the two, summed over the epoch
 */
export function epoch(m, batchSize, rng, step) {
  const order = Int32Array.from(rng.shuffle(Array.from({ length: m }, (_, i) => i)));
  let sums = [tf.scalar(0), tf.scalar(0)];
  for (let from = 0; from < m; from += batchSize) {
    const before = sums;
    sums = tf.tidy(() => step(order.subarray(from, from + batchSize)).map((value, i) => tf.add(before[i], value)));
    tf.dispose(before);
  }
  const found = sums.map((sum) => sum.dataSync()[0]);
  tf.dispose(sums);
  return found;
}
