import {
  backprop,
  crossEntropy,
  dense,
  dropout,
  identity,
  matrix,
  network,
  normal,
  quadratic,
  random,
  relu,
  sgd,
  sigmoid,
  softmax,
  tanh,
  train,
  zeros,
  type Cost,
  type Examples,
  type Network,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { inOrder, options, xor } from "./xorTraining.js";

describe("history.statistics", () => {
  const oneStep = (net: Network, examples: Examples, cost: Cost, learningRate = 0.1) =>
    train(net, examples, {
      ...options,
      cost,
      optimizer: sgd({ learningRate }),
      epochs: 1,
      batchSize: 100,
      rng: inOrder,
    }).statistics[0];

  it("a dead ReLU layer reports 1, one with two of four units dead 1/2, a living one 0", () => {
    const examples = { X: matrix([[1], [2]]), Y: matrix([[1], [1]]) };
    const reluNet = (weights: number[]) => {
      const net = network(dense(1, 4, relu), dense(4, 1, identity, { rng: random(0) }));
      net.parameters[0].data.set(weights);
      return net;
    };
    expect(oneStep(reluNet([-1, -2, -3, -4]), examples, quadratic)[0].deadUnits).toBe(1);
    expect(oneStep(reluNet([-1, 2, -3, 4]), examples, quadratic)[0].deadUnits).toBe(0.5);
    expect(oneStep(reluNet([1, 2, 3, 4]), examples, quadratic).map(({ deadUnits }) => deadUnits)).toEqual([0, 0]);
  });

  it("a unit that is on for one example alone is not dead", () => {
    const net = network(dense(1, 1, relu, { initializer: () => 1 }));
    expect(oneStep(net, { X: matrix([[-1], [-5], [1]]), Y: matrix([[0], [1], [0]]) }, quadratic)[0].deadUnits).toBe(0);
  });

  it("gradientNorm is ‖∂C/∂W‖, updateRatio ‖ΔW‖ / ‖W‖, by hand", () => {
    const net = network(dense(2, 1, identity));
    net.parameters[0].data.set([3, 4]);
    // a = 3·1 + 4·2 = 11, target 1: δ = 10, ∂C/∂W = (10, 20), ΔW = −0.1·(10, 20)
    const [layer] = oneStep(net, { X: matrix([[1, 2]]), Y: matrix([[1]]) }, quadratic);
    expect(layer.gradientNorm).toBeCloseTo(Math.hypot(10, 20), 12);
    expect(layer.updateRatio).toBeCloseTo(Math.hypot(1, 2) / 5, 12);
    expect([...net.parameters[0].data]).toEqual([2, 2]);
  });

  it("activationMean and activationStandardDeviation are those of the layer's A", () => {
    const net = network(dense(1, 2, identity));
    net.parameters[0].data.set([1, 3]);
    // A = (1, 3) and (2, 6): mean 3, variance (4 + 0 + 1 + 9) / 4
    const [layer] = oneStep(net, { X: matrix([[1], [2]]), Y: zeros(2, 2) }, quadratic);
    expect(layer.activationMean).toBe(3);
    expect(layer.activationStandardDeviation).toBeCloseTo(Math.sqrt(3.5), 14);
  });

  it("a layer without weights has gradientNorm and updateRatio 0, and the next layer its own", () => {
    const rng = random(0);
    const net = network(dense(2, 3, tanh, { rng }), dropout(3, 0, { rng }), dense(3, 1, sigmoid, { rng }));
    const expected = backprop(net, xor.X, xor.Y, crossEntropy).gradients;
    const [first, middle, last] = oneStep(net, xor, crossEntropy);
    expect([middle.gradientNorm, middle.updateRatio, middle.deadUnits]).toEqual([0, 0, 0]);
    expect(first.gradientNorm).toBeCloseTo(Math.hypot(...expected[0].data), 14);
    expect(last.gradientNorm).toBeCloseTo(Math.hypot(...expected[2].data), 14);
  });

  it("a saturated tanh unit is dead, softmax units never are", () => {
    const net = network(dense(1, 2, tanh), dense(2, 2, softmax, { initializer: normal(1), rng: random(0) }));
    net.parameters[0].data.set([1000, 1]);
    const [hidden, output] = oneStep(net, { X: matrix([[1]]), Y: matrix([[1, 0]]) }, crossEntropy);
    expect([hidden.deadUnits, output.deadUnits]).toEqual([0.5, 0]);
  });
});
