import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import type { LayerPass } from "../layers/index.js";
import { classesOf, row, rowsBetween, type Matrix } from "../matrix/index.js";
import { forwardInChunks, type Network } from "../network/index.js";

/** How well a network does on a set of examples. */
export interface Evaluation {
  /** Mean cost. */
  readonly loss: number;
  /** Share of right answers, 0 to 1; undefined for regression (targets other than 0 and 1). */
  readonly accuracy: number | undefined;
}

/**
 * Mean cost and share of right answers over all examples, with nothing dropped.
 * @throws RangeError naming both shapes when the examples don't fit the network, or when there are none
 */
export function evaluate(net: Network, { X, Y }: Examples, cost: Cost): Evaluation {
  if (X.rows === 0) throw new RangeError("evaluate: there are no examples");
  const classes = isClassification(Y);
  let [loss, correct] = [0, 0];
  const each = net.rowsPerExample;
  const see = (output: LayerPass, from: number, to: number) => {
    const targets = rowsBetween(Y, from * each, to * each);
    loss += cost.value(output, targets) * (to - from);
    if (classes) correct += countCorrect(output.A, targets);
  };
  forwardInChunks(net, X, see, cost);
  return { loss: loss / X.rows, accuracy: classes ? correct / Y.rows : undefined };
}

/** Targets ask for a class when they are 0 or 1 and, in several columns, one 1 a row. Anything else is regression. */
export function isClassification(Y: Matrix): boolean {
  if (!Y.data.every((y) => y === 0 || y === 1)) return false;
  return Y.columns === 1 || Array.from({ length: Y.rows }, (_, i) => row(Y, i)).every((y) => sum(y) === 1);
}

/** Rows whose class is that of the target. */
export function countCorrect(A: Matrix, Y: Matrix): number {
  const [answers, targets] = [classesOf(A), classesOf(Y)];
  let correct = 0;
  for (let i = 0; i < answers.length; i++) if (answers[i] === targets[i]) correct++;
  return correct;
}

const sum = (entries: Float64Array) => entries.reduce((total, entry) => total + entry, 0);
