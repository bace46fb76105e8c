import {
  backprop,
  crossEntropy,
  dense,
  descentCheck,
  dropout,
  identity,
  lossAtChance,
  mapEntries,
  matrix,
  network,
  quadratic,
  random,
  relu,
  scale,
  sigmoid,
  softmax,
  startOf,
  tanh,
  type Activation,
} from "@nn/lib";
import { moons, oneHot } from "@nn/datasets";
import { describe, expect, it } from "vitest";
import { parametersOf, trainXor, small, xor } from "./xorTraining.js";

const X = (rows: number) => matrix(Array.from({ length: rows }, () => [1]));

describe("lossAtChance(net, examples, cost)", () => {
  it("is the entropy of the classes after softmax and after sigmoid", () => {
    const three = network(dense(1, 3, softmax, { rng: random(1) }));
    expect(lossAtChance(three, { X: X(6), Y: oneHot([0, 1, 2, 2, 1, 0], 3) }, crossEntropy)).toBeCloseTo(
      Math.log(3),
      12,
    );
    const two = network(dense(1, 1, sigmoid, { rng: random(1) }));
    const Y = matrix([[1], [0], [0], [0]]);
    const entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    expect(lossAtChance(two, { X: X(4), Y }, crossEntropy)).toBeCloseTo(entropy, 12);
  });

  it("is 0, not NaN, where all examples have one class", () => {
    const three = network(dense(1, 3, softmax, { rng: random(1) }));
    expect(lossAtChance(three, { X: X(2), Y: oneHot([1, 1], 3) }, crossEntropy)).toBeCloseTo(0, 12);
    const two = network(dense(1, 1, sigmoid, { rng: random(1) }));
    expect(lossAtChance(two, { X: X(2), Y: matrix([[1], [1]]) }, crossEntropy)).toBeCloseTo(0, 12);
    expect(lossAtChance(two, { X: X(2), Y: matrix([[0], [0]]) }, crossEntropy)).toBeCloseTo(0, 12);
  });

  it("is half the variance of the targets with the quadratic cost, whatever the activation", () => {
    for (const activation of [identity, tanh, sigmoid, relu]) {
      const net = network(dense(1, 2, activation, { rng: random(1) }));
      const Y = matrix([
        [1, 10],
        [3, 10],
      ]);
      expect(lossAtChance(net, { X: X(2), Y }, quadratic)).toBeCloseTo(0.5, 12);
    }
  });
});

describe("descentCheck(net, examples, cost)", () => {
  const data = moons(random(1), { examples: 40 });
  const netOf = (hidden: Activation, seed = 1) => {
    const rng = random(seed);
    return network(dense(2, 8, hidden, { rng }), dense(8, 8, hidden, { rng }), dense(8, 1, sigmoid, { rng }));
  };

  it("is 1 for lib's backprop, and leaves the parameters as they were", () => {
    for (const hidden of [tanh, sigmoid, relu]) {
      const net = netOf(hidden);
      const before = parametersOf(net);
      expect(descentCheck(net, data, crossEntropy)).toBeCloseTo(1, 3);
      expect(parametersOf(net)).toEqual(before);
    }
  });

  it("is −1 for a gradient uphill, 1/k for one k times too large", () => {
    const net = netOf(tanh);
    const { gradients } = backprop(net, data.X, data.Y, crossEntropy);
    const check = (factor: number) =>
      descentCheck(net, data, crossEntropy, { gradients: gradients.map((g) => scale(g, factor)) });
    expect(check(1)).toBeCloseTo(1, 6);
    expect(check(-1)).toBeCloseTo(-1, 6);
    expect(check(40)).toBeCloseTo(1 / 40, 6);
  });

  it("sees a sign and a factor that are wrong in the hidden layers alone", () => {
    const times = (factor: number): Activation => ({
      ...tanh,
      backward: (dA, Z, A) => scale(tanh.backward(dA, Z, A), factor),
    });
    expect(Math.abs(descentCheck(netOf(times(-1)), data, crossEntropy) - 1)).toBeGreaterThan(0.05);
    expect(Math.abs(descentCheck(netOf(times(0.5)), data, crossEntropy) - 1)).toBeGreaterThan(0.05);
  });

  it("is 1 with inputs in the thousands, and takes no random numbers from dropout", () => {
    const large = { X: mapEntries(data.X, (x) => 5000 * x), Y: data.Y };
    expect(descentCheck(netOf(tanh), large, crossEntropy)).toBeCloseTo(1, 2);
    const rng = { ...random(1), uniform: () => expect.unreachable("dropout has drawn a number") as number };
    const net = network(
      dense(2, 4, tanh, { rng: random(2) }),
      dropout(4, 0.5, { rng }),
      dense(4, 1, sigmoid, { rng: random(3) }),
    );
    expect(descentCheck(net, data, crossEntropy)).toBeCloseTo(1, 6);
  });

  it("is NaN where there is no gradient", () => {
    const net = network(dense(2, 1, relu, { initializer: () => 0, biasInitializer: () => -1 }));
    expect(descentCheck(net, data, quadratic)).toBeNaN();
  });
});

describe("startOf(net, examples, cost)", () => {
  it("knows examples, parameters, and the largest root mean square of a column", () => {
    const net = network(dense(2, 3, tanh, { rng: random(1) }), dense(3, 1, identity, { rng: random(1) }));
    const examples = {
      X: matrix([
        [1, 30],
        [-1, 40],
      ]),
      Y: matrix([[0], [1]]),
    };
    expect(startOf(net, examples, quadratic)).toMatchObject({
      examples: 2,
      parameters: 13,
      inputSize: Math.sqrt((900 + 1600) / 2),
      lossAtChance: 0.125,
      validationAtChance: undefined,
    });
    const validation = { X: examples.X, Y: matrix([[0], [2]]) };
    expect(startOf(net, examples, quadratic, { validation }).validationAtChance).toBeCloseTo(0.5, 12);
  });

  it("is what train writes into history.start", () => {
    const net = small();
    const start = startOf(net, xor, crossEntropy, { validation: xor });
    expect(trainXor(net, { validation: xor }).start).toEqual(start);
    expect(start.validationAtChance).toBeCloseTo(Math.LN2, 12);
  });

  it("checks gradients of one's own", () => {
    const net = small();
    const gradients = backprop(net, xor.X, xor.Y, crossEntropy).gradients.map((gradient) => scale(gradient, -1));
    expect(startOf(net, xor, crossEntropy, { gradients }).descent).toBeCloseTo(-1, 6);
  });
});
