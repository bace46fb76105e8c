import type { Examples } from "../examples.js";
import { restore, takeSnapshot, type Network } from "../network/index.js";
import { bestSoFar } from "./earlyStopping.js";
import { trainEpoch } from "./epoch.js";
import { evaluate, isClassification } from "./evaluate.js";
import type { History } from "./history.js";
import { interruptible } from "./interruptible.js";
import { requireTrainable, type TrainOptions } from "./options.js";
import { diverged, finished, interrupted, stoppedEarly, withBestBack } from "./stopped.js";

/**
 * Trains the network in place by mini-batch gradient descent, and returns what happened epoch by epoch.
 * It ends early when the loss is no longer a finite number (with a warning), when `earlyStopping` says so, or when the
 * user interrupts the cell; `history.stopped` tells where and why. The network can be used in every case.
 *
 * @throws RangeError or TypeError when examples or options make no sense, before anything is learned
 */
export function train(net: Network, examples: Examples, options: TrainOptions): History {
  requireTrainable(net, examples, options);
  const { cost, optimizer, epochs, validation, earlyStopping, snapshots = 30, onEpoch } = options;
  const classes = isClassification(examples.Y);
  const best = earlyStopping && bestSoFar(net, earlyStopping.patience);
  const history = begin(epochs);
  const snapshot = (epoch: number) => history.snapshots.push(takeSnapshot(net, epoch));
  if (snapshots > 0) snapshot(0);

  function learn(): void {
    const update = optimizer.begin(net.parameters.map(({ data }) => data));
    for (let epoch = 1; !history.stopped; epoch++) {
      const learningRate = optimizer.learningRate(epoch - 1);
      const { loss, right, steps, statistics } = trainEpoch(net, examples, options, update, learningRate);
      const measured = validation && Number.isFinite(loss) ? evaluate(net, validation, cost) : undefined;
      const judged = [loss, measured?.loss ?? 0].find((value) => !Number.isFinite(value));
      if (judged !== undefined) {
        history.stopped = diverged(net, epoch, steps, judged);
        return;
      }

      history.loss.push(loss);
      if (classes) history.accuracy.push(right / examples.X.rows);
      if (measured) history.validationLoss.push(measured.loss);
      if (measured?.accuracy !== undefined) history.validationAccuracy.push(measured.accuracy);
      history.learningRate.push(learningRate);
      history.statistics.push(statistics);

      if (epoch === epochs) history.stopped = finished(epoch, steps);
      if (measured && best?.isPatienceOver(measured.loss, epoch))
        history.stopped = stoppedEarly(epoch, steps, earlyStopping!.patience);

      // Snapshots at even distances: one whenever the share of epochs done passes another of `snapshots` marks.
      const marks = (done: number) => Math.floor((done * snapshots) / epochs);
      if (marks(epoch) > marks(epoch - 1)) snapshot(epoch);
      if (!history.stopped) onEpoch?.(history);
    }
  }

  if (interruptible(learn)) history.stopped = interrupted(history.loss.length);
  if (best) {
    restore(net, best.snapshot());
    history.stopped = withBestBack(history.stopped!, best.snapshot().epoch);
  }
  // The last snapshot is the network as it is left.
  const left = best ? best.snapshot().epoch : history.loss.length;
  if (snapshots > 0 && history.snapshots[history.snapshots.length - 1].epoch !== left) snapshot(left);
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
