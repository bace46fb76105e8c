import { entropy, matrix, softmax } from "@nn/lib";
import { describe, expect, it } from "vitest";

describe("entropy(probabilities)", () => {
  it("is 0 when one answer is certain, and ln k for k equal answers", () => {
    expect(entropy([0, 1, 0])).toBe(0);
    for (const k of [1, 2, 5, 100]) expect(entropy(new Float64Array(k).fill(1 / k))).toBeCloseTo(Math.log(k), 12);
  });

  it("adds up for independent draws", () => {
    const [coin, die] = [
      [0.3, 0.7],
      [0.1, 0.2, 0.7],
    ];
    const both = coin.flatMap((p) => die.map((q) => p * q));
    expect(entropy(both)).toBeCloseTo(entropy(coin) + entropy(die), 12);
  });

  it("rises with the temperature of a softmax", () => {
    const at = (T: number) => entropy(softmax.apply(matrix([[2, 1, 0.1, -3].map((z) => z / T)])).data);
    const values = Array.from({ length: 100 }, (_, i) => at(0.05 * 1.1 ** i));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
    expect(at(0.01)).toBeCloseTo(0, 12);
    expect(at(1e6)).toBeCloseTo(Math.log(4), 9);
  });

  it("refuses what is not a probability", () => {
    expect(() => entropy([0.5, -0.1])).toThrow(/entry 1 is -0\.1/);
    expect(() => entropy([NaN])).toThrow(RangeError);
    expect(() => entropy([2, 1])).toThrow(RangeError);
  });
});
