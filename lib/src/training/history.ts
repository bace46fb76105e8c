import type { LayerStatistics } from "../diagnostics/index.js";
import type { Snapshot } from "../network/index.js";

/** What `train` wrote down. Entry e of each list belongs to epoch e + 1. */
export interface History {
  /** Mean cost over the training examples, each measured with the weights its mini-batch met. */
  readonly loss: number[];
  /** Share of training examples answered rightly (0 to 1), measured like `loss`. Empty for regression. */
  readonly accuracy: number[];
  /** Mean cost over the validation examples after the epoch. Empty without validation data. */
  readonly validationLoss: number[];
  /** Share of validation examples answered rightly after the epoch. Empty without validation data and for regression. */
  readonly validationAccuracy: number[];
  /** The learning rate in the epoch. */
  readonly learningRate: number[];
  /** statistics[e][l]: how layer l looked on the last mini-batch of the epoch. */
  readonly statistics: LayerStatistics[][];
  /** The parameters at about 30 epochs, the start (epoch 0) and the end among them. Charts with an epoch slider use them. */
  readonly snapshots: Snapshot[];
  /** The number of epochs asked for. */
  readonly epochs: number;
  /** Why and where training ended; undefined while it runs. */
  stopped: Stopped | undefined;
}

/** How training ended. */
export interface Stopped {
  readonly reason: "finished" | "early" | "diverged" | "interrupted";
  /** The epoch in which it ended, from 1. */
  readonly epoch: number;
  /** The step (mini-batch) within that epoch, from 1; 0 where it is not known, after an interrupt. */
  readonly step: number;
  /** A sentence for the learner, with the likely cause where something went wrong. */
  readonly message: string;
}
