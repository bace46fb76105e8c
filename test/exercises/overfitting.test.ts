import { exercises } from "@nn/exercises";
import {
  crossEntropy,
  dense,
  dropout,
  leastSquares,
  matrix,
  network,
  random,
  row,
  sgd,
  sigmoid,
  tanh,
  train,
  xavier,
} from "@nn/lib";
import { moons } from "@nn/datasets";
import { expect, it } from "vitest";

type Solution = (...given: unknown[]) => unknown;
const solutionOf = (id: string) =>
  exercises.find((exercise) => exercise.id === `overfitting/${id}`)!.solution as unknown as Solution;

const few = moons(random(1), { examples: 20, noise: 0.3 });
const others = moons(random(2), { examples: 200, noise: 0.3 });
const options = { cost: crossEntropy, optimizer: sgd({ learningRate: 1 }), batchSize: 20, snapshots: 1 };
function moonNet() {
  const rng = random(5);
  return network(dense(2, 16, tanh, { initializer: xavier, rng }), dense(16, 1, sigmoid, { initializer: xavier, rng }));
}

it.each([1, 5, 20])("stop-epoch and best-epoch say what train does with patience %i", (patience) => {
  const free = train(moonNet(), few, { ...options, epochs: 400, rng: random(6), validation: others });
  const stopped = train(moonNet(), few, {
    ...options,
    epochs: 400,
    rng: random(6),
    validation: others,
    earlyStopping: { patience },
  });
  expect(stopped.loss.length).toBeLessThan(400);
  expect(solutionOf("stop-epoch")(free.validationLoss, patience)).toBe(stopped.loss.length);
  const putBack = stopped.snapshots[stopped.snapshots.length - 1].epoch;
  expect(solutionOf("best-epoch")(stopped.validationLoss)).toBe(putBack);
});

it("l2-step is what train does to the weights with { l2 }", () => {
  const lambda = 3;
  const [before, plain, decayed] = [moonNet(), moonNet(), moonNet()];
  train(plain, few, { ...options, epochs: 1, rng: random(7) });
  train(decayed, few, { ...options, epochs: 1, rng: random(7), l2: lambda });
  const weights = before.parameters[0].data;
  const gradient = weights.map((w, k) => w - plain.parameters[0].data[k]); // η = 1
  const expected = solutionOf("l2-step")([...weights], [...gradient], 1, lambda, 20) as number[];
  decayed.parameters[0].data.forEach((w, k) => expect(w).toBeCloseTo(expected[k], 12));
  expect([...decayed.parameters[1].data]).toEqual([...plain.parameters[1].data]); // biases are free
});

it("the slope of l2-cost is what l2-step adds to the gradient", () => {
  const cost = (w: number) => solutionOf("l2-cost")(0.3, [w, 2], 0.7, 5) as number;
  const [next] = solutionOf("l2-step")([1.5], [0], 1, 0.7, 5) as number[];
  expect((cost(1.5 + 1e-4) - cost(1.5 - 1e-4)) / 2e-4).toBeCloseTo(1.5 - next, 8);
});

it("drop is what lib's dropout layer does with the same draws", () => {
  const a = [0.5, -1, 2, 3, 0.1, 7];
  const rng = random(8);
  const draws = a.map(() => rng.uniform());
  const layer = dropout(a.length, 0.4, { rng: random(8) });
  expect(solutionOf("drop")(a, draws, 0.4)).toEqual([...row(layer.forward(matrix([a]), true).A, 0)]);
});

it("smallest-weights is least squares with one example", () => {
  const x = [0.5, -2, 1, 3];
  const expected = row(leastSquares(matrix([x]), matrix([[1.7]])), 0);
  (solutionOf("smallest-weights")(x, 1.7) as number[]).forEach((w, k) => expect(w).toBeCloseTo(expected[k], 12));
});
