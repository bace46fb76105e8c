import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { argMax, type Matrix } from "../matrix.js";
import { forward, type Network } from "../network/index.js";

/** How well a network does on a set of examples. */
export interface Evaluation {
  /** Mean cost. */
  readonly loss: number;
  /** Share of right answers, 0 to 1; undefined for regression (targets other than 0 and 1). */
  readonly accuracy: number | undefined;
}

/** Rows sent through at once: enough for fast matrix products, few enough to keep memory small. */
const CHUNK = 1000;

/**
 * Mean cost and share of right answers over all examples, with nothing dropped.
 * @throws RangeError naming both shapes when the examples don't fit the network, or when there are none
 */
export function evaluate(net: Network, { X, Y }: Examples, cost: Cost): Evaluation {
  if (X.rows === 0) throw new RangeError("evaluate: there are no examples");
  const last = net.layers.length - 1;
  const classes = isClassification(Y);
  let [loss, right] = [0, 0];
  for (let from = 0; from < X.rows; from += CHUNK) {
    const to = Math.min(from + CHUNK, X.rows);
    const targets = rowsBetween(Y, from, to);
    const output = forward(net, rowsBetween(X, from, to))[last];
    loss += cost.value(output, net.layers[last].activation, targets) * (to - from);
    if (classes) right += countRight(output.A, targets);
  }
  return { loss: loss / X.rows, accuracy: classes ? right / X.rows : undefined };
}

/** Targets of 0 and 1 ask for a class; any other number makes it regression. */
export function isClassification(Y: Matrix): boolean {
  return Y.data.every((y) => y === 0 || y === 1);
}

/** Rows answered rightly: one output is rounded at ½, of several the largest wins. */
export function countRight(A: Matrix, Y: Matrix): number {
  const [answers, targets] = A.columns === 1 ? [rounded(A), rounded(Y)] : [argMax(A), argMax(Y)];
  return answers.filter((answer, i) => answer === targets[i]).length;
}

function rounded(A: Matrix): number[] {
  return Array.from(A.data, (a) => (a >= 0.5 ? 1 : 0));
}

/** Rows from ≤ i < to, as a view. */
function rowsBetween(M: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, columns: M.columns, data: M.data.subarray(from * M.columns, to * M.columns) };
}
