import { exercises } from "@nn/exercises";
import {
  dense,
  identity,
  matrix,
  mostRegions,
  network,
  predict,
  random,
  relu,
  sigmoid,
  toRows,
  type Layer,
} from "@nn/lib";
import { expect, it } from "vitest";

type Solution = (...given: unknown[]) => unknown;
const solutionOf = (name: string) =>
  exercises.find(({ id }) => id === `network-structure/${name}`)!.solution as unknown as Solution;

it("a neuron answers as a network of one neuron does", () => {
  const net = network(dense(3, 1, sigmoid, { rng: random(1), biasInitializer: () => 0.3 }));
  const x = [0.2, -1, 2];
  expect(solutionOf("neuron")([...net.parameters[0].data], x, 0.3)).toBeCloseTo(predict(net, matrix([x])).data[0], 12);
});

it("the parameters are as many as a network's", () => {
  for (const sizes of [
    [2, 1],
    [3, 7, 4, 2],
  ]) {
    const layers: Layer[] = sizes.slice(1).map((n, l) => dense(sizes[l], n, relu));
    const count = network(...layers).parameters.reduce((sum, { data }) => sum + data.length, 0);
    expect(solutionOf("parameters")(sizes)).toBe(count);
  }
});

it("polygons and shapes are what networks of steep sigmoids make", () => {
  const [W, b] = [
    [
      [1, 0],
      [0, 1],
      [-1, -1],
      [-1, 0],
      [0, -1],
    ],
    [0.9, 0.8, -0.5, 0.2, 0.3],
  ];
  const steep = 1e4;
  const polygons = [
    { W: W.slice(0, 3), b: b.slice(0, 3) },
    { W: W.slice(3), b: b.slice(3) },
  ];
  const net = network(dense(2, 5, sigmoid), dense(5, 2, sigmoid), dense(2, 1, sigmoid));
  const weights = [W.flat(), b, [1, 1, 1, 0, 0, 0, 0, 0, 1, 1], [-2.5, -1.5], [1, 1], [-0.5]];
  net.parameters.forEach(({ data }, p) => data.set(weights[p].map((w) => steep * w)));
  const [polygon, shape] = [solutionOf("polygon"), solutionOf("shape")];
  const rng = random(1);
  for (let i = 0; i < 200; i++) {
    const point = [2 * rng.uniform() - 1, 2 * rng.uniform() - 1];
    const { output, second } = shape(point, polygons) as { output: number; second: number[] };
    expect(output).toBe(Math.round(predict(net, matrix([point])).data[0]));
    expect(second).toEqual(polygons.map(({ W, b }) => (polygon(point, W, b) as { output: number }).output));
  }
});

it("the weights of a staircase give its heights", () => {
  const heights = [0.5, -1, 3, 3];
  const weights = solutionOf("staircase")(heights) as number[];
  expect(heights.map((_, k) => weights.slice(0, k + 1).reduce((sum, v) => sum + v, 0))).toEqual(heights);
});

it("regions are as many as mostRegions says", () => {
  const count = solutionOf("regions");
  for (let n = 0; n < 9; n++) for (let d = 0; d < 5; d++) expect(count(n, d)).toBe(mostRegions(n, d));
});

it("a sawtooth is a network of ReLUs", () => {
  const net = network(dense(1, 2, relu), dense(2, 2, relu), dense(2, 1, identity));
  const weights = [[1, 1], [0, -0.5], [2, -4, 2, -4], [0, -0.5], [2, -4], [0]];
  net.parameters.forEach(({ data }, p) => data.set(weights[p]));
  const X = matrix(Array.from({ length: 33 }, (_, i) => [i / 32]));
  const answers = toRows(X).map(([x]) => solutionOf("sawtooth")(x, 2) as number);
  answers.forEach((answer, i) => expect(answer).toBeCloseTo(predict(net, X).data[i], 12));
});
