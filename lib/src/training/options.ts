import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { requireFinite, shapeOf } from "../matrix/index.js";
import type { Network } from "../network/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";
import type { History } from "./history.js";

/** What `train` needs to know. */
export interface TrainOptions {
  cost: Cost;
  optimizer: Optimizer;
  /** How often all training examples are gone through. */
  epochs: number;
  /** Examples in each mini-batch; the last one of an epoch may be smaller. All of them: batch gradient descent; 1: stochastic. */
  batchSize: number;
  /** Shuffles the examples before each epoch. */
  rng: Random;
  /** λ of L2 regularization, 0 unless told: see `withL2`. */
  l2?: number;
  /** Examples to measure on after each epoch, never learned from. */
  validation?: Examples;
  /**
   * Stop when the validation loss has not got better for `patience` epochs, and put the best epoch's parameters back.
   * Needs `validation`.
   */
  earlyStopping?: { patience: number };
  /** How many snapshots the history keeps besides the start, 30 unless told; 0 keeps none. Each is a copy of all parameters. */
  snapshots?: number;
  /**
   * What the steps are computed in: "double" unless told, numbers of 64 bits (16 digits). "single" has 32 bits (7 digits), as most
   * networks are trained in, and is a third to a half faster where layers are wide. `history.start` and what is measured on
   * `validation` stay double, and so do all steps where WebAssembly is missing, or a layer, activation, cost or optimizer is your own.
   */
  precision?: "double" | "single";
  /** Called after each epoch with the history so far. In the last call `history.stopped` is set. */
  onEpoch?: (history: History) => void;
}

/** @throws RangeError or TypeError naming the first thing that cannot be trained with */
export function requireTrainable(net: Network, examples: Examples, options: TrainOptions): void {
  requireExamples("the training examples", net, examples, options.cost);
  if (options.validation) requireExamples("the validation examples", net, options.validation, options.cost);
  requireWhole("train: epochs", options.epochs, 1);
  requireWhole("train: batchSize", options.batchSize, 1);
  requireWhole("train: snapshots", options.snapshots ?? 0, 0);
  const { l2 = 0, earlyStopping, validation, precision = "double" } = options;
  if (!["double", "single"].includes(precision)) {
    throw new TypeError(`train: precision must be "double" or "single", not ${JSON.stringify(precision)}`);
  }
  if (!(l2 >= 0 && l2 < Infinity)) throw new RangeError(`train: l2 must be a number of at least 0, not ${l2}`);
  if (earlyStopping) {
    requireWhole("train: earlyStopping.patience", earlyStopping.patience, 1);
    if (!validation) throw new TypeError("train: earlyStopping needs validation examples to watch");
  }
}

function requireExamples(which: string, net: Network, { X, Y }: Examples, cost: Cost): void {
  if (X.rows === 0) throw new RangeError(`train: ${which} are empty`);
  if (X.rows * net.rowsPerExample !== Y.rows) {
    const each = net.rowsPerExample === 1 ? "" : ` (the network gives ${net.rowsPerExample} for each)`;
    throw new RangeError(
      `train: ${which} have ${X.rows} inputs but ${Y.rows} targets${each}: X is ${shapeOf(X)}, Y is ${shapeOf(Y)}`,
    );
  }
  if (X.columns !== net.inputs) {
    throw new RangeError(`train: the network takes ${net.inputs} inputs, but X of ${which} is ${shapeOf(X)}`);
  }
  if (Y.columns !== net.outputs) {
    throw new RangeError(`train: the network has ${net.outputs} outputs, but Y of ${which} is ${shapeOf(Y)}`);
  }
  requireFinite(`train: X of ${which}`, X);
  requireFinite(`train: Y of ${which}`, Y);
  cost.requireTargets(net.layers[net.layers.length - 1].activation, Y);
}
