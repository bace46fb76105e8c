import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number) => Array.from({ length: count }, () => rng.normal());
const table = (rng: Random, rows: number, columns: number) => Array.from({ length: rows }, () => numbers(rng, columns));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const dot = (u: readonly number[], v: readonly number[]) => sum(u.map((x, k) => x * v[k]));
const softmaxOf = (z: readonly number[]) => {
  const most = Math.max(...z);
  const parts = z.map((score) => Math.exp(score - most));
  return parts.map((part) => part / sum(parts));
};
/** Σ shareₛ · rowsₛ */
const mix = (shares: readonly number[], rows: readonly (readonly number[])[]) =>
  rows[0].map((_, j) => sum(shares.map((share, s) => share * rows[s][j])));

const mergePair = exercise({
  id: "language-models/merge-pair",
  title: "Make a new token",
  statement:
    "Write `mergePair`: go through `tokens` from left to right, and wherever `left` is followed by `right`, put one token, `left + right`, in their place. " +
    "A token that has been used up can't be used again. Everything else stays.",
  signature: "mergePair(tokens: string[], left: string, right: string): string[]",
  solution: function mergePair(tokens: string[], left: string, right: string): string[] {
    const merged: string[] = [];
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i] === left && tokens[i + 1] === right) {
        merged.push(left + right);
        i++;
      } else merged.push(tokens[i]);
    }
    return merged;
  },
  cases: [
    { name: "twice in “lowlo”", given: [["l", "o", "w", "l", "o"], "l", "o"], expected: ["lo", "w", "lo"] },
    { name: "three in a row make one pair", given: [["a", "a", "a"], "a", "a"], expected: ["aa", "a"] },
    { name: "tokens may be long already", given: [["lo", "w", "e", "r"], "lo", "w"], expected: ["low", "e", "r"] },
    { name: "no such pair", given: [["b", "a"], "a", "b"], expected: ["b", "a"] },
  ],
  hidden: (rng) => {
    const letters = ["a", "b"];
    const drawn = Array.from({ length: 12 }, () => letters[rng.integer(2)]);
    return [["a", "a", "a", "b", "b", ...drawn], letters[rng.integer(2)], letters[rng.integer(2)]];
  },
  hints: [
    "Build a new list. At each place look at two tokens: `tokens[i]` and `tokens[i + 1]`.",
    "If the two are `left` and `right`, push `left + right` and jump over the second one with an extra `i++`. Else push `tokens[i]`.",
    "`for (let i = 0; i < tokens.length; i++) { if (tokens[i] === left && tokens[i + 1] === right) { merged.push(left + right); i++; } else merged.push(tokens[i]); }`",
  ],
  wrong: [
    {
      name: "first only",
      says: "Only the first pair was merged. Go on to the end of the list.",
      answer: (tokens, left, right) => {
        const at = tokens.findIndex((token, i) => token === left && tokens[i + 1] === right);
        return at < 0 ? tokens : [...tokens.slice(0, at), left + right, ...tokens.slice(at + 2)];
      },
    },
    {
      name: "second kept",
      says: "The second token of a pair is still there after the merged one. Jump over it: it is part of the new token.",
      answer: (tokens, left, right) =>
        tokens.map((token, i) => (token === left && tokens[i + 1] === right ? left + right : token)),
    },
    {
      name: "left alone",
      says: "You merged wherever `left` stands. Look at the next token as well: it must be `right`.",
      answer: (tokens, left, right) => {
        const merged: string[] = [];
        for (let i = 0; i < tokens.length; i++) {
          merged.push(tokens[i] === left ? left + right : tokens[i]);
          if (tokens[i] === left) i++;
        }
        return merged;
      },
    },
  ],
});

const bigram = exercise({
  id: "language-models/bigram",
  title: "The bigram model",
  statement:
    "Write `bigram`: from the text's token numbers make a table of probabilities, `table[i][j]` for token $j$ coming right after token $i$. Count how often each pair occurs, " +
    "$n_{ij}$, and add a little, `extra`, to every count, so that nothing is impossible: $p_{ij} = \\dfrac{n_{ij} + \\varepsilon}{\\sum_k (n_{ik} + \\varepsilon)}$ with $\\varepsilon$ for `extra`. The tokens are 0 to `vocabulary - 1`.",
  signature: "bigram(tokens: number[], vocabulary: number, extra: number): number[][]",
  solution: function bigram(tokens: number[], vocabulary: number, extra: number): number[][] {
    const counts = Array.from({ length: vocabulary }, () => Array<number>(vocabulary).fill(extra));
    for (let t = 0; t + 1 < tokens.length; t++) counts[tokens[t]][tokens[t + 1]]++;
    return counts.map((row) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count) => count / total);
    });
  },
  cases: [
    {
      name: "0 1 0 1 1, and 1 extra",
      given: [[0, 1, 0, 1, 1], 2, 1],
      expected: [
        [0.25, 0.75],
        [0.5, 0.5],
      ],
    },
    {
      name: "a token that never came: all alike",
      given: [[0, 0, 0], 2, 0.5],
      expected: [
        [2.5 / 3, 0.5 / 3],
        [0.5, 0.5],
      ],
    },
    {
      name: "three tokens",
      given: [[2, 0, 2], 3, 1],
      expected: [
        [0.25, 0.25, 0.5],
        [1 / 3, 1 / 3, 1 / 3],
        [0.5, 0.25, 0.25],
      ],
    },
  ],
  hidden: (rng) => {
    const vocabulary = 3 + rng.integer(2);
    const drawn = Array.from({ length: 15 }, () => rng.integer(vocabulary - 1));
    return [[0, 1, 0, 1, ...drawn], vocabulary, 0.1 + rng.uniform()];
  },
  hints: [
    "Begin with a table full of `extra`: `Array.from({ length: vocabulary }, () => Array(vocabulary).fill(extra))`.",
    "Walk along the text: `counts[tokens[t]][tokens[t + 1]]++`, up to the last token but one. Then divide each row by its sum.",
    "`return counts.map((row) => { const total = row.reduce((sum, count) => sum + count, 0); return row.map((count) => count / total); });`",
  ],
  wrong: [
    {
      name: "counts",
      says: "These are the counts. Divide each row by its sum, so that it sums to 1.",
      answer: (tokens, vocabulary, extra) => countsOf(tokens, vocabulary, extra),
    },
    {
      name: "nothing added",
      says: "`extra` is missing. A pair that never occurred now has probability 0, and the loss is infinite when it comes.",
      answer: (tokens, vocabulary) =>
        countsOf(tokens, vocabulary, 0).map((row) => row.map((count) => (sum(row) > 0 ? count / sum(row) : 0))),
    },
    {
      name: "added once below",
      says: "The rows do not sum to 1. `extra` was added to **every** count, so the sum of a row grows by `vocabulary` times `extra`.",
      answer: (tokens, vocabulary, extra) =>
        countsOf(tokens, vocabulary, 0).map((row) => row.map((count) => (count + extra) / (sum(row) + extra))),
    },
    {
      name: "one row for all",
      says: "All rows are the same: `fill` puts **one** array into every place. Make a new one for each row, with `Array.from({ length: vocabulary }, () => …)`.",
      answer: (tokens, vocabulary, extra) => {
        const counts = Array<number[]>(vocabulary).fill(Array<number>(vocabulary).fill(extra));
        for (let t = 0; t + 1 < tokens.length; t++) counts[tokens[t]][tokens[t + 1]]++;
        return counts.map((row) => row.map((count) => count / sum(row)));
      },
    },
    {
      name: "transposed",
      says: "The table is transposed: you count what came **before** a token. Row $i$ is the token that stands first.",
      answer: (tokens, vocabulary, extra) => {
        const counts = countsOf([...tokens].reverse(), vocabulary, extra);
        return counts.map((row) => row.map((count) => count / sum(row)));
      },
    },
    {
      name: "divided by all",
      says: "You divided by the sum of the whole table. Each row has its own sum: it is a distribution for itself.",
      answer: (tokens, vocabulary, extra) => {
        const counts = countsOf(tokens, vocabulary, extra);
        return counts.map((row) => row.map((count) => count / sum(counts.flat())));
      },
    },
  ],
});

function countsOf(tokens: readonly number[], vocabulary: number, start: number): number[][] {
  const counts = Array.from({ length: vocabulary }, () => Array<number>(vocabulary).fill(start));
  for (let t = 0; t + 1 < tokens.length; t++) counts[tokens[t]][tokens[t + 1]]++;
  return counts;
}

const attention = exercise({
  id: "language-models/attention",
  title: "One look back",
  statement:
    "Write `lookBack`: a query `q`, and a key `K[s]` and a value `V[s]` for every position $s$ that it may see. Score each position, $z_s = q\\cdot k_s/\\sqrt n$, with $n$ the length of the query. " +
    "Turn the scores into shares, $p = \\mathrm{softmax}(z)$, and return the mean of the values, weighted by them: $\\sum_s p_s v_s$.",
  signature: "lookBack(q: number[], K: number[][], V: number[][]): number[]",
  solution: function lookBack(q: number[], K: number[][], V: number[][]): number[] {
    const scores = K.map((k) => q.reduce((sum, x, j) => sum + x * k[j], 0) / Math.sqrt(q.length));
    const most = Math.max(...scores);
    const parts = scores.map((z) => Math.exp(z - most));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return V[0].map((_, j) => parts.reduce((sum, part, s) => sum + (part / total) * V[s][j], 0));
  },
  cases: [
    {
      name: "both keys fit alike: the mean of both values",
      given: [[1], [[2], [2]], [[0], [10]]],
      expected: [5],
    },
    {
      name: "ln 3 against 0: three parts to one",
      given: [
        [2, 0, 0, 0],
        [
          [Math.log(3), 0, 0, 0],
          [0, 5, 0, 0],
        ],
        [
          [4, 0],
          [0, 8],
        ],
      ],
      expected: [3, 2],
    },
    { name: "a single position is all there is to see", given: [[3, -1], [[1, 1]], [[7, 2, 5]]], expected: [7, 2, 5] },
  ],
  hidden: (rng) => {
    const [n, positions] = [2 + rng.integer(3), 2 + rng.integer(3)];
    return [numbers(rng, n), table(rng, positions, n), table(rng, positions, 1 + rng.integer(3))];
  },
  hints: [
    "Three steps: a score for each position, softmax over the positions, and a sum of values. The shares sum to 1.",
    "`const scores = K.map((k) => q.reduce((sum, x, j) => sum + x * k[j], 0) / Math.sqrt(q.length));` Then make them shares as in chapter 4.",
    "With the shares in `p`: `return V[0].map((_, j) => p.reduce((sum, share, s) => sum + share * V[s][j], 0));`",
  ],
  wrong: [
    {
      name: "no root",
      says: "The scores are not divided by $\\sqrt n$. Without that, longer queries give larger scores, and softmax puts everything on one position.",
      answer: (q, K, V) => mix(softmaxOf(K.map((k) => dot(q, k))), V),
    },
    {
      name: "divided by n",
      says: "You divided by $n$. It is its square root: a sum of $n$ random products is about $\\sqrt n$ large.",
      answer: (q, K, V) => mix(softmaxOf(K.map((k) => dot(q, k) / q.length)), V),
    },
    {
      name: "root of the positions",
      says: "You took the root of the number of positions. $n$ is the length of the query, `q.length`.",
      answer: (q, K, V) => mix(softmaxOf(K.map((k) => dot(q, k) / Math.sqrt(K.length))), V),
    },
    {
      name: "shares",
      says: "These are the shares. One step is left: the sum of the values, each weighted with its share.",
      answer: (q, K) => softmaxOf(K.map((k) => dot(q, k) / Math.sqrt(q.length))),
    },
    {
      name: "no softmax",
      says: "You weighted the values with the raw scores. Shares must be positive and sum to 1: take softmax first.",
      answer: (q, K, V) =>
        mix(
          K.map((k) => dot(q, k) / Math.sqrt(q.length)),
          V,
        ),
    },
    {
      name: "winner takes all",
      says: "You returned the value of the best key alone. Attention takes a little from every position; that is why it has a slope and can be learned.",
      answer: (q, K, V) => {
        const scores = K.map((k) => dot(q, k));
        return V[scores.indexOf(Math.max(...scores))];
      },
    },
  ],
});

const causalWeights = exercise({
  id: "language-models/causal-weights",
  title: "No look at the future",
  statement:
    "Write `causalWeights`: `S[t][s]` is the score that position $t$ gives to position $s$, for every pair. Return the shares: row $t$ is the softmax of its scores up to and with $s = t$, and 0 after that.",
  signature: "causalWeights(S: number[][]): number[][]",
  solution: function causalWeights(S: number[][]): number[][] {
    return S.map((scores, t) => {
      const parts = scores.map((z, s) => (s <= t ? Math.exp(z) : 0));
      const total = parts.reduce((sum, part) => sum + part, 0);
      return parts.map((part) => part / total);
    });
  },
  cases: [
    {
      name: "equal scores: shared evenly among what is seen",
      given: [
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
      expected: [
        [1, 0, 0],
        [0.5, 0.5, 0],
        [1 / 3, 1 / 3, 1 / 3],
      ],
    },
    {
      name: "the future is not seen, however well it fits",
      given: [
        [
          [1, 50],
          [0, Math.log(3)],
        ],
      ],
      expected: [
        [1, 0],
        [0.25, 0.75],
      ],
    },
  ],
  hidden: (rng) => {
    const n = 2 + rng.integer(4);
    return [table(rng, n, n)];
  },
  hints: [
    "Row $t$ sees the scores number 0 to $t$. What it does not see gets the part 0 instead of $e^z$.",
    "`const parts = scores.map((z, s) => (s <= t ? Math.exp(z) : 0));` Then divide by their sum.",
    "`return S.map((scores, t) => { const parts = scores.map((z, s) => (s <= t ? Math.exp(z) : 0)); const total = parts.reduce((sum, part) => sum + part, 0); return parts.map((part) => part / total); });`",
  ],
  wrong: [
    {
      name: "no mask",
      says: "Every position sees all others, also those that come later. A model trained like this copies the next word instead of predicting it.",
      answer: (S) => S.map(softmaxOf),
    },
    {
      name: "cut after softmax",
      says: "You took softmax over everything and then set the future to 0: the rows no longer sum to 1. Leave the future out before you divide.",
      answer: (S) => S.map((scores, t) => softmaxOf(scores).map((share, s) => (s <= t ? share : 0))),
    },
    {
      name: "score 0 for the future",
      says: "A score of 0 is not “unseen”: $e^0 = 1$ still gets a share. The future's part is 0, as if its score were $-\\infty$.",
      answer: (S) => S.map((scores, t) => softmaxOf(scores.map((z, s) => (s <= t ? z : 0)))),
    },
    {
      name: "the past hidden",
      says: "You hid the past and showed the future. Position $t$ sees every $s \\le t$.",
      answer: (S) => S.map((scores, t) => softmaxOf(scores.map((z, s) => (s >= t ? z : -Infinity)))),
    },
    {
      name: "no exponential",
      says: "You divided the scores themselves by their sum. Scores may be 0 or negative: take $e^z$ first.",
      answer: (S) =>
        S.map((scores, t) => {
          const seen = scores.map((z, s) => (s <= t ? z : 0));
          return seen.map((z) => z / sum(seen));
        }),
    },
    {
      name: "not itself",
      says: "A position sees itself, too: `s <= t`, not `s < t`.",
      answer: (S) =>
        S.map((scores, t) => {
          const parts = scores.map((z, s) => (s < t ? Math.exp(z) : 0));
          return parts.map((part) => (t > 0 ? part / sum(parts) : 0));
        }),
    },
  ],
});

const choices = exercise({
  id: "language-models/choices",
  title: "Temperature and top-k",
  statement:
    "Write `choices`: the probabilities from which the next word is drawn. Only the `k` largest scores may win; all others get probability 0. Those that are left share by softmax at temperature `T`: " +
    "$p_j = e^{z_j/T} / \\sum e^{z_i/T}$, with the sum over the $k$ that are left. No two scores are equal.",
  signature: "choices(z: number[], T: number, k: number): number[]",
  solution: function choices(z: number[], T: number, k: number): number[] {
    const smallest = [...z].sort((a, b) => b - a)[Math.min(k, z.length) - 1];
    const most = Math.max(...z);
    const parts = z.map((score) => (score >= smallest ? Math.exp((score - most) / T) : 0));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  },
  cases: [
    {
      name: "T = 1, the best two of three",
      given: [[Math.log(6), Math.log(3), Math.log(2)], 1, 2],
      expected: [2 / 3, 1 / 3, 0],
    },
    {
      name: "T = ½ squares the ratios",
      given: [[Math.log(1), Math.log(2), Math.log(3)], 0.5, 3],
      expected: [1 / 14, 4 / 14, 9 / 14],
    },
    { name: "k = 1: no choice", given: [[0.3, 0.9, 0.1], 2, 1], expected: [0, 1, 0] },
  ],
  hidden: (rng) => {
    const n = 4 + rng.integer(3);
    return [numbers(rng, n), rng.integer(2) === 0 ? 0.5 : 2 + rng.uniform(), 2 + rng.integer(n - 3)];
  },
  hints: [
    "Find the `k`-th largest score first: sort a copy downwards and take entry `k - 1`. What is smaller gets the part 0.",
    "The parts of the others are `Math.exp(score / T)`; subtract the largest score first to be safe. Divide by the sum of the parts.",
    "`const smallest = [...z].sort((a, b) => b - a)[k - 1]; const parts = z.map((score) => (score >= smallest ? Math.exp(score / T) : 0));` and divide each by their sum.",
  ],
  wrong: [
    {
      name: "no top-k",
      says: "All words can still win. Only the `k` with the largest scores may: the others get probability 0.",
      answer: (z, T) => softmaxOf(z.map((score) => score / T)),
    },
    {
      name: "cut after softmax",
      says: "After you cut, the probabilities no longer sum to 1. Take softmax over the `k` that are left.",
      answer: (z, T, k) => {
        const smallest = [...z].sort((a, b) => b - a)[k - 1];
        return softmaxOf(z.map((score) => score / T)).map((p, j) => (z[j] >= smallest ? p : 0));
      },
    },
    {
      name: "multiplied by T",
      says: "You multiplied by $T$. Scores are **divided** by the temperature, so that a hot one makes their differences small.",
      answer: (z, T, k) => bestOf(z, k, (score) => score * T),
    },
    {
      name: "no temperature",
      says: "The temperature is not used: divide the scores by `T` before the exponential.",
      answer: (z, _T, k) => bestOf(z, k, (score) => score),
    },
    {
      name: "one too few",
      says: "Only `k − 1` scores are left. The `k`-th largest takes part itself: `>=`, not `>`.",
      answer: (z, T, k) => {
        const smallest = [...z].sort((a, b) => b - a)[k - 1];
        const parts = z.map((score) => (score > smallest ? Math.exp(score / T) : 0));
        return parts.map((part) => part / sum(parts));
      },
    },
    {
      name: "score 0",
      says: "You gave the others the **score** 0, and $e^0 = 1$ still wins at times. Their part is 0, as if the score were $-\\infty$.",
      answer: (z, T, k) => {
        const smallest = [...z].sort((a, b) => b - a)[k - 1];
        return softmaxOf(z.map((score) => (score >= smallest ? score / T : 0)));
      },
    },
    {
      name: "in order of size",
      says: "The probabilities are sorted, and no longer stand where their words are. Sort a copy to find the `k`-th largest score, and keep `z` as it is.",
      answer: (z, T, k) => {
        const best = [...z].sort((a, b) => b - a).slice(0, k);
        return softmaxOf(best.map((score) => score / T));
      },
    },
    {
      name: "smallest",
      says: "You kept the `k` **smallest** scores. `sort((a, b) => a - b)` begins with the smallest; turn it round.",
      answer: (z, T, k) => {
        const largest = [...z].sort((a, b) => a - b)[k - 1];
        return softmaxOf(z.map((score) => (score <= largest ? score / T : -Infinity)));
      },
    },
  ],
});

function bestOf(z: readonly number[], k: number, exponent: (score: number) => number): number[] {
  const smallest = [...z].sort((a, b) => b - a)[k - 1];
  return softmaxOf(z.map((score) => (score >= smallest ? exponent(score) : -Infinity)));
}

const draw = exercise({
  id: "language-models/draw",
  title: "Draw a word",
  statement:
    "Write `draw`: `p` are probabilities that sum to 1, and `u` is a random number from 0 to below 1. Cut the stretch from 0 to 1 into pieces of lengths $p_0, p_1, \\ldots$ and return the number of the piece in which `u` lies. " +
    "So number $j$ comes out with probability $p_j$. A piece begins at its left end and ends just before the next.",
  signature: "draw(p: number[], u: number): number",
  solution: function draw(p: number[], u: number): number {
    let end = 0;
    for (let j = 0; j < p.length; j++) {
      end += p[j];
      if (u < end) return j;
    }
    return p.length - 1;
  },
  cases: [
    { name: "in the middle piece", given: [[0.25, 0.5, 0.25], 0.6], expected: 1 },
    { name: "at the left end of a piece", given: [[0.25, 0.5, 0.25], 0.25], expected: 1 },
    { name: "what is impossible is never drawn", given: [[0, 0.5, 0, 0.5], 0], expected: 1 },
    { name: "far to the right", given: [[0.1, 0.1, 0.8], 0.95], expected: 2 },
  ],
  hidden: (rng) => {
    const n = 3 + rng.integer(4);
    return [softmaxOf(numbers(rng, n)), rng.uniform()];
  },
  hints: [
    "Where does piece $j$ end? At $p_0 + p_1 + \\ldots + p_j$.",
    "Keep a running sum. The first piece whose end lies beyond `u` is the one.",
    "`let end = 0; for (let j = 0; j < p.length; j++) { end += p[j]; if (u < end) return j; } return p.length - 1;`",
  ],
  wrong: [
    {
      name: "always the best",
      says: "You returned the most likely one, whatever `u` is. Then the same prompt always gives the same text.",
      answer: (p) => p.indexOf(Math.max(...p)),
    },
    {
      name: "no sum",
      says: "You compared `u` with each probability by itself. The pieces lie one after another: compare it with their running sum.",
      answer: (p, u) => {
        const j = p.findIndex((probability) => u < probability);
        return j < 0 ? p.length - 1 : j;
      },
    },
    {
      name: "all alike",
      says: "All numbers come equally often: you did not use the probabilities.",
      answer: (p, u) => Math.floor(u * p.length),
    },
    {
      name: "ends included",
      says: "A piece ends **before** the next begins: `u < end`, not `u <= end`. Otherwise `u = 0` draws a word whose probability is 0.",
      answer: (p, u) => {
        let end = 0;
        for (let j = 0; j < p.length; j++) {
          end += p[j];
          if (u <= end) return j;
        }
        return p.length - 1;
      },
    },
    {
      name: "its probability",
      says: "You returned the probability of the right piece. Return its number.",
      answer: (p, u) => {
        let end = 0;
        return p.find((probability) => u < (end += probability));
      },
    },
    {
      name: "one too far",
      says: "Right piece, but you returned the number after it.",
      answer: (p, u) => {
        let end = 0;
        for (let j = 0; j < p.length; j++) {
          end += p[j];
          if (u < end) return j + 1;
        }
        return p.length;
      },
    },
  ],
});

const parameterCount = exercise({
  id: "language-models/parameter-count",
  title: "Count the parameters of GPT-3",
  statement:
    "Write `parameterCount`: how many numbers a GPT learns. Each **block** has $4d^2$ weights for attention and $8d^2$ for the feed-forward network, $9d$ biases, and two layer norms of $2d$ numbers. " +
    "Besides the blocks there is a vector of length $d$ for every token and for every position, and a last layer norm of $2d$. (The output layer uses the token vectors once more, so it adds nothing.)",
  signature: "parameterCount(blocks: number, d: number, vocabulary: number, context: number): number",
  solution: function parameterCount(blocks: number, d: number, vocabulary: number, context: number): number {
    const block = 12 * d * d + 9 * d + 2 * (2 * d);
    return blocks * block + (vocabulary + context) * d + 2 * d;
  },
  cases: [
    { name: "one block of width 1, two tokens, three positions", given: [1, 1, 2, 3], expected: 32 },
    { name: "no block: embeddings and last norm", given: [0, 10, 5, 4], expected: 110 },
    { name: "two blocks of width 10", given: [2, 10, 50, 8], expected: 3260 },
  ],
  hidden: (rng) => [
    2 + rng.integer(90),
    8 * (2 + rng.integer(1000)),
    1000 + rng.integer(50000),
    256 + rng.integer(2000),
  ],
  hints: [
    "Count one block first. Then multiply by the number of blocks, and add what stands outside of them.",
    "One block: $12d^2$ weights, $9d$ biases, $4d$ for its two norms. Outside: `(vocabulary + context) * d + 2 * d`.",
    "`return blocks * (12 * d * d + 13 * d) + (vocabulary + context) * d + 2 * d;`",
  ],
  wrong: [
    {
      name: "weights only",
      says: "A block's biases and norms are missing: $9d + 4d$ more for each block.",
      answer: (blocks, d, vocabulary, context) => blocks * 12 * d * d + (vocabulary + context) * d + 2 * d,
    },
    {
      name: "no biases",
      says: "The biases are missing: $9d$ in each block.",
      answer: (blocks, d, vocabulary, context) => blocks * (12 * d * d + 4 * d) + (vocabulary + context) * d + 2 * d,
    },
    {
      name: "one norm a block",
      says: "Each block has **two** layer norms, of $2d$ numbers each.",
      answer: (blocks, d, vocabulary, context) => blocks * (12 * d * d + 11 * d) + (vocabulary + context) * d + 2 * d,
    },
    {
      name: "output counted",
      says: "You counted the output layer by itself. It uses the token vectors once more, so it adds nothing.",
      answer: (blocks, d, vocabulary, context) =>
        blocks * (12 * d * d + 13 * d) + (2 * vocabulary + context) * d + 2 * d,
    },
    {
      name: "no positions",
      says: "The positions have vectors of their own: `context * d` numbers more.",
      answer: (blocks, d, vocabulary) => blocks * (12 * d * d + 13 * d) + vocabulary * d + 2 * d,
    },
    {
      name: "no feed-forward",
      says: "You counted attention's $4d^2$ weights, but not the $8d^2$ of the feed-forward network.",
      answer: (blocks, d, vocabulary, context) => blocks * (4 * d * d + 13 * d) + (vocabulary + context) * d + 2 * d,
    },
    {
      name: "no last norm",
      says: "Almost: the last layer norm, after all blocks, has $2d$ numbers.",
      answer: (blocks, d, vocabulary, context) => blocks * (12 * d * d + 13 * d) + (vocabulary + context) * d,
    },
    {
      name: "embeddings in every block",
      says: "You counted the embeddings once for each block. Tokens become vectors once, before the first block.",
      answer: (blocks, d, vocabulary, context) => blocks * (12 * d * d + 13 * d + (vocabulary + context) * d) + 2 * d,
    },
  ],
});

export const languageModels = chapter(
  "08-language-models",
  mergePair,
  bigram,
  attention,
  causalWeights,
  choices,
  draw,
  parameterCount,
);
