import { exercises } from "@nn/exercises";
import { backprop, dense, matrix, network, numericalGradient, quadratic, random, row, sigmoid, toRows } from "@nn/lib";
import { expect, it } from "vitest";

type Solution = (...given: unknown[]) => unknown;
const solutionOf = (id: string) => exercises.find((exercise) => exercise.id === id)!.solution as unknown as Solution;

it("the solutions of chapter 3, one after another, give what lib's backprop gives", () => {
  const [layerForward, outputError, hiddenError, layerGradient, centralDifference] = [
    "backpropagation/forward",
    "backpropagation/output-error",
    "backpropagation/hidden-error",
    "backpropagation/layer-gradient",
    "backpropagation/central-difference",
  ].map(solutionOf);
  const rng = random(1);
  const biasInitializer = () => rng.normal();
  const net = network(dense(3, 4, sigmoid, { rng, biasInitializer }), dense(4, 2, sigmoid, { rng, biasInitializer }));
  const [W1, b1, W2, b2] = net.parameters;
  const [x, y] = [
    [0.3, -1, 2],
    [1, 0],
  ];

  const hidden = layerForward(toRows(W1), [...b1.data], x) as number[];
  const output = layerForward(toRows(W2), [...b2.data], hidden) as number[];
  const delta2 = outputError(output, y) as number[];
  const delta1 = hiddenError(toRows(W2), delta2, hidden) as number[];
  const own = [layerGradient(delta1, x), layerGradient(delta2, hidden)] as { W: number[][]; b: number[] }[];

  const { gradients, passes } = backprop(net, matrix([x]), matrix([y]), quadratic);
  const expected = [hidden, output, ...own.flatMap(({ W, b }) => [W.flat(), b])];
  const found = [...row(passes[0].A, 0), ...row(passes[1].A, 0), ...gradients.flatMap(({ data }) => [...data])];
  expected.flat().forEach((value, i) => expect(value).toBeCloseTo(found[i], 12));
  expect(expected.flat()).toHaveLength(found.length);

  const f = ([p, q]: ArrayLike<number> & Iterable<number>) => p ** 3 * q + Math.sin(q);
  const estimate = centralDifference(f, [2, 0.5], 1e-5) as number[];
  expect(estimate).toEqual([...numericalGradient(f, Float64Array.of(2, 0.5), 1e-5)]);
});
