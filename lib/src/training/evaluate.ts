import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { classesOf, row, type Matrix } from "../matrix.js";
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
  let [loss, correct] = [0, 0];
  for (let from = 0; from < X.rows; from += CHUNK) {
    const to = Math.min(from + CHUNK, X.rows);
    const targets = rowsBetween(Y, from, to);
    const output = forward(net, rowsBetween(X, from, to))[last];
    loss += cost.value(output, targets) * (to - from);
    if (classes) correct += countCorrect(output.A, targets);
  }
  return { loss: loss / X.rows, accuracy: classes ? correct / X.rows : undefined };
}

/** Targets ask for a class when they are 0 or 1 and, in several columns, one 1 a row. Anything else is regression. */
export function isClassification(Y: Matrix): boolean {
  if (!Y.data.every((y) => y === 0 || y === 1)) return false;
  return Y.columns === 1 || Array.from({ length: Y.rows }, (_, i) => row(Y, i)).every((y) => sum(y) === 1);
}

/** Rows whose class is that of the target. */
export function countCorrect(A: Matrix, Y: Matrix): number {
  const targets = classesOf(Y);
  return classesOf(A).filter((answer, i) => answer === targets[i]).length;
}

const sum = (entries: Float64Array) => entries.reduce((total, entry) => total + entry, 0);

/** Rows from ≤ i < to, as a view. */
function rowsBetween(M: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, columns: M.columns, data: M.data.subarray(from * M.columns, to * M.columns) };
}
