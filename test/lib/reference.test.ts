import { readFileSync } from "node:fs";
import {
  adam,
  backprop,
  cosineDecay,
  dense,
  leakyRelu,
  identity,
  matrix,
  momentum,
  network,
  predict,
  random,
  relu,
  sgd,
  sigmoid,
  softmax,
  stepDecay,
  tanh,
  toRows,
  train,
  type Dense,
  type Network,
  type Optimizer,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { activations, costs } from "./nets.js";

// Made by reference/make.py, which says how to run it.
const reference: Reference = JSON.parse(readFileSync(new URL("reference/reference.json", import.meta.url), "utf8"));

interface NetCase {
  sizes: number[];
  activations: string[];
  cost: string;
  X: number[][];
  Y: number[][];
  parameters: number[][][];
}

interface Reference {
  activations: Record<string, { z: number; value: number; derivative: number }[]>;
  softmax: { z: number[]; a: number[] }[];
  costs: { cost: string; activation: string; Z: number[][]; Y: number[][]; value: number }[];
  gradients: (NetCase & { outputs: number[][]; loss: number; gradients: number[][][] })[];
  training: (NetCase & { name: string; l2: number; losses: number[]; learningRates: number[]; after: number[][][] })[];
  uniforms: Record<string, number[]>;
}

describe("activations agree with numpy to 1e-10", () => {
  for (const activation of [sigmoid, tanh, relu, leakyRelu, identity]) {
    it(`${activation.name}: value, derivative, apply and backward`, () => {
      const cases = reference.activations[activation.name];
      expect(cases.length).toBeGreaterThan(20);
      const Z = matrix([cases.map(({ z }) => z)]);
      const A = activation.apply(Z);
      const slopes = activation.backward(matrix([cases.map(() => 2)]), Z, A);
      cases.forEach(({ z, value, derivative }, j) => {
        agree(activation.value(z), value, `value(${z})`);
        agree(A.data[j], value, `apply(${z})`);
        agree(activation.derivative(z), derivative, `derivative(${z})`);
        agree(slopes.data[j], 2 * derivative, `backward at ${z}`);
      });
    });
  }

  it("softmax: each row, with large entries too", () => {
    for (const { z, a } of reference.softmax)
      agreeRows(toRows(softmax.apply(matrix([z]))), [a], `softmax(${z.join(", ")})`);
  });
});

describe("costs agree with numpy to 1e-10", () => {
  it.each(reference.costs)("$cost after $activation of $Z for $Y", ({ cost, activation, Z, Y, value }) => {
    const sigma = activations[activation];
    const pass = { input: matrix(Z), Z: matrix(Z), A: sigma.apply(matrix(Z)), activation: sigma };
    agree(costs[cost].value(pass, matrix(Y)), value, "value");
  });
});

describe("predict and backprop agree with numpy to 1e-10", () => {
  it.each(
    reference.gradients.map((given) => ({
      given,
      title: `${given.sizes.join("-")}, ${given.activations.join(", ")}, ${given.cost}`,
    })),
  )("$title", ({ given }) => {
    const net = netOf(given);
    agreeRows(toRows(predict(net, matrix(given.X))), given.outputs, "predict");
    const { loss, gradients } = backprop(net, matrix(given.X), matrix(given.Y), costs[given.cost]);
    agree(loss, given.loss, "loss");
    expect(gradients.length).toBe(given.gradients.length);
    gradients.forEach((gradient, p) => agreeRows(toRows(gradient), given.gradients[p], `gradient ${p}`));
  });
});

describe("5 steps of an optimizer agree with numpy to 1e-10", () => {
  const optimizers: Record<string, Optimizer> = {
    sgd: sgd({ learningRate: 0.5 }),
    momentum: momentum({ learningRate: 0.1 }),
    adam: adam({ learningRate: 0.05 }),
    "sgd with L2": sgd({ learningRate: 0.5 }),
    "adam with L2": adam({ learningRate: 0.05 }),
    "sgd with stepDecay": sgd({ learningRate: stepDecay(0.5, { factor: 0.1, every: 2 }) }),
    "momentum with cosineDecay": momentum({ learningRate: cosineDecay(0.1, { epochs: 5 }) }),
  };

  it("covers every optimizer, L2 and every schedule", () => {
    expect(reference.training.map(({ name }) => name)).toEqual(Object.keys(optimizers));
  });

  it.each(reference.training)("$name", ({ name, l2, losses, learningRates, after, ...given }) => {
    const net = netOf(given);
    const { length } = given.X;
    const history = train(
      net,
      { X: matrix(given.X), Y: matrix(given.Y) },
      { cost: costs[given.cost], optimizer: optimizers[name], epochs: 5, batchSize: length, rng: random(0), l2 },
    );
    agreeRows([history.loss], [losses], "losses");
    agreeRows([history.learningRate], [learningRates], "learning rates");
    net.parameters.forEach((parameter, p) => agreeRows(toRows(parameter), after[p], `parameter ${p}`));
  });
});

describe("random(seed)", () => {
  it.each(Object.keys(reference.uniforms))(
    "the first uniform numbers of seed %s are Python's, to the last bit",
    (seed) => {
      const rng = random(Number(seed));
      expect(reference.uniforms[seed].map(() => rng.uniform())).toEqual(reference.uniforms[seed]);
    },
  );
});

function netOf({ sizes, activations: names, parameters }: NetCase): Network {
  const net = network(...names.map((name, l): Dense => dense(sizes[l], sizes[l + 1], activations[name])));
  net.parameters.forEach(({ data }, p) => data.set(parameters[p].flat()));
  return net;
}

function agree(actual: number, expected: number, what: string) {
  expect(Math.abs(actual - expected), `${what}: ${actual}, not ${expected}`).toBeLessThanOrEqual(
    1e-10 * (1 + Math.abs(expected)),
  );
}

function agreeRows(actual: number[][], expected: number[][], what: string) {
  expect(
    actual.map(({ length }) => length),
    what,
  ).toEqual(expected.map(({ length }) => length));
  expected.forEach((row, i) => row.forEach((entry, j) => agree(actual[i][j], entry, `${what}, row ${i}, column ${j}`)));
}
