import { exercises } from "@nn/exercises";
import {
  backprop,
  crossEntropy,
  dense,
  evaluate,
  he,
  matrix,
  network,
  normal,
  predict,
  random,
  relu,
  sgd,
  sigmoid,
  toRows,
  train,
  xavier,
  zeroWeights,
} from "@nn/lib";
import { moons } from "@nn/datasets";
import { expect, it } from "vitest";

type Solution = (...given: unknown[]) => unknown;
const solutionOf = (name: string) =>
  exercises.find((exercise) => exercise.id === `initialization/${name}`)!.solution as unknown as Solution;
const deviationOf = (numbers: ArrayLike<number>) =>
  Math.sqrt(Array.from(numbers).reduce((sum, x) => sum + x * x, 0) / numbers.length);
const data = moons(random(1), { examples: 60 });

it("distinctUnits finds one unit a layer after training from zeros, and all of them after training from xavier", () => {
  const distinctUnits = solutionOf("distinct-units");
  const unitsAfterTraining = (initializer: typeof xavier) => {
    const rng = random(1);
    const net = network(dense(2, 6, sigmoid, { initializer, rng }), dense(6, 1, sigmoid, { initializer, rng }));
    train(net, data, {
      cost: crossEntropy,
      optimizer: sgd({ learningRate: 0.5 }),
      epochs: 5,
      batchSize: 10,
      rng,
    });
    const [W, b] = net.parameters;
    expect(Math.abs(W.data[0])).toBeGreaterThan(0); // it has learned
    return distinctUnits(toRows(W), [...b.data]);
  };
  expect(unitsAfterTraining(zeroWeights)).toBe(1);
  expect(unitsAfterTraining(xavier)).toBe(6);
});

it("spread and throughLayers say what lib's layers do", () => {
  const x = [0.5, -2, 1];
  const layer = dense(3, 20_000, relu, { initializer: normal(0.7), biasInitializer: normal(0.4), rng: random(1) });
  const { Z } = layer.forward(matrix([x]), false);
  expect(deviationOf(Z.data) / (solutionOf("spread")(x, 0.7, 0.4) as number)).toBeCloseTo(1, 1.5);

  const rng = random(2);
  const deep = network(...Array.from({ length: 4 }, () => dense(400, 400, relu, { initializer: normal(0.1), rng })));
  const X = matrix(Array.from({ length: 20 }, () => Array.from({ length: 400 }, () => rng.normal())));
  const expected = solutionOf("through-layers")(1, 4, 400, 0.1, 0.5) as number; // √2⁴
  expect(expected).toBeCloseTo(4, 12);
  expect(deviationOf(predict(deep, X).data) / expected).toBeGreaterThan(0.8);
  expect(deviationOf(predict(deep, X).data) / expected).toBeLessThan(1.25);
});

it("startDeviation is the deviation of xavier and he", () => {
  const startDeviation = solutionOf("deviation");
  for (const [name, initializer] of [
    ["tanh", xavier],
    ["relu", he],
  ] as const) {
    const { W } = dense(300, 100, relu, { initializer, rng: random(1) });
    expect(deviationOf(W.data) / (startDeviation(300, 100, name) as number)).toBeCloseTo(1, 1.5);
  }
});

it("plateauLoss is the loss of a network that answers the share of each class", () => {
  const share = 0.3;
  const net = network(dense(1, 1, sigmoid, { initializer: zeroWeights }));
  net.parameters[1].data[0] = Math.log(share / (1 - share));
  const Y = matrix([[1], [1], [1], [0], [0], [0], [0], [0], [0], [0]]);
  const X = matrix(Array.from({ length: 10 }, (_, i) => [i]));
  expect(evaluate(net, { X, Y }, crossEntropy).loss).toBeCloseTo(solutionOf("plateau")([0.7, 0.3]) as number, 12);
});

it("deadUnits finds the units without a gradient, and revive wakes them without changing an answer", () => {
  const rng = random(3);
  const net = network(dense(2, 6, relu, { initializer: he, rng }), dense(6, 1, sigmoid, { rng }));
  const [W, b, next] = net.parameters;
  b.data.fill(-20, 1, 3);
  const gradientOf = (unit: number) => {
    const [dW] = backprop(net, data.X, data.Y, crossEntropy).gradients;
    return Math.hypot(...toRows(dW)[unit]);
  };
  const { passes } = backprop(net, data.X, data.Y, crossEntropy);
  const dead = solutionOf("dead-units")(toRows(passes[0].Z)) as number[];
  expect(dead).toEqual([1, 2]);
  expect(dead.map(gradientOf)).toEqual([0, 0]);

  const answers = predict(net, data.X).data.slice();
  const fresh = dead.map(() => [rng.normal(), rng.normal()]);
  const revived = solutionOf("revive")(toRows(W), [...b.data], toRows(next), dead, fresh) as {
    W: number[][];
    b: number[];
    next: number[][];
  };
  W.data.set(revived.W.flat());
  b.data.set(revived.b);
  next.data.set(revived.next.flat());
  const changed = predict(net, data.X).data.map((answer, i) => Math.abs(answer - answers[i]));
  expect(Math.max(...changed)).toBeLessThan(1e-12);
  expect(solutionOf("dead-units")(toRows(net.layers[0].forward(data.X, false).Z))).toEqual([]);

  // Nothing comes back over outgoing weights of 0 yet; one step on these, and the revived units have a gradient.
  train(net, data, { cost: crossEntropy, optimizer: sgd({ learningRate: 0.1 }), epochs: 1, batchSize: 10, rng });
  for (const unit of dead) expect(gradientOf(unit)).toBeGreaterThan(0);
});
