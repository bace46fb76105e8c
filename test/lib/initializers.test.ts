import {
  constant,
  dense,
  forward,
  he,
  identity,
  matrix,
  network,
  normal,
  random,
  relu,
  xavier,
  zeroWeights,
  type Activation,
  type Initializer,
} from "@nn/lib";
import { describe, expect, it } from "vitest";

const drawn = (initializer: Initializer, inputs = 300, outputs = 100) => [
  ...dense(inputs, outputs, identity, { initializer, rng: random(1) }).W.data,
];

function meanAndDeviation(numbers: number[]): [mean: number, deviation: number] {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  return [mean, Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length)];
}

describe("dense(inputs, outputs, activation, { initializer })", () => {
  it.each([
    { name: "normal(0.5)", initializer: normal(0.5), expected: 0.5 },
    { name: "xavier: √(2 / (inputs + outputs))", initializer: xavier, expected: Math.sqrt(2 / 400) },
    { name: "he: √(2 / inputs)", initializer: he, expected: Math.sqrt(2 / 300) },
  ])("$name has mean 0 and that standard deviation", ({ initializer, expected }) => {
    const [mean, deviation] = meanAndDeviation(drawn(initializer));
    expect(Math.abs(mean) / expected).toBeLessThan(4.5 / Math.sqrt(30_000));
    expect(Math.abs(deviation / expected - 1)).toBeLessThan(4.5 / Math.sqrt(60_000));
  });

  it("zeroWeights and constant(value) give that value to every weight", () => {
    expect(new Set(drawn(zeroWeights))).toEqual(new Set([0]));
    expect(new Set(drawn(constant(0.7)))).toEqual(new Set([0.7]));
  });

  it("starts with xavier weights and biases 0 unless told", () => {
    const layer = dense(3, 2, identity, { rng: random(4) });
    const again = dense(3, 2, identity, { initializer: xavier, rng: random(4) });
    expect(layer.W).toEqual(again.W);
    expect([...layer.b.data]).toEqual([0, 0]);
    const biased = dense(3, 2, identity, { biasInitializer: constant(5), rng: random(4) });
    expect(biased.W).toEqual(layer.W);
    expect([...biased.b.data]).toEqual([5, 5]);
  });

  it("W is outputs×inputs, b is 1×outputs, and Z = A·Wᵀ + b", () => {
    const layer = dense(3, 2, identity, { biasInitializer: constant(5) });
    expect([layer.W.rows, layer.W.columns, layer.b.rows, layer.b.columns]).toEqual([2, 3, 1, 2]);
    layer.W.data.set([1, 2, 3, 4, 5, 6]);
    expect(forward(network(layer), matrix([[1, 10, 100]]))[0].Z).toEqual(matrix([[326, 659]]));
  });

  it("the same generator seed gives the same layers, one generator shared by two layers gives different ones", () => {
    const rng = random(1);
    const [first, second] = [dense(2, 2, identity, { rng }), dense(2, 2, identity, { rng })];
    expect(dense(2, 2, identity, { rng: random(1) }).W).toEqual(first.W);
    expect(second.W).not.toEqual(first.W);
  });
});

describe("what the initializers are for", () => {
  /** Standard deviation of the signal behind ten layers of 200 units, when it enters with 1. */
  function behindTenLayers(activation: Activation, initializer: Initializer): number {
    const rng = random(2);
    const net = network(...Array.from({ length: 10 }, () => dense(200, 200, activation, { initializer, rng })));
    const X = matrix(Array.from({ length: 50 }, () => Array.from({ length: 200 }, () => rng.normal())));
    const passes = forward(net, X);
    return meanAndDeviation([...passes[9].A.data])[1];
  }

  it("xavier keeps a signal in scale through linear layers, he through ReLU layers", () => {
    expect(behindTenLayers(identity, xavier)).toBeGreaterThan(0.5);
    expect(behindTenLayers(identity, xavier)).toBeLessThan(2);
    expect(behindTenLayers(relu, he)).toBeGreaterThan(0.4);
    expect(behindTenLayers(relu, he)).toBeLessThan(2);
    expect(behindTenLayers(relu, xavier)).toBeLessThan(0.1);
  });
});
