import type { Examples } from "../examples.js";
import { restore, takeSnapshot, type Network, type Snapshot } from "../network/index.js";
import { trainEpoch } from "./epoch.js";
import { evaluate, isClassification } from "./evaluate.js";
import type { History } from "./history.js";
import { requireTrainable, type TrainOptions } from "./options.js";
import { diverged, finished, stoppedEarly } from "./stopped.js";

/**
 * Trains the network in place by mini-batch gradient descent, and returns what happened epoch by epoch.
 * When the loss is no longer a finite number, training stops with a warning, and `history.stopped` tells where and why.
 *
 * @throws RangeError or TypeError when examples or options make no sense, before anything is learned
 */
export function train(net: Network, examples: Examples, options: TrainOptions): History {
  requireTrainable(net, examples, options);
  const { cost, optimizer, epochs, validation, earlyStopping, snapshots = 30, onEpoch } = options;
  const classes = isClassification(examples.Y);
  const update = optimizer.begin(net.parameters.map(({ data }) => data));
  const history = begin(epochs);
  let best: { loss: number; snapshot: Snapshot } | undefined;
  if (snapshots > 0) history.snapshots.push(takeSnapshot(net, 0));

  for (let epoch = 1; !history.stopped; epoch++) {
    const learningRate = optimizer.learningRate(epoch - 1);
    const { loss, right, steps, statistics } = trainEpoch(net, examples, options, update, learningRate);
    if (!Number.isFinite(loss)) {
      history.stopped = diverged(net, epoch, steps, loss);
      break;
    }
    history.loss.push(loss);
    if (classes) history.accuracy.push(right / examples.X.rows);
    history.learningRate.push(learningRate);
    history.statistics.push(statistics);

    if (epoch === epochs) history.stopped = finished(epoch, steps);
    if (validation) {
      const measured = evaluate(net, validation, cost);
      history.validationLoss.push(measured.loss);
      if (measured.accuracy !== undefined) history.validationAccuracy.push(measured.accuracy);
      if (earlyStopping) {
        if (!best || measured.loss < best.loss) best = { loss: measured.loss, snapshot: takeSnapshot(net, epoch) };
        const waited = epoch - best.snapshot.epoch;
        if (waited >= earlyStopping.patience) history.stopped = stoppedEarly(epoch, steps, best.snapshot.epoch);
      }
    }

    // Evenly spaced: the share of epochs done passes the next of `snapshots` marks.
    const marks = (done: number) => Math.floor((done * snapshots) / epochs);
    const isLast = history.stopped !== undefined && snapshots > 0;
    if (isLast || marks(epoch) > marks(epoch - 1)) history.snapshots.push(takeSnapshot(net, epoch));
    if (!history.stopped) onEpoch?.(history);
  }

  if (best) restore(net, best.snapshot);
  // eslint-disable-next-line no-console -- a learner who draws no chart must hear of it too
  if (history.stopped?.reason === "diverged") console.warn(history.stopped.message);
  onEpoch?.(history);
  return history;
}

function begin(epochs: number): History {
  return {
    epochs,
    loss: [],
    accuracy: [],
    validationLoss: [],
    validationAccuracy: [],
    learningRate: [],
    statistics: [],
    snapshots: [],
    stopped: undefined,
  };
}
