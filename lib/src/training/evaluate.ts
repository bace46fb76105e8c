import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import type { LayerPass } from "../layers/index.js";
import { countSameClass, rowsBetween, type Matrix } from "../matrix/index.js";
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
    if (classes) correct += countSameClass(output.A, targets);
  };
  forwardInChunks(net, X, see, cost);
  return { loss: loss / X.rows, accuracy: classes ? correct / Y.rows : undefined };
}

/** Targets ask for a class when they are 0 or 1 and, in several columns, one 1 a row. Anything else is regression. */
export function isClassification(Y: Matrix): boolean {
  const { rows, columns, data } = Y;
  for (let i = 0; i < rows; i++) {
    let ones = 0;
    for (let at = i * columns; at < (i + 1) * columns; at++) {
      if (data[at] === 1) ones++;
      else if (data[at] !== 0) return false;
    }
    if (columns > 1 && ones !== 1) return false;
  }
  return true;
}
