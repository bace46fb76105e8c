import { temporaries } from "../workspace/index.js";
import type { LayerPass } from "../layers/index.js";
import { rowsBetween, zeros, type Matrix } from "../matrix/index.js";
import { forward, requireInputs, type Network } from "./network.js";
import { borrowWorkspace } from "./workspace.js";

/**
 * The network's answers to X (m×inputs), m×outputs; over sequences, a row for each position. Nothing is dropped.
 * @throws RangeError as `forward`
 */
export function predict(net: Network, X: Matrix): Matrix {
  const each = net.rowsPerExample;
  const answers = zeros(X.rows * each, net.outputs);
  forwardInChunks(net, X, ({ A }, from) => answers.data.set(A.data, from * each * net.outputs));
  return answers;
}

/** Rows of output computed at once: many, so that matrix products are fast, and few, so that they stay in the processor's cache. */
const CHUNK = 200;

/**
 * Sends X through the network piece by piece, with nothing dropped, and hands the last layer's pass of rows from, from + 1, …
 * to `see`, which must not keep it. @throws RangeError as `forward`
 *
 * @param parts what `see` does its work with: a cost
 */
export function forwardInChunks(
  net: Network,
  X: Matrix,
  see: (output: LayerPass, from: number, to: number) => void,
  ...parts: object[]
): void {
  requireInputs(net, X);
  const { working, leave } = borrowWorkspace(net, parts);
  try {
    const chunk = Math.ceil(CHUNK / net.rowsPerExample);
    for (let from = 0; from < X.rows; from += chunk) {
      const to = Math.min(from + chunk, X.rows);
      temporaries(() => {
        const passes = forward(working, rowsBetween(X, from, to));
        see(passes[passes.length - 1], from, to);
      });
    }
  } finally {
    leave();
  }
}
