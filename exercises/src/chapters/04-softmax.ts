import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const shares = (values: number[]) => values.map((value) => value / sum(values));
const naive = (z: number[]) => shares(z.map(Math.exp));
const stable = (z: number[]) => naive(z.map((zj) => zj - Math.max(...z)));
const logTotal = (z: number[]) => Math.max(...z) + Math.log(sum(z.map((zj) => Math.exp(zj - Math.max(...z)))));
const target = (z: number[], right: number) => z.map((_, j) => (j === right ? 1 : 0));

const scores = (rng: Random, spread: number, middle = 0) =>
  Array.from({ length: 2 + rng.integer(4) }, () => rng.normal(middle, spread));
/** Scores of all sizes: a few apart or hundreds, near 0 or far from it. */
const wildScores = (rng: Random) => scores(rng, [1, 500][rng.integer(2)], [0, -1000, 1000][rng.integer(3)]);

const probabilities = exercise({
  id: "softmax/probabilities",
  title: "Scores to probabilities",
  statement:
    "Write `toProbabilities`: it takes scores $z$ and returns the softmax, $p_j = e^{z_j} / \\sum_k e^{z_k}$. The scores here are small; that they may be huge is the next section's business.",
  signature: "toProbabilities(z: number[]): number[]",
  solution: function toProbabilities(z: number[]): number[] {
    const exponentials = z.map((zj) => Math.exp(zj));
    const total = exponentials.reduce((sum, e) => sum + e, 0);
    return exponentials.map((e) => e / total);
  },
  cases: [
    { name: "a tie", given: [[0, 0]], expected: [0.5, 0.5] },
    { name: "ln 3 more is three times as likely", given: [[0, Math.log(3)]], expected: [0.25, 0.75] },
    {
      name: "the same, with both scores lower",
      given: [[-2, Math.log(3) - 2]],
      expected: [0.25, 0.75],
    },
    {
      name: "1, 2 and 5 parts of 8",
      given: [[0, Math.log(2), Math.log(5)]],
      expected: [0.125, 0.25, 0.625],
    },
  ],
  hidden: (rng) => [scores(rng, 2)],
  hints: [
    "Two steps: make every score positive with `Math.exp`, then divide each by the sum of all.",
    "`const exponentials = z.map((zj) => Math.exp(zj));` and a `reduce` for their sum.",
    "`const total = exponentials.reduce((sum, e) => sum + e, 0); return exponentials.map((e) => e / total);`",
  ],
  wrong: [
    {
      name: "no exponential",
      says: "You divided the scores themselves by their sum. With a negative score that gives a negative share. Take $e^{z_j}$ first.",
      answer: (z) => shares(z),
    },
    {
      name: "not divided",
      says: "These are the $e^{z_j}$. They are positive, but they don't sum to 1 yet: divide each by their sum.",
      answer: (z) => z.map(Math.exp),
    },
    {
      name: "divided by the largest",
      says: "You divided by the largest $e^{z_k}$. Then the largest becomes 1. Divide by the **sum** of all.",
      answer: (z) => z.map((zj) => Math.exp(zj - Math.max(...z))),
    },
    {
      name: "sigmoid",
      says: "This is the sigmoid of each score by itself. These answer separate questions, so they need not sum to 1. Softmax lets the scores compete: divide $e^{z_j}$ by $\\sum_k e^{z_k}$.",
      answer: (z) => z.map((zj) => 1 / (1 + Math.exp(-zj))),
    },
    {
      name: "divided by the scores",
      says: "You divided by the sum of the **scores**. Then the shares don't sum to 1. Divide by the sum of the $e^{z_k}$.",
      answer: (z) => z.map((zj) => Math.exp(zj) / sum(z)),
    },
    {
      name: "no start value",
      says: "Your sum begins with the first score as it is, without `Math.exp`. Give `reduce` the start value 0: `z.reduce((sum, zk) => sum + Math.exp(zk), 0)`.",
      answer: (z) => z.map((zj) => Math.exp(zj) / z.reduce((total, zk) => total + Math.exp(zk))),
    },
  ],
});

const stableSoftmax = exercise({
  id: "softmax/stable",
  title: "A softmax for scores of any size",
  statement:
    "Write `stableSoftmax`: the same softmax, but finite and right for scores such as 1000 or −1000. Subtract the largest score from all scores first.",
  signature: "stableSoftmax(z: number[]): number[]",
  solution: function stableSoftmax(z: number[]): number[] {
    const max = Math.max(...z);
    const exponentials = z.map((zj) => Math.exp(zj - max));
    const total = exponentials.reduce((sum, e) => sum + e, 0);
    return exponentials.map((e) => e / total);
  },
  cases: [
    { name: "small scores, as before", given: [[0, Math.log(3)]], expected: [0.25, 0.75] },
    { name: "high up", given: [[1000, 1000 + Math.log(3)]], expected: [0.25, 0.75] },
    { name: "far down", given: [[-1000, -1000 + Math.log(3)]], expected: [0.25, 0.75] },
    { name: "far apart", given: [[1000, 0, -1000]], expected: [1, 0, 0] },
  ],
  hidden: (rng) => [wildScores(rng)],
  hints: [
    "Softmax stays the same when you add one number to all scores. Which number makes every exponent at most 0?",
    "`const max = Math.max(...z);` and then `Math.exp(zj - max)` in place of `Math.exp(zj)`.",
    "`const exponentials = z.map((zj) => Math.exp(zj - max));` The rest is as in the exercise before.",
  ],
  wrong: [
    {
      name: "naive",
      says: "This still takes `Math.exp` of the scores as they are. `Math.exp(1000)` is `Infinity`, and `Infinity / Infinity` is `NaN`. Subtract the largest score first.",
      answer: naive,
    },
    {
      name: "subtracted the smallest",
      says: "You subtracted the **smallest** score. Then the exponents are 0 and above, and can still overflow. With the largest they are 0 and below.",
      answer: (z) => naive(z.map((zj) => zj - Math.min(...z))),
    },
    {
      name: "clipped",
      says: "You cut large scores off. No overflow, but scores that were different become equal, so the probabilities are wrong. Subtract instead: that changes nothing.",
      answer: (z) => naive(z.map((zj) => Math.max(-700, Math.min(700, zj)))),
    },
    {
      name: "divided by the largest",
      says: "You **divided** the scores by the largest. That changes how far they are apart, and so the probabilities. Subtract it.",
      answer: (z) => naive(z.map((zj) => zj / Math.max(...z))),
    },
    {
      name: "subtracted after the exponential",
      says: "You subtracted the largest score from the **exponentials**. By then they have overflowed, and a difference of exponentials is no softmax. Subtract inside: `Math.exp(zj - max)`.",
      answer: (z) => shares(z.map((zj) => Math.exp(zj) - Math.max(...z))),
    },
    {
      name: "subtracted the mean",
      says: "You subtracted the **mean**. Scores that lie far above it still overflow. With the largest score no exponent is above 0.",
      answer: (z) => naive(z.map((zj) => zj - sum(z) / z.length)),
    },
  ],
});

const logSumExponentials = exercise({
  id: "softmax/log-sum-exp",
  title: "The logarithm of the total",
  statement:
    "Write `stableLogSumExp`: it returns $L = \\ln\\sum_k e^{z_k}$ for scores of any size. Use $L = M + \\ln\\sum_k e^{z_k - M}$ with $M = \\max_k z_k$.",
  signature: "stableLogSumExp(z: number[]): number",
  solution: function stableLogSumExp(z: number[]): number {
    const max = Math.max(...z);
    return max + Math.log(z.reduce((sum, zk) => sum + Math.exp(zk - max), 0));
  },
  cases: [
    { name: "two zeros: ln 2", given: [[0, 0]], expected: 0.6931471805599453 },
    { name: "1 + 2 + 5: ln 8", given: [[0, Math.log(2), Math.log(5)]], expected: 2.0794415416798357 },
    { name: "high up", given: [[1000, 1000]], expected: 1000.6931471805599 },
    { name: "far down", given: [[-1000, -1000, -1000]], expected: -998.9013877113319 },
  ],
  hidden: (rng) => [wildScores(rng)],
  hints: [
    "Find the largest score first, and keep it in a constant: you need it twice.",
    "Inside the logarithm stands the sum of `Math.exp(zk - max)`. What you have subtracted inside must come back outside.",
    "`return max + Math.log(z.reduce((sum, zk) => sum + Math.exp(zk - max), 0));`",
  ],
  wrong: [
    {
      name: "naive",
      says: "You take `Math.exp` of the scores as they are. High up the sum is `Infinity`, far down it is 0, and neither has a finite logarithm. Subtract the largest score inside.",
      answer: (z) => Math.log(sum(z.map(Math.exp))),
    },
    {
      name: "not added back",
      says: "You subtracted the largest score inside the logarithm and did not add it again outside.",
      answer: (z) => logTotal(z) - Math.max(...z),
    },
    {
      name: "largest only",
      says: "This is the largest score. $L$ is close to it and a little above: add the logarithm of the sum.",
      answer: (z) => Math.max(...z),
    },
    {
      name: "mean",
      says: "You took the mean of the exponentials. It must be their sum.",
      answer: (z) => logTotal(z) - Math.log(z.length),
    },
    {
      name: "a logarithm for each",
      says: "You took a logarithm for each score and added these. That is the sum of the scores. Add the exponentials first, then take **one** logarithm.",
      answer: sum,
    },
    {
      name: "no start value",
      says: "Your sum begins with the first score as it is, without `Math.exp`. Give `reduce` the start value 0.",
      answer: (z) => Math.max(...z) + Math.log(z.reduce((total, zk) => total + Math.exp(zk - Math.max(...z)))),
    },
  ],
});

const temperature = exercise({
  id: "softmax/temperature",
  title: "Softmax with a temperature",
  statement:
    "Write `atTemperature`: the softmax of $z_j / T$. It must hold for small temperatures too: at $T = 0.05$ a score of 100 becomes 2000.",
  signature: "atTemperature(z: number[], T: number): number[]",
  solution: function atTemperature(z: number[], T: number): number[] {
    const max = Math.max(...z);
    const exponentials = z.map((zj) => Math.exp((zj - max) / T));
    const total = exponentials.reduce((sum, e) => sum + e, 0);
    return exponentials.map((e) => e / total);
  },
  cases: [
    { name: "T = 1 changes nothing", given: [[0, Math.log(3)], 1], expected: [0.25, 0.75] },
    { name: "T = ½ squares the odds: 9 to 1", given: [[0, Math.log(3)], 0.5], expected: [0.1, 0.9] },
    { name: "T = 2 takes their root: 3 to 1", given: [[0, Math.log(9)], 2], expected: [0.25, 0.75] },
    { name: "T = 0.05 with large scores", given: [[100, 98, 0], 0.05], expected: [1, 4.248354255291589e-18, 0] },
  ],
  hidden: (rng) => [scores(rng, 3, [0, 100][rng.integer(2)]), [0.05, 0.3, 0.7, 1.5, 4, 50][rng.integer(6)]],
  hints: [
    "A temperature only changes the scores: divide each by $T$. After that comes the softmax that you know.",
    "Subtract the largest, then divide: `(zj - max) / T` is never above 0, so its exponential does not overflow.",
    "`const exponentials = z.map((zj) => Math.exp((zj - max) / T));` The rest is `stableSoftmax`.",
  ],
  wrong: [
    {
      name: "multiplied",
      says: "You multiplied the scores by $T$. That swaps cold and hot. Divide: $z_j / T$.",
      answer: (z, T) => stable(z.map((zj) => zj * T)),
    },
    {
      name: "overflow",
      says: "Right for small scores, but at a low temperature `Math.exp` overflows. Subtract the largest score first, and divide the difference by $T$: `(zj - max) / T` is never above 0.",
      answer: (z, T) => naive(z.map((zj) => zj / T)),
    },
    {
      name: "after the exponential",
      says: "$T$ cancels in your answer: if every $e^{z_j}$ is divided by $T$, so is their sum. Divide the **scores**, before the exponential.",
      answer: (z) => stable(z),
    },
    {
      name: "divided the probabilities",
      says: "You divided the probabilities by $T$, so they no longer sum to 1. Divide the scores, and take the softmax of these.",
      answer: (z, T) => stable(z).map((p) => p / T),
    },
    {
      name: "no softmax",
      says: "These are the scores divided by $T$. Now take the softmax of them.",
      answer: (z, T) => z.map((zj) => zj / T),
    },
  ],
});

const entropy = exercise({
  id: "softmax/entropy",
  title: "How unsure is an answer?",
  statement:
    "Write `entropyOf`: it takes probabilities and returns their entropy, $H = -\\sum_j p_j \\ln p_j$. An impossible answer adds nothing: count $0 \\ln 0$ as 0.",
  signature: "entropyOf(p: number[]): number",
  solution: function entropyOf(p: number[]): number {
    let H = 0;
    for (const pj of p) if (pj > 0) H -= pj * Math.log(pj);
    return H;
  },
  cases: [
    { name: "a fair coin: ln 2", given: [[0.5, 0.5]], expected: 0.6931471805599453 },
    { name: "certain", given: [[0, 1, 0]], expected: 0 },
    { name: "four equal answers: ln 4", given: [[0.25, 0.25, 0.25, 0.25]], expected: 1.3862943611198906 },
    { name: "one half and two quarters: 1.5 ln 2", given: [[0.5, 0.25, 0.25]], expected: 1.0397207708399179 },
  ],
  hidden: (rng) => {
    const [first, ...others] = shares(Array.from({ length: 3 + rng.integer(3) }, () => rng.uniform()));
    // Now and then an answer is impossible.
    return [rng.integer(2) === 0 ? [first, ...others] : shares([0, ...others])];
  },
  hints: [
    "Add up `pj * Math.log(pj)` over all answers, and turn the sign. `Math.log` is the natural logarithm, ln.",
    "`Math.log(0)` is `-Infinity`, and `0 * -Infinity` is `NaN`. Leave such answers out.",
    "`let H = 0; for (const pj of p) if (pj > 0) H -= pj * Math.log(pj); return H;`",
  ],
  wrong: [
    {
      name: "zero times infinity",
      says: "Where a probability is 0 you get `0 * -Infinity`, which is `NaN`. Leave out the answers with $p_j = 0$.",
      answer: (p) => -sum(p.map((pj) => pj * Math.log(pj))),
    },
    {
      name: "sign",
      says: "Sign: logarithms of probabilities are negative, so the sum is. The minus in front makes it positive.",
      answer: (p) => sum(p.map((pj) => (pj > 0 ? pj * Math.log(pj) : 0))),
    },
    {
      name: "bits",
      says: "This is right in **bits**: you took `Math.log2`. With `Math.log` the unit is the nat, as everywhere in this course.",
      answer: (p) => -sum(p.map((pj) => (pj > 0 ? pj * Math.log2(pj) : 0))),
    },
    {
      name: "unweighted",
      says: "You added up the surprises $-\\ln p_j$. Each counts as often as it happens: multiply it by $p_j$.",
      answer: (p) => -sum(p.map((pj) => (pj > 0 ? Math.log(pj) : 0))),
    },
    {
      name: "no start value",
      says: "Your sum begins with the first probability as it is. Give `reduce` the start value 0.",
      answer: (p) => p.reduce((H, pj) => H - (pj > 0 ? pj * Math.log(pj) : 0)),
    },
  ],
});

const cost = exercise({
  id: "softmax/cost",
  title: "Cross-entropy from scores",
  statement:
    "Write `costOf`: the cross-entropy of one example, $C = -\\ln p_{right}$, where `right` is the number of the right class. It must be finite for scores of any size, so don't compute $p$: " +
    "use $C = L - z_{right}$ with $L = \\ln\\sum_k e^{z_k}$.",
  signature: "costOf(z: number[], right: number): number",
  solution: function costOf(z: number[], right: number): number {
    const max = Math.max(...z);
    const L = max + Math.log(z.reduce((sum, zk) => sum + Math.exp(zk - max), 0));
    return L - z[right];
  },
  cases: [
    { name: "a tie of two: ln 2", given: [[0, 0], 0], expected: 0.6931471805599453 },
    { name: "¾ for the right class: ln 4/3", given: [[0, Math.log(3)], 1], expected: 0.28768207245178085 },
    { name: "¼ for the right class: ln 4", given: [[0, Math.log(3)], 0], expected: 1.3862943611198906 },
    { name: "a tie, high up", given: [[1000, 1000], 1], expected: 0.6931471805599453 },
    { name: "sure and wrong", given: [[1000, 0, -1000], 2], expected: 2000 },
  ],
  hidden: (rng) => {
    const z = wildScores(rng);
    return [z, rng.integer(z.length)];
  },
  hints: [
    "$-\\ln p_{right} = -\\ln\\frac{e^{z_{right}}}{\\sum_k e^{z_k}}$. Write the logarithm of the quotient as a difference.",
    "You have written $L$ before: the largest score plus the logarithm of a sum.",
    "`const L = max + Math.log(z.reduce((sum, zk) => sum + Math.exp(zk - max), 0)); return L - z[right];`",
  ],
  wrong: [
    {
      name: "naive",
      says: "You take the logarithm of a naive softmax. It overflows for large scores. Compute $L - z_{right}$ instead, with the largest score taken out of $L$.",
      answer: (z, right) => -Math.log(naive(z)[right]),
    },
    {
      name: "logarithm of zero",
      says: "Your softmax is stable, and yet the cost is `Infinity` for a sure and wrong answer: there $p$ is so small that it is rounded to 0. Compute $L - z_{right}$ without going through $p$.",
      answer: (z, right) => -Math.log(stable(z)[right]),
    },
    {
      name: "sign",
      says: "Sign: this is $\\ln p_{right}$, which is negative. The cost is $L - z_{right}$.",
      answer: (z, right) => z[right] - logTotal(z),
    },
    {
      name: "quadratic",
      says: "This is the quadratic cost, $\\tfrac12\\sum_j (p_j - y_j)^2$. The cross-entropy is $-\\ln p_{right}$.",
      answer: (z, right) => sum(stable(z).map((p, j) => (p - target(z, right)[j]) ** 2)) / 2,
    },
    {
      name: "divided by the classes",
      says: "You divided by the number of classes. The cost of one example is $-\\ln p_{right}$, however many classes there are.",
      answer: (z, right) => (logTotal(z) - z[right]) / z.length,
    },
  ],
});

const error = exercise({
  id: "softmax/error",
  title: "The error of the scores",
  statement:
    "Write `errorOf`: $\\delta_j = \\frac{\\partial C}{\\partial z_j} = p_j - y_j$ for every class $j$, where $p$ is the softmax of `z`, and $y_j$ is 1 for the class `right` and 0 for all others.",
  signature: "errorOf(z: number[], right: number): number[]",
  solution: function errorOf(z: number[], right: number): number[] {
    const max = Math.max(...z);
    const exponentials = z.map((zj) => Math.exp(zj - max));
    const total = exponentials.reduce((sum, e) => sum + e, 0);
    return exponentials.map((e, j) => e / total - (j === right ? 1 : 0));
  },
  cases: [
    { name: "a tie", given: [[0, 0], 0], expected: [-0.5, 0.5] },
    { name: "1, 2 and 5 parts of 8", given: [[0, Math.log(2), Math.log(5)], 2], expected: [0.125, 0.25, -0.375] },
    {
      name: "the same scores, another class",
      given: [[0, Math.log(2), Math.log(5)], 0],
      expected: [-0.875, 0.25, 0.625],
    },
    { name: "sure and wrong", given: [[1000, 0], 1], expected: [1, -1] },
  ],
  hidden: (rng) => {
    const z = scores(rng, 2);
    return [z, rng.integer(z.length)];
  },
  hints: [
    "Compute the probabilities as in `stableSoftmax`. Then change one of them.",
    "Subtract 1 at the place `right`, and nothing elsewhere: `j === right ? 1 : 0` is $y_j$.",
    "`return exponentials.map((e, j) => e / total - (j === right ? 1 : 0));`",
  ],
  wrong: [
    {
      name: "sign",
      says: "Sign: the error is $p_j - y_j$. The right class's score must **rise** when the optimizer subtracts, so its error is negative.",
      answer: (z, right) => stable(z).map((p, j) => target(z, right)[j] - p),
    },
    {
      name: "no target",
      says: "These are the probabilities. Subtract $y_j$: 1 at the right class.",
      answer: (z) => stable(z),
    },
    {
      name: "right class only",
      says: "The wrong classes have an error too: each must give back its share $p_j$.",
      answer: (z, right) => stable(z).map((p, j) => (j === right ? p - 1 : 0)),
    },
    {
      name: "naive",
      says: "The idea is right, but `Math.exp` of a large score overflows. Subtract the largest score from all of them first, as in `stableSoftmax`.",
      answer: (z, right) => naive(z).map((p, j) => p - target(z, right)[j]),
    },
    {
      name: "slope",
      says: "You multiplied by the slope $p_j(1 - p_j)$. With the cross-entropy it has cancelled: $\\delta_j = p_j - y_j$.",
      answer: (z, right) => stable(z).map((p, j) => (p - target(z, right)[j]) * p * (1 - p)),
    },
    {
      name: "one everywhere",
      says: "You subtracted 1 from every probability. $y_j$ is 1 for the class `right` only, and 0 for all others.",
      answer: (z) => stable(z).map((p) => p - 1),
    },
    {
      name: "scores",
      says: "You subtracted $y_j$ from the **scores**. Turn them into probabilities first: $p$ is the softmax of `z`.",
      answer: (z, right) => z.map((zj, j) => zj - target(z, right)[j]),
    },
  ],
});

export const softmax = chapter(
  "04-softmax",
  probabilities,
  stableSoftmax,
  logSumExponentials,
  temperature,
  entropy,
  cost,
  error,
);
