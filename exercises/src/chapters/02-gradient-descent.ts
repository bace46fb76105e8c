import { chapter, exercise } from "../exercise.js";

const numbers = (rng: { normal(mean?: number, deviation?: number): number }, count: number) =>
  Array.from({ length: count }, () => rng.normal(0, 2));

const step = exercise({
  id: "gradient-descent/step",
  title: "One step downhill",
  statement:
    "Write `step`: it takes a point $v$, the slope $C'(v)$ at that point and the learning rate $\\eta$, and returns the next point, " +
    "$v' = v - \\eta\\,C'(v)$.",
  signature: "step(v: number, slope: number, learningRate: number): number",
  solution: function step(v: number, slope: number, learningRate: number): number {
    return v - learningRate * slope;
  },
  cases: [
    { name: "x² at 10 has slope 20", given: [10, 20, 0.05], expected: 9 },
    { name: "a falling curve: go right", given: [-3, -6, 0.1], expected: -2.4 },
    { name: "at the bottom nothing moves", given: [1.5, 0, 0.1], expected: 1.5 },
  ],
  hidden: (rng) => [rng.normal(0, 5), rng.normal(0, 5), rng.uniform()],
  hints: [
    "A positive slope means that the curve rises to the right. Which way is down?",
    "The size of the move is `learningRate * slope`. Its direction is against the slope.",
    "`return v - learningRate * slope;`",
  ],
  wrong: [
    {
      name: "uphill",
      says: "Sign: you went uphill. The slope points uphill, so subtract it.",
      answer: (v, slope, learningRate) => v + learningRate * slope,
    },
    {
      name: "no learning rate",
      says: "You took the whole slope as the step. Multiply it by the learning rate.",
      answer: (v, slope) => v - slope,
    },
    {
      name: "only the move",
      says: "You returned the move, not the new point. Add it to `v`.",
      answer: (_v, slope, learningRate) => -learningRate * slope,
    },
  ],
});

const descend = exercise({
  id: "gradient-descent/descend",
  title: "The whole walk",
  statement:
    "Write `descend`: it starts at `start`, takes `steps` steps of gradient descent, and returns **all** points, the start among them. " +
    "`slope` is a function: call `slope(v)` to get $C'(v)$.",
  signature: `descend(
  slope: (v: number) => number,
  start: number,
  learningRate: number,
  steps: number,
): number[]`,
  solution: function descend(
    slope: (v: number) => number,
    start: number,
    learningRate: number,
    steps: number,
  ): number[] {
    const path = [start];
    for (let k = 0; k < steps; k++) {
      const v = path[k];
      path.push(v - learningRate * slope(v));
    }
    return path;
  },
  cases: [
    { name: "x² from 10, three steps", given: [(v) => 2 * v, 10, 0.05, 3], expected: [10, 9, 8.1, 7.29] },
    { name: "no step at all", given: [(v) => 2 * v, 4, 0.1, 0], expected: [4] },
    { name: "a parabola with its bottom at 3", given: [(v) => 2 * (v - 3), 0, 0.5, 2], expected: [0, 3, 3] },
  ],
  hidden: (rng) => {
    const [curvature, bottom] = [rng.uniform() * 3, rng.normal()];
    return [(v: number) => curvature * (v - bottom), rng.normal(0, 5), rng.uniform() / 2, rng.integer(8)];
  },
  hints: [
    "Keep an array that holds the start. Each step adds one point to it.",
    "The slope changes as you walk: call `slope` at the newest point in every step.",
    "In a loop of `steps` turns: `v = v - learningRate * slope(v); path.push(v);`",
  ],
  wrong: [
    {
      name: "no start",
      says: "The start is missing. A walk of 3 steps visits 4 points.",
      answer: (slope, start, learningRate, steps) => {
        const path: number[] = [];
        let v = start;
        for (let k = 0; k < steps; k++) path.push((v -= learningRate * slope(v)));
        return path;
      },
    },
    {
      name: "slope of the start",
      says: "You used the slope at the start for every step. Measure it again at each new point.",
      answer: (slope, start, learningRate, steps) =>
        Array.from({ length: steps + 1 }, (_, k) => start - k * learningRate * slope(start)),
    },
    {
      name: "uphill",
      says: "Sign: you walk uphill. Subtract `learningRate * slope(v)`.",
      answer: (slope, start, learningRate, steps) => {
        const path = [start];
        for (let k = 0; k < steps; k++) path.push(path[k] + learningRate * slope(path[k]));
        return path;
      },
    },
    {
      name: "one step too many",
      says: "One step too many. After `steps` steps the path has `steps + 1` points.",
      answer: (slope, start, learningRate, steps) => {
        const path = [start];
        for (let k = 0; k <= steps; k++) path.push(path[k] - learningRate * slope(path[k]));
        return path;
      },
    },
  ],
});

const behaviour = exercise({
  id: "gradient-descent/behaviour",
  title: "What will this learning rate do?",
  statement:
    "On $C(v) = \\tfrac{c}{2}v^2$ the slope is $c\\,v$, so each step multiplies $v$ by $1 - \\eta c$. Write `behaviour`: it returns " +
    '`"slides"` (down on one side, never crossing the bottom) when the factor is at least 0 and below 1, `"oscillates"` when it is negative but above −1, and `"diverges"` when it is −1 or less.',
  signature: `behaviour(
  curvature: number,
  learningRate: number,
): "slides" | "oscillates" | "diverges"`,
  solution: function behaviour(curvature: number, learningRate: number): "slides" | "oscillates" | "diverges" {
    const factor = 1 - learningRate * curvature;
    if (factor >= 0) return "slides";
    return factor > -1 ? "oscillates" : "diverges";
  },
  cases: [
    { name: "x² (curvature 2), η = 0.05", given: [2, 0.05], expected: "slides" },
    { name: "x², η = 0.95", given: [2, 0.95], expected: "oscillates" },
    { name: "x², η = 1.1", given: [2, 1.1], expected: "diverges" },
    { name: "x², η = 1: back and forth for ever", given: [2, 1], expected: "diverges", weight: 2 },
    { name: "x², η = 0.5: the bottom in one step", given: [2, 0.5], expected: "slides" },
  ],
  hidden: (rng) => [0.25 * (1 + rng.integer(20)), 0.125 * (1 + rng.integer(12))],
  hints: [
    "Compute the factor $1 - \\eta c$ first. Everything depends on it.",
    "Three cases: factor ≥ 0, factor > −1, and the rest.",
    'Let `factor = 1 - learningRate * curvature`. If `factor >= 0` return `"slides"`; if `factor > -1` return `"oscillates"`.',
  ],
  wrong: [
    {
      name: "boundary at 1/c",
      says: "You call it diverging as soon as it crosses the bottom. Crossing is fine while $|1 - \\eta c| < 1$: the limit is $\\eta = 2/c$, not $1/c$.",
      answer: (curvature, learningRate) => (1 - learningRate * curvature >= 0 ? "slides" : "diverges"),
    },
    {
      name: "curvature forgotten",
      says: "You compare the learning rate with fixed numbers. What matters is the product $\\eta c$: on a steeper curve the same $\\eta$ is larger.",
      answer: (_curvature, learningRate) =>
        learningRate <= 0.5 ? "slides" : learningRate < 1 ? "oscillates" : "diverges",
    },
    {
      name: "limit counted as safe",
      says: "Look at a factor of exactly −1: the point jumps back and forth for ever and gets no closer. That is not convergence.",
      answer: (curvature, learningRate) => {
        const factor = 1 - learningRate * curvature;
        return factor >= 0 ? "slides" : factor >= -1 ? "oscillates" : "diverges";
      },
    },
  ],
});

const momentumStep = exercise({
  id: "gradient-descent/momentum",
  title: "Momentum",
  statement:
    "Write `momentumStep`: first the velocity, $u' = \\beta u + g$, then the point, $v' = v - \\eta u'$. Here $v$, $u$ and the gradient $g$ " +
    "are vectors of the same length. Return `{ v, u }` with the new values.",
  signature: `momentumStep(
  v: number[],
  u: number[],
  g: number[],
  learningRate: number,
  beta: number,
): { v: number[]; u: number[] }`,
  solution: function momentumStep(
    v: number[],
    u: number[],
    g: number[],
    learningRate: number,
    beta: number,
  ): { v: number[]; u: number[] } {
    const newU = u.map((ui, i) => beta * ui + g[i]);
    return { v: v.map((vi, i) => vi - learningRate * newU[i]), u: newU };
  },
  cases: [
    { name: "at rest", given: [[-5, -2], [0, 0], [-1, -8], 0.6, 0.5], expected: { v: [-4.4, 2.8], u: [-1, -8] } },
    {
      name: "already moving",
      given: [[-4.4, 2.8], [-1, -8], [-0.88, 11.2], 0.6, 0.5],
      expected: { v: [-3.572, -1.52], u: [-1.38, 7.2] },
    },
    { name: "no gradient: it rolls on", given: [[1], [2], [0], 0.1, 0.9], expected: { v: [0.82], u: [1.8] } },
  ],
  hidden: (rng) => {
    const n = 1 + rng.integer(4);
    return [numbers(rng, n), numbers(rng, n), numbers(rng, n), rng.uniform(), rng.uniform()];
  },
  hints: [
    "Work on each coordinate: `u.map((ui, i) => …)` makes the new velocity.",
    "The point moves by the **new** velocity, not by the old one.",
    "`const newU = u.map((ui, i) => beta * ui + g[i]); return { v: v.map((vi, i) => vi - learningRate * newU[i]), u: newU };`",
  ],
  wrong: [
    {
      name: "old velocity",
      says: "You moved the point by the old velocity. Update $u$ first, then use the new one.",
      answer: (v, u, g, learningRate, beta) => ({
        v: v.map((vi, i) => vi - learningRate * u[i]),
        u: u.map((ui, i) => beta * ui + g[i]),
      }),
    },
    {
      name: "no memory",
      says: "The old velocity has no effect: this is plain gradient descent. Keep $\\beta u$ in the new velocity.",
      answer: (v, _u, g, learningRate) => ({ v: v.map((vi, i) => vi - learningRate * g[i]), u: g }),
    },
    {
      name: "average",
      says: "You multiplied the gradient by $1 - \\beta$. That is another definition of momentum (an average); here it is $u' = \\beta u + g$.",
      answer: (v, u, g, learningRate, beta) => {
        const newU = u.map((ui, i) => beta * ui + (1 - beta) * g[i]);
        return { v: v.map((vi, i) => vi - learningRate * newU[i]), u: newU };
      },
    },
    {
      name: "uphill",
      says: "Sign: the point moves uphill. Subtract $\\eta u'$.",
      answer: (v, u, g, learningRate, beta) => {
        const newU = u.map((ui, i) => beta * ui + g[i]);
        return { v: v.map((vi, i) => vi + learningRate * newU[i]), u: newU };
      },
    },
  ],
});

const quadraticCost = exercise({
  id: "gradient-descent/quadratic-cost",
  title: "The quadratic cost",
  statement:
    "Write `quadraticCost`: $C = \\frac{1}{2n}\\sum_i (y_i - a_i)^2$, where `y` holds the $n$ targets and `a` the $n$ answers.",
  signature: "quadraticCost(y: number[], a: number[]): number",
  solution: function quadraticCost(y: number[], a: number[]): number {
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += (y[i] - a[i]) ** 2;
    return sum / (2 * y.length);
  },
  cases: [
    {
      name: "all answers right",
      given: [
        [1, 0, 1],
        [1, 0, 1],
      ],
      expected: 0,
    },
    { name: "one answer off by 2", given: [[3], [1]], expected: 2 },
    {
      name: "two answers off",
      given: [
        [1, 0, 4, 2],
        [0, 0, 4, 5],
      ],
      expected: 1.25,
    },
  ],
  hidden: (rng) => {
    const n = 1 + rng.integer(6);
    return [numbers(rng, n), numbers(rng, n)];
  },
  hints: [
    "Go through the pairs $(y_i, a_i)$ and add up the squared differences.",
    "Divide the sum by $2n$, where $n$ is `y.length`.",
    "`let sum = 0; for (let i = 0; i < y.length; i++) sum += (y[i] - a[i]) ** 2; return sum / (2 * y.length);`",
  ],
  wrong: [
    {
      name: "no half",
      says: "Twice too large: the ½ is missing. It is there to cancel the 2 that the derivative of a square brings.",
      answer: (y, a) => y.reduce((sum, yi, i) => sum + (yi - a[i]) ** 2, 0) / y.length,
    },
    {
      name: "no mean",
      says: "You summed but did not divide by $n$. Without it the cost grows with the amount of data.",
      answer: (y, a) => y.reduce((sum, yi, i) => sum + (yi - a[i]) ** 2, 0) / 2,
    },
    {
      name: "no square",
      says: "You added the differences without squaring them, so errors up and down cancel.",
      answer: (y, a) => y.reduce((sum, yi, i) => sum + (yi - a[i]), 0) / (2 * y.length),
    },
    {
      name: "parentheses",
      says: "`/ 2 * n` divides by 2 and then **multiplies** by $n$. Write `/ (2 * n)`.",
      answer: (y, a) => (y.reduce((sum, yi, i) => sum + (yi - a[i]) ** 2, 0) / 2) * y.length,
    },
    {
      name: "square of the sum",
      says: "You squared the sum. Square each difference first, then add: otherwise errors up and down cancel.",
      answer: (y, a) => y.reduce((sum, yi, i) => sum + (yi - a[i]), 0) ** 2 / (2 * y.length),
    },
  ],
});

const lineGradient = exercise({
  id: "gradient-descent/line-gradient",
  title: "The gradient of a fit",
  statement:
    "A line answers $a_i = w x_i + b$. Write `lineGradient`: it returns $\\left[\\frac{\\partial C}{\\partial w}, \\frac{\\partial C}{\\partial b}\\right]$ " +
    "of the quadratic cost, that is $\\left[\\frac1n\\sum_i (a_i - y_i)\\,x_i,\\ \\frac1n\\sum_i (a_i - y_i)\\right]$.",
  signature: "lineGradient(x: number[], y: number[], w: number, b: number): [number, number]",
  solution: function lineGradient(x: number[], y: number[], w: number, b: number): [number, number] {
    let dw = 0;
    let db = 0;
    for (let i = 0; i < x.length; i++) {
      const error = w * x[i] + b - y[i];
      dw += error * x[i];
      db += error;
    }
    return [dw / x.length, db / x.length];
  },
  cases: [
    { name: "a perfect fit has gradient 0", given: [[0, 1, 2], [1, 3, 5], 2, 1], expected: [0, 0] },
    { name: "a line that lies too low", given: [[0, 1, 2], [1, 3, 5], 2, 0], expected: [-1, -1] },
    { name: "a flat line", given: [[-1, 0.5, 2], [2, 1, -3], 0, 0], expected: [2.5, 0] },
  ],
  hidden: (rng) => {
    const n = 1 + rng.integer(5);
    return [numbers(rng, n), numbers(rng, n), rng.normal(), rng.normal()];
  },
  hints: [
    "For each example compute the answer $a_i = w x_i + b$ and the error $a_i - y_i$.",
    "The error itself is summed for $b$; the error times $x_i$ is summed for $w$.",
    "In the loop: `const error = w * x[i] + b - y[i]; dw += error * x[i]; db += error;`. Then divide both by `x.length`.",
  ],
  wrong: [
    {
      name: "y minus a",
      says: "Sign: you used $y - a$. The inner derivative of $(y - a)^2$ brings a minus, which makes it $a - y$.",
      answer: (x, y, w, b) => {
        const errors = x.map((xi, i) => y[i] - (w * xi + b));
        return [
          errors.reduce((sum, e, i) => sum + e * x[i], 0) / x.length,
          errors.reduce((sum, e) => sum + e, 0) / x.length,
        ];
      },
    },
    {
      name: "x forgotten",
      says: "Both entries are the same: for $w$ each error must be multiplied by its $x_i$. That is the chain rule: $\\partial a_i/\\partial w = x_i$.",
      answer: (x, y, w, b) => {
        const mean = x.reduce((sum, xi, i) => sum + w * xi + b - y[i], 0) / x.length;
        return [mean, mean];
      },
    },
    {
      name: "no mean",
      says: "You summed over the examples but did not divide by $n$.",
      answer: (x, y, w, b) => {
        const errors = x.map((xi, i) => w * xi + b - y[i]);
        return [errors.reduce((sum, e, i) => sum + e * x[i], 0), errors.reduce((sum, e) => sum + e, 0)];
      },
    },
    {
      name: "swapped",
      says: "The two are swapped. First the derivative in $w$, then the one in $b$.",
      answer: (x, y, w, b) => {
        const errors = x.map((xi, i) => w * xi + b - y[i]);
        return [
          errors.reduce((sum, e) => sum + e, 0) / x.length,
          errors.reduce((sum, e, i) => sum + e * x[i], 0) / x.length,
        ];
      },
    },
  ],
});

const miniBatches = exercise({
  id: "gradient-descent/mini-batches",
  title: "Cut an epoch into mini-batches",
  statement:
    "`order` holds the numbers of all examples, already shuffled. Write `miniBatches`: it cuts `order` into pieces of `size`, in order. " +
    "What is left over makes a smaller last piece. `order` itself stays as it is.",
  signature: "miniBatches(order: number[], size: number): number[][]",
  solution: function miniBatches(order: number[], size: number): number[][] {
    const batches: number[][] = [];
    for (let from = 0; from < order.length; from += size) batches.push(order.slice(from, from + size));
    return batches;
  },
  cases: [
    {
      name: "six examples in pairs",
      given: [[4, 0, 5, 2, 1, 3], 2],
      expected: [
        [4, 0],
        [5, 2],
        [1, 3],
      ],
    },
    { name: "a smaller last batch", given: [[2, 0, 4, 1, 3], 2], expected: [[2, 0], [4, 1], [3]] },
    { name: "all at once (batch gradient descent)", given: [[1, 0, 2], 3], expected: [[1, 0, 2]] },
    { name: "one at a time (stochastic)", given: [[1, 0, 2], 1], expected: [[1], [0], [2]] },
    { name: "a size larger than the data", given: [[1, 0], 10], expected: [[1, 0]] },
  ],
  hidden: (rng) => {
    const n = 1 + rng.integer(12);
    return [rng.shuffle(Array.from({ length: n }, (_, i) => i)), 1 + rng.integer(5)];
  },
  hints: [
    "The batches begin at places 0, `size`, 2·`size`, …",
    "`order.slice(from, to)` copies a piece and leaves `order` alone. Past the end it simply stops.",
    "`for (let from = 0; from < order.length; from += size) batches.push(order.slice(from, from + size));`",
  ],
  wrong: [
    {
      name: "remainder lost",
      says: "The examples left over at the end are missing. Keep them as a smaller last batch, or they are never learned from in this epoch.",
      answer: (order, size) =>
        Array.from({ length: Math.floor(order.length / size) }, (_, k) => order.slice(k * size, (k + 1) * size)),
    },
    {
      name: "splice",
      says: "You emptied `order`: `splice` takes the items out of the array. Use `slice`, which copies.",
      answer: (order, size) => {
        const batches: number[][] = [];
        while (order.length > 0) batches.push(order.splice(0, size));
        return batches;
      },
    },
    {
      name: "number of batches",
      says: "You made `size` batches. `size` is how many examples go into each batch.",
      answer: (order, size) => {
        const each = Math.ceil(order.length / size);
        return Array.from({ length: size }, (_, k) => order.slice(k * each, (k + 1) * each));
      },
    },
    {
      name: "overlap",
      says: "The batches overlap. After a batch, move on by `size`, not by 1.",
      answer: (order, size) => order.map((_, from) => order.slice(from, from + size)),
    },
  ],
});

export const gradientDescent = chapter(
  "02-gradient-descent",
  step,
  descend,
  behaviour,
  momentumStep,
  quadraticCost,
  lineGradient,
  miniBatches,
);
