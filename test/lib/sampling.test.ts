import {
  dense,
  drawToken,
  embedding,
  generate,
  nextScores,
  network,
  predict,
  random,
  row,
  samplingProbabilities,
  selfAttention,
  softmax,
  matrix,
} from "@nn/lib";
import { describe, expect, it } from "vitest";

const rng = random(1);
const [vocabulary, context] = [6, 4];
const net = network(
  embedding(vocabulary, context, 4, { rng }),
  selfAttention(context, 4, 2, { rng }),
  dense(4, vocabulary, softmax, { rng }),
);
const closeTo = (numbers: readonly number[], expected: readonly number[]) => {
  expect(numbers).toHaveLength(expected.length);
  numbers.forEach((number, i) => expect(number).toBeCloseTo(expected[i], 12));
};

describe("nextScores(net, tokens)", () => {
  it("are the scores in the row of the last token, whatever would follow it", () => {
    for (const rest of [
      [0, 0],
      [5, 3],
    ]) {
      const expected = row(predict(net, matrix([[2, 4, ...rest]])), 1);
      closeTo(samplingProbabilities(nextScores(net, [2, 4])), [...expected]);
    }
  });

  it("forget what lies before the last N tokens, and nothing else", () => {
    const scores = nextScores(net, [1, 2, 3, 4, 5]);
    expect(nextScores(net, [0, 0, 2, 3, 4, 5])).toEqual(scores);
    expect(nextScores(net, [1, 0, 3, 4, 5])).not.toEqual(scores);
  });

  it("need a token to go on from", () => {
    expect(() => nextScores(net, [])).toThrow("give at least one token");
  });
});

describe("samplingProbabilities(scores, options)", () => {
  const scores = [Math.log(1), Math.log(4), Math.log(3), Math.log(2)];

  it("are softmax of the scores, unless told otherwise", () => {
    closeTo(samplingProbabilities(scores), [0.1, 0.4, 0.3, 0.2]);
  });

  it("are flatter when it is hot, and sharper when it is cold", () => {
    closeTo(samplingProbabilities(scores, { temperature: 0.5 }), [1 / 30, 16 / 30, 9 / 30, 4 / 30]);
    closeTo(samplingProbabilities(scores, { temperature: 1e15 }), [0.25, 0.25, 0.25, 0.25]);
    closeTo(samplingProbabilities([700, 710, 0], { temperature: 0.01 }), [0, 1, 0]);
  });

  it("keep the k largest scores alone; of equal ones the first", () => {
    closeTo(samplingProbabilities(scores, { topK: 2 }), [0, 4 / 7, 3 / 7, 0]);
    expect(samplingProbabilities([1, 1, 1], { topK: 1 })).toEqual([1, 0, 0]);
    closeTo(samplingProbabilities(scores, { topK: 99 }), [0.1, 0.4, 0.3, 0.2]);
  });

  it("refuse a temperature of 0, and k below 1", () => {
    expect(() => samplingProbabilities(scores, { temperature: 0 })).toThrow(
      "the temperature must be a number above 0, not 0",
    );
    expect(() => samplingProbabilities(scores, { topK: 0 })).toThrow(
      "topK must be a whole number of at least 1, not 0",
    );
  });
});

describe("drawToken(probabilities, rng)", () => {
  it("draws each token as often as its probability says, and never one of probability 0", () => {
    const probabilities = [0, 0.5, 0, 0.3, 0.2, 0];
    const counts = Array<number>(6).fill(0);
    const rng = random(3);
    for (let i = 0; i < 20_000; i++) counts[drawToken(probabilities, rng)]++;
    probabilities.forEach((probability, v) => {
      if (probability === 0) expect(counts[v]).toBe(0);
      else expect(Math.abs(counts[v] / 20_000 - probability)).toBeLessThan(0.012);
    });
  });

  it("draws a possible token though rounding leaves the sum below 1", () => {
    const last = { ...random(1), uniform: () => 1 - 2 ** -53 };
    expect(drawToken([0.1, 0.2, 0.7 - 1e-12, 0], last)).toBe(2);
  });
});

describe("generate(net, prompt, options)", () => {
  it("appends so many tokens to the prompt, the same for the same seed", () => {
    const write = (seed: number) => generate(net, [1, 2], { tokens: 12, rng: random(seed) });
    expect(write(1)).toHaveLength(14);
    expect(write(1).slice(0, 2)).toEqual([1, 2]);
    expect(write(1)).toEqual(write(1));
    expect(write(1)).not.toEqual(write(2));
  });

  it("takes the most likely token with topK 1, whatever the seed", () => {
    const text = generate(net, [1], { tokens: 5, topK: 1, rng: random(1) });
    for (let at = 1; at < text.length; at++) {
      const scores = nextScores(net, text.slice(0, at));
      expect(scores[text[at]]).toBe(Math.max(...scores));
    }
    expect(generate(net, [1], { tokens: 5, topK: 1, rng: random(2) })).toEqual(text);
  });

  it("ends after the stop token", () => {
    const text = generate(net, [1], { tokens: 200, stop: 3, rng: random(1) });
    expect(text.indexOf(3)).toBe(text.length - 1);
    expect(text.length).toBeLessThan(200);
  });
});
