import {
  clone,
  cosineDecay,
  evaluate,
  matrix,
  predict,
  quadratic,
  restore,
  sgd,
  stepDecay,
  takeSnapshot,
  train,
  type History,
  type TrainOptions,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { line, options, parametersOf, small, trainXor, xor } from "./xorTraining.js";

describe("snapshots", () => {
  const epochsOf = (history: History) => history.snapshots.map(({ epoch }) => epoch);

  it("are spread evenly over the epochs, with the start first and the end last", () => {
    expect(epochsOf(trainXor(small(), { epochs: 100, snapshots: 10 }))).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    expect(epochsOf(trainXor(small(), { epochs: 5, snapshots: 2 }))).toEqual([0, 3, 5]);
    expect(epochsOf(trainXor(small(), { epochs: 3 }))).toEqual([0, 1, 2, 3]);
    expect(epochsOf(trainXor(small(), { epochs: 3, snapshots: 0 }))).toEqual([]);
  });

  it("are 30 and the start unless told", () => {
    const epochs = epochsOf(trainXor(small(), { epochs: 1000 }));
    expect(epochs).toHaveLength(31);
    expect([epochs[0], epochs[30]]).toEqual([0, 1000]);
  });

  it("first is the untrained network, last the network as it is now, and none changes later", () => {
    const net = small();
    const start = parametersOf(net);
    const { snapshots } = trainXor(net, { epochs: 60 });
    const last = snapshots[snapshots.length - 1];
    expect(snapshots[0].parameters.map((data) => [...data])).toEqual(start);
    expect(last.parameters.map((data) => [...data])).toEqual(parametersOf(net));
    const copy = structuredClone(snapshots);
    trainXor(net, { epochs: 5 });
    expect(snapshots).toEqual(copy);
  });

  it("restore(net, snapshot) puts one back", () => {
    const net = small();
    const before = predict(net, xor.X);
    const { snapshots } = trainXor(net);
    expect(predict(net, xor.X)).not.toEqual(before);
    restore(net, snapshots[0]);
    expect(predict(net, xor.X)).toEqual(before);
    net.parameters[0].data[0] = 99;
    expect(snapshots[0].parameters[0][0]).not.toBe(99);
  });
});

describe("history", () => {
  it("records the learning rate of each epoch", () => {
    const rates = (learningRate: TrainOptions["optimizer"]["learningRate"] | number) =>
      trainXor(small(), { epochs: 5, optimizer: sgd({ learningRate }) }).learningRate;
    expect(rates(0.3)).toEqual([0.3, 0.3, 0.3, 0.3, 0.3]);
    expect(rates(stepDecay(1, { factor: 0.5, every: 2 }))).toEqual([1, 1, 0.5, 0.5, 0.25]);
    const cosine = rates(cosineDecay(2, { epochs: 5 }));
    expect(cosine[0]).toBe(2);
    expect(cosine.every((rate, e) => e === 0 || (rate < cosine[e - 1] && rate > 0))).toBe(true);
    expect(cosineDecay(2, { epochs: 4 })(2)).toBeCloseTo(1, 14);
    expect(cosineDecay(2, { epochs: 4 })(99)).toBe(cosineDecay(2, { epochs: 4 })(3));
  });

  it("has no accuracy for regression", () => {
    const history = train(
      line(1),
      { X: matrix([[1], [2]]), Y: matrix([[0.5], [1]]) },
      { ...options, cost: quadratic, validation: { X: matrix([[1]]), Y: matrix([[0.5]]) } },
    );
    expect([history.accuracy, history.validationAccuracy]).toEqual([[], []]);
    expect(evaluate(line(1), { X: matrix([[1]]), Y: matrix([[0.5]]) }, quadratic).accuracy).toBeUndefined();
  });

  it("has one entry an epoch in every list", () => {
    const history = trainXor(small(), { epochs: 7, validation: xor });
    for (const list of [
      "loss",
      "accuracy",
      "validationLoss",
      "validationAccuracy",
      "learningRate",
      "statistics",
    ] as const) {
      expect(history[list], list).toHaveLength(7);
    }
    expect(history.epochs).toBe(7);
  });
});

describe("clone(net) and takeSnapshot(net, epoch)", () => {
  it("copy the parameters: training one leaves the other alone", () => {
    const net = small();
    trainXor(net, { epochs: 3 }); // the biases are no longer 0
    const copy = clone(net);
    const snapshot = takeSnapshot(net, 3);
    expect(snapshot.epoch).toBe(3);
    expect(parametersOf(copy)).toEqual(parametersOf(net));
    const before = parametersOf(copy);
    trainXor(net);
    expect(parametersOf(copy)).toEqual(before);
    expect(snapshot.parameters.map((data) => [...data])).toEqual(before);
    expect(copy.layers.map(({ name }) => name)).toEqual(net.layers.map(({ name }) => name));
  });
});
