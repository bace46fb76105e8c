import { crossEntropy, dense, evaluate, matrix, network, sigmoid } from "@nn/lib";
import { expect, it } from "vitest";
import { emptyHistory, keepWholeEpochs, record } from "../../lib/src/training/history.js";
import { finished, withBestBack } from "../../lib/src/training/stopped.js";

it("keepWholeEpochs(history) takes away what an interrupt left of an epoch, and counts the whole ones", () => {
  const history = emptyHistory(9);
  const validated = { loss: 2, accuracy: 0.5 };
  for (const loss of [3, 2]) record(history, { loss, accuracy: 1, validated, learningRate: 0.1, statistics: [] });
  history.loss.push(1);
  history.accuracy.push(1);
  expect(keepWholeEpochs(history)).toBe(2);
  expect(history.loss).toEqual([3, 2]);
  for (const list of [history.accuracy, history.validationLoss, history.validationAccuracy, history.learningRate])
    expect(list).toHaveLength(2);
});

it("withBestBack(stopped, epoch) names the epoch, or the start where none could be measured", () => {
  expect(withBestBack(finished(5, 1), 3).message).toBe(
    "Trained for 5 epochs. The validation loss was lowest after epoch 3, whose weights are back in place.",
  );
  expect(withBestBack(finished(5, 1), 0).message).toBe(
    "Trained for 5 epochs. No epoch could be measured; the starting weights are back in place.",
  );
});

it("evaluate(net, examples, cost) gives no accuracy where a row may have several 1s: that is no choice of one class", () => {
  const net = network(dense(1, 2, sigmoid));
  const X = matrix([[1], [2]]);
  const accuracyFor = (Y: number[][]) => evaluate(net, { X, Y: matrix(Y) }, crossEntropy).accuracy;
  expect(
    accuracyFor([
      [1, 1],
      [0, 1],
    ]),
  ).toBeUndefined();
  expect(
    accuracyFor([
      [1, 0],
      [0, 1],
    ]),
  ).toBeTypeOf("number");
});
