import { exercises } from "@nn/exercises";
import {
  attend,
  attentionWeights,
  dense,
  drawToken,
  embedding,
  feedForward,
  forward,
  layerNorm,
  matrix,
  network,
  random,
  samplingProbabilities,
  selfAttention,
  softmax,
} from "@nn/lib";
import { expect, it } from "vitest";

const solutionOf = <F>(name: string) =>
  exercises.find(({ id }) => id === `language-models/${name}`)!.solution as unknown as F;
const rng = random(1);
const numbers = (count: number) => Array.from({ length: count }, () => rng.normal());
const closeTo = (found: number[], expected: ArrayLike<number>) => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
};

it("one look back, and the causal weights, are what lib's attend computes", () => {
  const lookBack = solutionOf<(q: number[], K: number[][], V: number[][]) => number[]>("attention");
  const causalWeights = solutionOf<(S: number[][]) => number[][]>("causal-weights");
  const rows = Array.from({ length: 4 }, () => numbers(9));
  const [Q, K, V] = [0, 3, 6].map((from) => rows.map((row) => row.slice(from, from + 3)));
  const net = network(attend(4, 3, 1));
  const passes = forward(net, matrix(rows));
  for (let t = 0; t < 4; t++) {
    closeTo(lookBack(Q[t], K.slice(0, t + 1), V.slice(0, t + 1)), passes[0].A.data.slice(3 * t, 3 * t + 3));
  }
  const S = Q.map((q) => K.map((k) => q.reduce((sum, x, j) => sum + x * k[j], 0) / Math.sqrt(3)));
  closeTo(causalWeights(S).flat(), attentionWeights(passes)[0].weights.flat());
});

it("temperature and top-k, and the draw, are lib's", () => {
  const choices = solutionOf<(z: number[], T: number, k: number) => number[]>("choices");
  const draw = solutionOf<(p: number[], u: number) => number>("draw");
  for (const [temperature, topK] of [
    [1, 6],
    [0.3, 2],
    [3, 4],
  ]) {
    const z = numbers(6);
    const p = samplingProbabilities(z, { temperature, topK });
    closeTo(choices(z, temperature, topK), p);
    for (let i = 0; i < 20; i++) {
      const u = rng.uniform();
      expect(draw(p, u)).toBe(drawToken(p, { ...rng, uniform: () => u }));
    }
  }
});

it("the parameter count is that of a network, but for its own output layer, and within 1% of 175 billion for GPT-3", () => {
  const count =
    solutionOf<(blocks: number, d: number, vocabulary: number, context: number) => number>("parameter-count");
  const [V, N, d] = [11, 5, 6];
  const block = () => [selfAttention(N, d, 2, { rng }), feedForward(d, { rng })] as const;
  const net = network(embedding(V, N, d, { rng }), ...block(), ...block(), layerNorm(d), dense(d, V, softmax, { rng }));
  const all = net.parameters.reduce((sum, { data }) => sum + data.length, 0);
  expect(count(2, d, V, N)).toBe(all - (d * V + V));
  expect(Math.abs(count(96, 12288, 50257, 2048) / 175e9 - 1)).toBeLessThan(0.01);
});
