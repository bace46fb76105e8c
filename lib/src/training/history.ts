import { printAs } from "../printAs.js";
import type { LayerStatistics } from "../diagnostics/index.js";
import type { Snapshot } from "../network/index.js";
import type { Start } from "./start.js";

/** What `train` wrote down. Entry e of each list belongs to epoch e + 1. */
export interface History {
  /**
   * Mean cost over the training examples, without the L2 term. Each is measured with the weights its mini-batch met, so it
   * lags behind `validationLoss`: with one mini-batch an epoch, the first entry is the cost before any step.
   */
  readonly loss: number[];
  /** Share of training examples answered rightly (0 to 1), measured like `loss`. Empty for regression. */
  readonly accuracy: number[];
  /** Mean cost over the validation examples after the epoch. Empty without validation data. */
  readonly validationLoss: number[];
  /** Share of validation examples answered rightly after the epoch. Empty without validation data and for regression. */
  readonly validationAccuracy: number[];
  /** The learning rate in the epoch. */
  readonly learningRate: number[];
  /** statistics[e][l]: how layer l was in the epoch. */
  readonly statistics: LayerStatistics[][];
  /** The parameters at about 30 epochs, the start (epoch 0) and the end among them. Charts with an epoch slider use them. */
  readonly snapshots: Snapshot[];
  /** The number of epochs asked for. */
  readonly epochs: number;
  /** What was known before the first step; `diagnose` holds the losses against it. */
  start: Start | undefined;
  /** Why and where training ended; undefined while it runs. */
  stopped: Stopped | undefined;
}

/** How training ended. */
export interface Stopped {
  /** All epochs done; `earlyStopping`; a loss that was no finite number; or the learner's stop. */
  readonly reason: "finished" | "early" | "diverged" | "interrupted";
  /** The epoch in which it ended, from 1. */
  readonly epoch: number;
  /** The step (mini-batch) within that epoch, from 1; 0 where it is not known, after an interrupt. */
  readonly step: number;
  /** A sentence for the learner, with the likely cause where something went wrong. */
  readonly message: string;
}

export function emptyHistory(epochs: number): History {
  const history: History = {
    epochs,
    loss: [],
    accuracy: [],
    validationLoss: [],
    validationAccuracy: [],
    learningRate: [],
    statistics: [],
    snapshots: [],
    start: undefined,
    stopped: undefined,
  };
  return printAs(history, () => summary(history));
}

/** "History of 200 epochs: loss 0.6931 to 0.0124, accuracy 100%. Trained for 200 epochs." */
function summary({ loss, accuracy, stopped }: History): string {
  const [first, last] = [loss[0], loss[loss.length - 1]].map((value) => value?.toPrecision(4));
  const course = loss.length > 0 ? `: loss ${first} to ${last}` : "";
  const correct = accuracy.length > 0 ? `, accuracy ${(100 * accuracy[accuracy.length - 1]).toFixed(1)}%` : "";
  return `History of ${loss.length} epochs${course}${correct}. ${stopped?.message ?? ""}`.trimEnd();
}

/** What one epoch adds to a history. */
export interface EpochRecord {
  readonly loss: number;
  readonly accuracy: number | undefined;
  readonly validated: { readonly loss: number; readonly accuracy: number | undefined } | undefined;
  readonly learningRate: number;
  readonly statistics: LayerStatistics[];
}

export function record(history: History, epoch: EpochRecord): void {
  history.loss.push(epoch.loss);
  if (epoch.accuracy !== undefined) history.accuracy.push(epoch.accuracy);
  if (epoch.validated) history.validationLoss.push(epoch.validated.loss);
  if (epoch.validated?.accuracy !== undefined) history.validationAccuracy.push(epoch.validated.accuracy);
  history.learningRate.push(epoch.learningRate);
  history.statistics.push(epoch.statistics);
}

/** An interrupt may come in the middle of `record`: takes away what belongs to no whole epoch, and returns how many are whole. */
export function keepWholeEpochs(history: History): number {
  const whole = history.statistics.length; // pushed last
  const { loss, accuracy, validationLoss, validationAccuracy, learningRate } = history;
  for (const list of [loss, accuracy, validationLoss, validationAccuracy, learningRate]) list.splice(whole);
  return whole;
}

/** Snapshots at even distances: one whenever the share of epochs done passes another of `snapshots` marks; not at the end. */
export function isSnapshotEpoch(epoch: number, epochs: number, snapshots: number): boolean {
  const marks = (done: number) => Math.floor((done * snapshots) / epochs);
  return epoch < epochs && marks(epoch) > marks(epoch - 1);
}
