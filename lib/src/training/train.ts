import type { Examples } from "../examples.js";
import { outsideWorkspace } from "../workspace/index.js";
import { borrowWorkspace, copyParameters, takeSnapshot, type Network } from "../network/index.js";
import { rememberBest } from "./earlyStopping.js";
import { trainEpoch } from "./epoch.js";
import { evaluate, isClassification } from "./evaluate.js";
import { emptyHistory, isSnapshotEpoch, keepWholeEpochs, record, type History, type Stopped } from "./history.js";
import { interruptible } from "./interruptible.js";
import { requireTrainable, type TrainOptions } from "./options.js";
import { startOf, type Start } from "./start.js";
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
  const { cost, optimizer, epochs, validation, earlyStopping, snapshots = 30, precision, onEpoch } = options;
  const classes = isClassification(examples.Y);
  const best = earlyStopping && rememberBest(net);
  const history = emptyHistory(epochs);
  if (snapshots > 0) history.snapshots.push(takeSnapshot(net, 0));

  // Learning goes on in the fast kernels' memory, on a copy of the network; after each epoch the network itself follows.
  const { working, leave } = borrowWorkspace(net, [cost, optimizer], precision);

  function learn(): Stopped {
    history.start = measureStart(net, examples, options);
    const update = optimizer.begin(working.parameters);
    for (let epoch = 1; ; epoch++) {
      const learningRate = optimizer.learningRate(epoch - 1);
      const trained = trainEpoch(working, examples, options, update, learningRate);
      const { steps: step, broken, loss, statistics } = trained;
      copyParameters(working, net);
      if (broken !== undefined) return diverged(working, { epoch, step, measured: "loss", loss: broken });

      const validated = validation && evaluate(net, validation, cost);
      if (validated && !Number.isFinite(validated.loss)) {
        return diverged(working, { epoch, step, measured: "validation loss", loss: validated.loss });
      }

      const accuracy = classes ? trained.accuracy : undefined;
      record(history, { loss, accuracy, validated, learningRate, statistics });
      if (isSnapshotEpoch(epoch, epochs, snapshots)) history.snapshots.push(takeSnapshot(net, epoch));
      if (validated) best?.note(validated.loss, epoch);

      if (best && epoch - best.epoch() >= earlyStopping.patience)
        return stoppedEarly(epoch, step, earlyStopping.patience);
      if (epoch === epochs) return finished(epoch, step);
      outsideWorkspace(() => onEpoch?.(history));
    }
  }

  try {
    history.stopped = interruptible(learn) ?? interrupted(keepWholeEpochs(history));
    copyParameters(working, net);
  } finally {
    leave();
  }
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

/** In double precision whatever comes after: a gradient is held against the difference of two costs. */
function measureStart(net: Network, examples: Examples, { cost, optimizer, validation }: TrainOptions): Start {
  const { working, leave } = borrowWorkspace(net, [cost, optimizer]);
  try {
    return startOf(working, examples, cost, { validation });
  } finally {
    leave();
  }
}
