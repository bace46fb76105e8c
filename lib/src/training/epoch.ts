import { layerStatistics, weightsOf, type LayerStatistics } from "../diagnostics/index.js";
import type { Examples } from "../examples.js";
import { takeRows } from "../matrix.js";
import { backprop, type Network } from "../network/index.js";
import { addL2Gradient, type Update } from "../optimizers/index.js";
import { countRight } from "./evaluate.js";
import type { TrainOptions } from "./options.js";

/** What one pass through all examples found. */
export interface Epoch {
  /** Mean cost of the examples, or the first loss that was not finite. */
  readonly loss: number;
  /** Number of right answers. */
  readonly right: number;
  /** Mini-batches gone through. */
  readonly steps: number;
  /** On the last mini-batch. */
  readonly statistics: LayerStatistics[];
}

/** Goes through all examples once, in random order, and takes one step after each mini-batch. */
export function trainEpoch(
  net: Network,
  { X, Y }: Examples,
  { cost, batchSize, rng, l2 = 0 }: TrainOptions,
  update: Update,
  learningRate: number,
): Epoch {
  const order = rng.shuffle(Array.from({ length: X.rows }, (_, i) => i));
  let [loss, right, steps] = [0, 0, 0];
  let statistics: LayerStatistics[] = [];

  for (let from = 0; from < X.rows; from += batchSize) {
    const batch = order.slice(from, from + batchSize);
    const targets = takeRows(Y, batch);
    const pass = backprop(net, takeRows(X, batch), targets, cost);
    steps++;
    if (!Number.isFinite(pass.loss)) return { loss: pass.loss, right, steps, statistics };
    loss += pass.loss * batch.length;
    right += countRight(pass.passes[pass.passes.length - 1].A, targets);

    if (l2 > 0) addL2Gradient(net, pass.gradients, l2, X.rows);
    const isLast = from + batchSize >= X.rows;
    const before = isLast ? weightsOf(net) : [];
    update(
      pass.gradients.map(({ data }) => data),
      learningRate,
    );
    if (isLast) statistics = layerStatistics(net, pass, before);
  }
  return { loss: loss / X.rows, right, steps, statistics };
}
