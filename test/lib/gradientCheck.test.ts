import {
  backprop,
  crossEntropy,
  dense,
  dropout,
  elementwise,
  gradientCheck,
  identity,
  leakyRelu,
  mapEntries,
  matrix,
  network,
  normal,
  numericalGradient,
  quadratic,
  random,
  relu,
  sigmoid,
  softmax,
  tanh,
  type Activation,
  type Cost,
  type Matrix,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { cycling, draw, errorWhileTraining, type Design } from "./nets.js";

const RIGHT = 1e-7;
const WRONG = 1e-4;

const design: Design = {
  sizes: [2, 4, 3],
  m: 5,
  hidden: tanh,
  output: softmax,
  cost: crossEntropy,
  withDropout: false,
};
const smooth = () => draw(design, 1);

const hiddens = [sigmoid, tanh, softmax, identity, relu, leakyRelu];
const outputs: [Activation, Cost][] = [
  ...hiddens.map((activation): [Activation, Cost] => [activation, quadratic]),
  [sigmoid, crossEntropy],
  [softmax, crossEntropy],
];
const shapes = [
  { sizes: [1, 1, 1], m: 1 },
  { sizes: [2, 4, 3], m: 5 },
  { sizes: [3, 2, 4, 1], m: 2 },
  { sizes: [1, 5, 1, 2], m: 3 },
];

for (const withDropout of [false, true]) {
  describe(`gradientCheck ≤ 1e-7, ${withDropout ? "with" : "without"} dropout`, () => {
    for (const [output, cost] of outputs) {
      it.each(hiddens.map((hidden) => ({ hidden, name: hidden.name })))(
        `hidden $name, output ${output.name}, ${cost.name}`,
        ({ hidden }) => {
          for (const { sizes, m } of shapes) {
            for (const seed of [0, 1, 2]) {
              const { net, examples } = draw({ sizes, m, hidden, output, cost, withDropout }, seed);
              const error = withDropout
                ? errorWhileTraining(net, examples, cost)
                : gradientCheck(net, examples, cost).relativeError;
              expect(error, `${sizes.join("-")}, seed ${seed}`).toBeLessThanOrEqual(RIGHT);
            }
          }
        },
      );
    }
  });
}

describe("gradientCheck(net, examples, cost)", () => {
  it("checks a single dense layer of every activation", () => {
    for (const [output, cost] of outputs) {
      const { net, examples } = draw({ sizes: [3, 2], m: 4, hidden: tanh, output, cost, withDropout: false }, 5);
      expect(gradientCheck(net, examples, cost).relativeError, output.name).toBeLessThanOrEqual(RIGHT);
    }
  });

  it("drops nothing", () => {
    const rng = random(3);
    const net = network(dense(3, 8, tanh, { rng }), dropout(8, 0.5, { rng }), dense(8, 1, identity, { rng }));
    const examples = { X: uniformMatrix(4, 3), Y: uniformMatrix(4, 1) };
    expect(gradientCheck(net, examples, quadratic).relativeError).toBeLessThanOrEqual(RIGHT);
  });

  it("names the shapes of gradients that don't fit", () => {
    const net = network(dense(1, 2, tanh));
    const examples = { X: uniformMatrix(4, 1), Y: uniformMatrix(4, 2) };
    expect(() => gradientCheck(net, examples, quadratic, { gradients: [matrix([[1]])] })).toThrow(
      "gradientCheck: the parameters are 2×1, 1×2, but the gradients are 1×1",
    );
  });

  it("dropout that drops: as the first and as the last layer", () => {
    const rng = random(3);
    const net = network(
      dropout(3, 0.3, { rng: cycling(12, rng) }),
      dense(3, 4, tanh, { rng }),
      dense(4, 2, identity, { rng }),
      dropout(2, 0.3, { rng: cycling(8, rng) }),
    );
    const examples = { X: uniformMatrix(4, 3), Y: uniformMatrix(4, 2) };
    expect(errorWhileTraining(net, examples, quadratic)).toBeLessThanOrEqual(RIGHT);
  });

  it("leaves the parameters as they were", () => {
    const { net, examples } = smooth();
    const before = net.parameters.map(({ data }) => data.slice());
    gradientCheck(net, examples, crossEntropy);
    expect(net.parameters.map(({ data }) => data)).toEqual(before);
  });

  it("reports 0 when all gradients are 0 on both sides", () => {
    const dead = network(dense(1, 1, relu, { initializer: () => -1 }));
    expect(gradientCheck(dead, { X: matrix([[2]]), Y: matrix([[2]]) }, quadratic).relativeError).toBe(0);
  });
});

describe("a wrong derivative fails the check", () => {
  const broken = [
    elementwise("1 − a instead of 1 − a²", Math.tanh, (_z, a) => 1 - a),
    elementwise("σ′ without its minus", sigmoid.value, (_z, a) => a * (1 + a)),
    elementwise("σ′ of σ(z) instead of z", sigmoid.value, (_z, a) => sigmoid.derivative(a)),
    elementwise("derivative 0.99 instead of 1", identity.value, () => 0.99),
    { ...softmax, name: "softmax with its diagonal only", backward: diagonalOnly },
  ];

  it.each(broken.map((activation) => ({ activation, name: activation.name })))("hidden: $name", ({ activation }) => {
    for (const seed of [0, 1, 2]) {
      const { net, examples } = draw({ ...design, hidden: activation }, seed);
      const check = gradientCheck(net, examples, crossEntropy);
      expect(check.relativeError).toBeGreaterThan(WRONG);
      // Only what lies before the wrong derivative is wrong.
      expect(check.parameters.map(({ relativeError }) => relativeError > WRONG)).toEqual([true, true, false, false]);
    }
  });

  it.each(broken.map((activation) => ({ activation, name: activation.name })))("output: $name", ({ activation }) => {
    for (const seed of [0, 1, 2]) {
      const { net, examples } = draw({ ...design, output: activation, cost: quadratic }, seed);
      expect(gradientCheck(net, examples, quadratic).relativeError).toBeGreaterThan(WRONG);
    }
  });

  it("one parameter's gradient with its sign flipped is found and named", () => {
    const { net, examples } = smooth();
    const names = ["layer 1 W", "layer 1 b", "layer 2 W", "layer 2 b"];
    for (let p = 0; p < net.parameters.length; p++) {
      const gradients = backprop(net, examples.X, examples.Y, crossEntropy).gradients;
      gradients[p] = mapEntries(gradients[p], (g) => -g);
      const check = gradientCheck(net, examples, crossEntropy, { gradients });
      expect(check.relativeError).toBeGreaterThan(WRONG);
      expect(check.parameters[p].relativeError).toBeCloseTo(1, 6);
      expect(check.parameters.filter(({ relativeError }) => relativeError > RIGHT).map(({ name }) => name)).toEqual([
        names[p],
      ]);
    }
  });

  it("any one entry set to 0 is found", () => {
    const { net, examples } = smooth();
    net.parameters.forEach(({ data }, p) => {
      for (let at = 0; at < data.length; at++) {
        const gradients = backprop(net, examples.X, examples.Y, crossEntropy).gradients;
        gradients[p].data[at] = 0;
        expect(gradientCheck(net, examples, crossEntropy, { gradients }).relativeError, `${p}, ${at}`).toBeGreaterThan(
          WRONG,
        );
      }
    });
  });

  it("gradients summed instead of averaged over the examples are found", () => {
    const { net, examples } = smooth();
    const summed = backprop(net, examples.X, examples.Y, crossEntropy).gradients.map((g) =>
      mapEntries(g, (entry) => entry * 5),
    );
    expect(gradientCheck(net, examples, crossEntropy, { gradients: summed }).relativeError).toBeCloseTo(4 / 6, 6);
  });

  it("numbers that are not finite are not taken for right", () => {
    const { net, examples } = smooth();
    const gradients = backprop(net, examples.X, examples.Y, crossEntropy).gradients;
    gradients[0].data[0] = NaN;
    expect(gradientCheck(net, examples, crossEntropy, { gradients }).relativeError <= RIGHT).toBe(false);
  });
});

describe("backprop(net, X, Y, cost)", () => {
  it("gives for a mini-batch the mean of its examples' gradients", () => {
    const { net, examples } = draw(
      { sizes: [2, 3, 2], m: 4, hidden: tanh, output: sigmoid, cost: crossEntropy, withDropout: false },
      8,
    );
    const whole = backprop(net, examples.X, examples.Y, crossEntropy);
    const singles = [0, 1, 2, 3].map((i) => backprop(net, oneRow(examples.X, i), oneRow(examples.Y, i), crossEntropy));
    whole.gradients.forEach(({ data }, p) =>
      data.forEach((g, at) => expect(g).toBeCloseTo(mean(singles.map(({ gradients }) => gradients[p].data[at])), 14)),
    );
    expect(whole.loss).toBeCloseTo(mean(singles.map(({ loss }) => loss)), 14);
  });

  it("gives δ of each layer, m×outputs: BP1 by hand, and BP2 through the weights", () => {
    const net = network(
      dense(1, 2, identity, { initializer: () => 2 }),
      dense(2, 1, sigmoid, { initializer: () => 0.5 }),
    );
    const { deltas } = backprop(net, matrix([[1], [-1]]), matrix([[1], [1]]), crossEntropy);
    const [first, second] = [sigmoid.value(2) - 1, sigmoid.value(-2) - 1];
    expectClose(deltas[1], [[first], [second]]);
    expectClose(deltas[0], [
      [first * 0.5, first * 0.5],
      [second * 0.5, second * 0.5],
    ]);
  });

  it("changes neither parameters nor examples", () => {
    const { net, examples } = draw(
      { sizes: [2, 3, 2], m: 4, hidden: relu, output: softmax, cost: quadratic, withDropout: false },
      8,
    );
    const all = () => [...net.parameters, examples.X, examples.Y].map(({ data }) => data.slice());
    const before = all();
    backprop(net, examples.X, examples.Y, quadratic);
    expect(all()).toEqual(before);
  });
});

describe("numericalGradient(f, x)", () => {
  it("is the gradient of a polynomial", () => {
    const gradient = numericalGradient(([x, y]) => x * x * y + 3 * y, Float64Array.of(2, -1));
    expect(gradient[0]).toBeCloseTo(-4, 8);
    expect(gradient[1]).toBeCloseTo(7, 8);
  });

  it("is central: exact for a parabola with a large h", () => {
    expect(numericalGradient(([x]) => x * x, Float64Array.of(3), 0.5)[0]).toBe(6);
  });

  it("puts x back", () => {
    const x = Float64Array.of(0.1, 0.2);
    numericalGradient(([a, b]) => a + b, x);
    expect(x).toEqual(Float64Array.of(0.1, 0.2));
  });
});

/** What an elementwise reading of softmax gives: ∂aⱼ/∂zⱼ alone. */
function diagonalOnly(dA: Matrix, _Z: Matrix, A: Matrix): Matrix {
  return mapEntries(A, (a, at) => dA.data[at] * a * (1 - a));
}

function uniformMatrix(rows: number, columns: number): Matrix {
  const rng = random(11);
  return matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => normal(1)(rng, 1, 1))));
}

function oneRow(M: Matrix, i: number): Matrix {
  return { rows: 1, columns: M.columns, data: M.data.slice(i * M.columns, (i + 1) * M.columns) };
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function expectClose(M: Matrix, rows: number[][]) {
  expect([M.rows, M.columns]).toEqual([rows.length, rows[0].length]);
  rows.flat().forEach((entry, at) => expect(M.data[at]).toBeCloseTo(entry, 14));
}
