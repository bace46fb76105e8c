import type { Examples } from "../examples.js";
import { takeSnapshot, type Network } from "../network/index.js";
import { rememberBest } from "./earlyStopping.js";
import { trainEpoch } from "./epoch.js";
import { evaluate, isClassification } from "./evaluate.js";
import { emptyHistory, isSnapshotEpoch, keepWholeEpochs, record, type History, type Stopped } from "./history.js";
import { interruptible } from "./interruptible.js";
import { requireTrainable, type TrainOptions } from "./options.js";
import { diverged, finished, interrupted, stoppedEarly, withBestBack } from "./stopped.js";

/**
 * Trains the network in place by mini-batch gradient descent, and returns what happened epoch by epoch.
 * It ends early when a loss is no longer a finite number (with a warning), when `earlyStopping` says so, or when the
 * user interrupts the cell: `history.stopped` tells where and why. After an interrupt the network keeps what it has
 * learned; after divergence its weights are useless, unless early stopping put the best ones back.
 *
 * @throws RangeError or TypeError when examples or options make no sense, before anything is learned
 */
export function train(net: Network, examples: Examples, options: TrainOptions): History {
  requireTrainable(net, examples, options);
  const { cost, optimizer, epochs, validation, earlyStopping, snapshots = 30, onEpoch } = options;
  const classes = isClassification(examples.Y);
  const update = optimizer.begin(net.parameters.map(({ data }) => data));
  const best = earlyStopping && rememberBest(net);
  const history = emptyHistory(epochs);
  if (snapshots > 0) history.snapshots.push(takeSnapshot(net, 0));

  function learn(): Stopped {
    for (let epoch = 1; ; epoch++) {
      const learningRate = optimizer.learningRate(epoch - 1);
      const { steps: step, broken, ...trained } = trainEpoch(net, examples, options, update, learningRate);
      if (broken !== undefined) return diverged(net, { epoch, step, measured: "loss", loss: broken });

      const validated = validation && evaluate(net, validation, cost);
      if (validated && !Number.isFinite(validated.loss)) {
        return diverged(net, { epoch, step, measured: "validation loss", loss: validated.loss });
      }

      record(history, { ...trained, accuracy: classes ? trained.accuracy : undefined, learningRate, validated });
      if (isSnapshotEpoch(epoch, epochs, snapshots)) history.snapshots.push(takeSnapshot(net, epoch));
      if (validated) best?.note(validated.loss, epoch);

      if (best && epoch - best.epoch() >= earlyStopping.patience)
        return stoppedEarly(epoch, step, earlyStopping.patience);
      if (epoch === epochs) return finished(epoch, step);
      onEpoch?.(history);
    }
  }

  history.stopped = interruptible(learn) ?? interrupted(keepWholeEpochs(history));
  if (best) {
    best.putBack();
    history.stopped = withBestBack(history.stopped, best.epoch());
  }
  if (snapshots > 0) history.snapshots.push(takeSnapshot(net, best ? best.epoch() : history.loss.length));
  // eslint-disable-next-line no-console -- a learner who draws no chart must hear of it too
  if (history.stopped.reason === "diverged") console.warn(history.stopped.message);
  onEpoch?.(history);
  return history;
}
