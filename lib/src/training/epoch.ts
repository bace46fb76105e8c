import { layerStatistics, unitWatch, type LayerStatistics } from "../diagnostics/index.js";
import { takeExamples, type Examples } from "../examples.js";
import { temporaries } from "../workspace/index.js";
import { countSameClass, rowsBetween } from "../matrix/index.js";
import { backprop, type Network } from "../network/index.js";
import { withL2, type Update } from "../optimizers/index.js";
import { range } from "../range.js";
import type { TrainOptions } from "./options.js";

/** What one pass through all examples found. */
export interface Epoch {
  /** Mean cost, each example's with the weights its mini-batch met. */
  readonly loss: number;
  /** Share answered correctly, measured like `loss`. */
  readonly accuracy: number;
  /** Mini-batches gone through. */
  readonly steps: number;
  readonly statistics: LayerStatistics[];
  /** The loss of the last mini-batch, where it was no finite number and ended the epoch. */
  readonly broken?: number;
}

/** Goes through all examples once, in random order, and takes one step of gradient descent after each mini-batch. */
export function trainEpoch(
  net: Network,
  examples: Examples,
  { cost, batchSize, rng, l2 = 0 }: TrainOptions,
  update: Update,
  learningRate: number,
): Epoch {
  const m = examples.X.rows;
  const order = rng.shuffle(range(0, m));
  const units = unitWatch(net);
  let [loss, correct, steps] = [0, 0, 0];
  let statistics: LayerStatistics[] = [];

  /** Takes one step, and returns the cost of the mini-batch. */
  function step(batch: number[], isLast: boolean): number {
    const { X, Y } = takeExamples(examples, batch);
    const pass = backprop(net, X, Y, cost);
    if (!Number.isFinite(pass.loss)) return pass.loss;

    const before = isLast ? net.parameters.map((parameter) => rowsBetween(parameter, 0, parameter.rows)) : [];
    const gradients = l2 > 0 ? withL2(net, pass.gradients, l2, m) : pass.gradients;
    update(gradients, learningRate);

    loss += (pass.loss * batch.length) / m;
    correct += countSameClass(pass.passes[pass.passes.length - 1].A, Y);
    units.see(pass.passes);
    if (isLast) statistics = layerStatistics(net, pass, before, units);
    return pass.loss;
  }

  for (let from = 0; from < m; from += batchSize) {
    const batch = order.slice(from, from + batchSize);
    const batchLoss = temporaries(() => step(batch, from + batchSize >= m));
    steps++;
    if (!Number.isFinite(batchLoss)) return { loss, accuracy: 0, steps, statistics, broken: batchLoss };
  }
  return { loss, accuracy: correct / examples.Y.rows, steps, statistics };
}
