import { mapEntries, matrix, scale, transposeMultiply, zeros, type Matrix, type Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number) => Array.from({ length: count }, () => rng.normal());
const table = (rng: Random, rows: number, columns: number) => Array.from({ length: rows }, () => numbers(rng, columns));
const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const slope = (z: number) => sigma(z) * (1 - sigma(z));

const sigmoidSlope = exercise({
  id: "backpropagation/sigmoid-slope",
  title: "The slope of the sigmoid",
  statement:
    "You have just seen that $\\sigma' = \\sigma(1 - \\sigma)$. Write `sigmoidSlope`: it takes $z$ and returns $\\sigma'(z)$. You may use `Math.exp`.",
  signature: "sigmoidSlope(z: number): number",
  solution: function sigmoidSlope(z: number): number {
    const s = 1 / (1 + Math.exp(-z));
    return s * (1 - s);
  },
  cases: [
    { name: "steepest in the middle: ¼", given: [0], expected: 0.25 },
    { name: "z = 2", given: [2], expected: 0.10499358540350662 },
    { name: "the same on the other side", given: [-2], expected: 0.10499358540350662 },
    { name: "far out it is flat", given: [-30], expected: 9.357622968838423e-14 },
  ],
  hidden: (rng) => [rng.normal(0, 3)],
  hints: [
    "Compute $\\sigma(z)$ first and keep it in a constant.",
    "$\\sigma(z) = 1/(1 + e^{-z})$, in code `1 / (1 + Math.exp(-z))`.",
    "`const s = 1 / (1 + Math.exp(-z)); return s * (1 - s);`",
  ],
  wrong: [
    {
      name: "value",
      says: "This is $\\sigma(z)$ itself, not its slope. Multiply it by $1 - \\sigma(z)$.",
      answer: (z) => sigma(z),
    },
    {
      name: "z for sigma",
      says: "You computed $z(1 - z)$. The formula takes the sigmoid's **value**: $\\sigma(z)(1 - \\sigma(z))$.",
      answer: (z) => z * (1 - z),
    },
    {
      name: "plus",
      says: "This is $\\sigma(z)(1 + \\sigma(z))$. The second factor is $1 - \\sigma(z)$.",
      answer: (z) => sigma(z) * (1 + sigma(z)),
    },
  ],
});

const layerForward = exercise({
  id: "backpropagation/forward",
  title: "One layer forward",
  statement:
    "Write `layerForward`: one layer of sigmoid neurons. `W[j][k]` leads from input $k$ to neuron $j$, so neuron $j$ computes " +
    "$z_j = \\sum_k W_{jk} x_k + b_j$ and answers $a_j = \\sigma(z_j)$. Return all $a_j$. The library's $\\sigma(z)$ is `sigmoid.value(z)`.",
  signature: "layerForward(W: number[][], b: number[], x: number[]): number[]",
  solution: function layerForward(W: number[][], b: number[], x: number[]): number[] {
    return W.map((weights, j) => {
      let z = b[j];
      for (let k = 0; k < x.length; k++) z += weights[k] * x[k];
      return 1 / (1 + Math.exp(-z));
    });
  },
  cases: [
    { name: "one neuron", given: [[[1, -1]], [0], [2, 2]], expected: [0.5] },
    {
      name: "two neurons, two inputs",
      given: [
        [
          [0.5, -1],
          [1, 2],
        ],
        [0.1, -0.2],
        [1, 0.5],
      ],
      expected: [0.52497918747894, 0.8581489350995123],
    },
    {
      name: "three neurons, one input",
      given: [[[1], [-1], [0]], [0, 0, 2], [0.7]],
      expected: [0.6681877721681662, 0.3318122278318339, 0.8807970779778823],
    },
  ],
  hidden: (rng) => {
    const [outputs, inputs] = [1 + rng.integer(4), 1 + rng.integer(4)];
    return [table(rng, outputs, inputs), numbers(rng, outputs), numbers(rng, inputs)];
  },
  hints: [
    "There are as many answers as rows in `W`: `W.map((weights, j) => …)`.",
    "For neuron $j$ start with `b[j]` and add `weights[k] * x[k]` for every $k$.",
    "`W.map((weights, j) => { let z = b[j]; for (let k = 0; k < x.length; k++) z += weights[k] * x[k]; return 1 / (1 + Math.exp(-z)); })`",
  ],
  wrong: [
    {
      name: "no activation",
      says: "These are the $z_j$. Send each through the sigmoid to get $a_j$.",
      answer: (W, b, x) => W.map((weights, j) => weights.reduce((z, w, k) => z + w * x[k], b[j])),
    },
    {
      name: "no bias",
      says: "The biases are missing: $z_j = \\sum_k W_{jk} x_k + b_j$.",
      answer: (W, _b, x) => W.map((weights) => sigma(weights.reduce((z, w, k) => z + w * x[k], 0))),
    },
    {
      name: "transposed",
      says: "You read the weights as `W[k][j]`. The first index is the neuron that the weight leads **to**: `W[j][k]`.",
      answer: (W, b, x) => b.map((bj, j) => sigma(x.reduce((z, xk, k) => z + W[k][j] * xk, bj))),
    },
    {
      name: "bias outside",
      says: "The bias belongs inside the sigmoid: $\\sigma(\\sum + b)$, not $\\sigma(\\sum) + b$.",
      answer: (W, b, x) => W.map((weights, j) => sigma(weights.reduce((z, w, k) => z + w * x[k], 0)) + b[j]),
    },
  ],
});

const outputError = exercise({
  id: "backpropagation/output-error",
  title: "BP1: the error of the output",
  statement:
    "For the quadratic cost of one example, $C = \\tfrac12\\sum_j (y_j - a_j)^2$, and sigmoid outputs, write `outputError`: " +
    "$\\delta_j = (a_j - y_j)\\,a_j(1 - a_j)$. The factor $a_j(1 - a_j)$ is $\\sigma'(z_j)$, written with what the forward pass has already found.",
  signature: "outputError(a: number[], y: number[]): number[]",
  solution: function outputError(a: number[], y: number[]): number[] {
    return a.map((aj, j) => (aj - y[j]) * aj * (1 - aj));
  },
  cases: [
    { name: "undecided, should be 1", given: [[0.5], [1]], expected: [-0.125] },
    {
      name: "two outputs",
      given: [
        [0.9, 0.2],
        [1, 1],
      ],
      expected: [-0.009, -0.128],
    },
    {
      name: "right answers leave no error",
      given: [
        [1, 0],
        [1, 0],
      ],
      expected: [0, 0],
    },
  ],
  hidden: (rng) => {
    const n = 1 + rng.integer(4);
    return [Array.from({ length: n }, () => rng.uniform()), Array.from({ length: n }, () => rng.integer(2))];
  },
  hints: [
    "Go through the outputs: `a.map((aj, j) => …)`.",
    "Two factors: how wrong the output is, `aj - y[j]`, and how steep the sigmoid is there, `aj * (1 - aj)`.",
    "`return a.map((aj, j) => (aj - y[j]) * aj * (1 - aj));`",
  ],
  wrong: [
    {
      name: "no slope",
      says: "The factor $\\sigma'(z_j) = a_j(1 - a_j)$ is missing. What you have is $\\partial C/\\partial a$; the error $\\delta$ is $\\partial C/\\partial z$.",
      answer: (a, y) => a.map((aj, j) => aj - y[j]),
    },
    {
      name: "sign",
      says: "Sign: $\\partial C/\\partial a_j$ is $a_j - y_j$, not $y_j - a_j$.",
      answer: (a, y) => a.map((aj, j) => (y[j] - aj) * aj * (1 - aj)),
    },
    {
      name: "sigma twice",
      says: "You took the slope at $a$, but $a$ is already $\\sigma(z)$. Its slope is simply $a(1 - a)$.",
      answer: (a, y) => a.map((aj, j) => (aj - y[j]) * slope(aj)),
    },
  ],
});

const hiddenError = exercise({
  id: "backpropagation/hidden-error",
  title: "BP2: the error one layer back",
  statement:
    "Write `hiddenError`. `W[j][k]` leads from hidden neuron $k$ to the next layer's neuron $j$, `delta[j]` is that neuron's error, and `a[k]` is what " +
    "hidden neuron $k$ answered. Return $\\delta_k = \\left(\\sum_j W_{jk}\\,\\delta_j\\right) a_k(1 - a_k)$ for every hidden neuron.",
  signature: "hiddenError(W: number[][], delta: number[], a: number[]): number[]",
  solution: function hiddenError(W: number[][], delta: number[], a: number[]): number[] {
    return a.map((ak, k) => {
      let sum = 0;
      for (let j = 0; j < delta.length; j++) sum += W[j][k] * delta[j];
      return sum * ak * (1 - ak);
    });
  },
  cases: [
    { name: "one output, two hidden neurons", given: [[[1, -2]], [0.1], [0.5, 0.8]], expected: [0.025, -0.032] },
    {
      name: "two outputs, three hidden neurons",
      given: [
        [
          [1, 0, 2],
          [-1, 3, 0.5],
        ],
        [0.2, -0.1],
        [0.5, 0.9, 0.1],
      ],
      expected: [0.075, -0.027, 0.0315],
    },
    { name: "no error, nothing to send back", given: [[[1, 2]], [0], [0.3, 0.6]], expected: [0, 0] },
  ],
  hidden: (rng) => {
    const [outputs, hidden] = [1 + rng.integer(4), 1 + rng.integer(4)];
    return [table(rng, outputs, hidden), numbers(rng, outputs), Array.from({ length: hidden }, () => rng.uniform())];
  },
  hints: [
    "There is one answer for each hidden neuron, so start with `a.map((ak, k) => …)`.",
    "Hidden neuron $k$ reaches every output $j$ over `W[j][k]`. The errors come back over the same weights: walk down **column** $k$.",
    "Inside: `let sum = 0; for (let j = 0; j < delta.length; j++) sum += W[j][k] * delta[j]; return sum * ak * (1 - ak);`",
  ],
  wrong: [
    {
      name: "no slope",
      says: "The factor $\\sigma'(z_k) = a_k(1 - a_k)$ is missing: the error has passed the weights, but not yet the activation.",
      answer: (W, delta, a) => a.map((_ak, k) => delta.reduce((sum, d, j) => sum + W[j][k] * d, 0)),
    },
    {
      name: "row for column",
      says: "You walked along a row of `W`. Row $j$ holds the weights **into** neuron $j$; the weights **out of** hidden neuron $k$ are column $k$.",
      answer: (W, delta, a) =>
        a.map((ak, k) => delta.reduce((sum, d, j) => sum + (W[k]?.[j] ?? 0) * d, 0) * ak * (1 - ak)),
    },
    {
      name: "no delta",
      says: "You summed the weights only. Each weight carries the error of its neuron: $W_{jk}\\,\\delta_j$.",
      answer: (W, _delta, a) => a.map((ak, k) => W.reduce((sum, weights) => sum + weights[k], 0) * ak * (1 - ak)),
    },
  ],
});

const layerGradient = exercise({
  id: "backpropagation/layer-gradient",
  title: "BP3 and BP4: the gradient of a layer",
  statement:
    "Write `layerGradient`. From a layer's errors `delta` and its **inputs** `x` (what the layer before answered) return " +
    "`{ W, b }` with $\\frac{\\partial C}{\\partial W_{jk}} = \\delta_j x_k$ and $\\frac{\\partial C}{\\partial b_j} = \\delta_j$.",
  signature: "layerGradient(delta: number[], x: number[]): { W: number[][]; b: number[] }",
  solution: function layerGradient(delta: number[], x: number[]): { W: number[][]; b: number[] } {
    return { W: delta.map((dj) => x.map((xk) => dj * xk)), b: [...delta] };
  },
  cases: [
    {
      name: "two neurons, three inputs",
      given: [
        [0.5, -1],
        [1, 2, 3],
      ],
      expected: {
        W: [
          [0.5, 1, 1.5],
          [-1, -2, -3],
        ],
        b: [0.5, -1],
      },
    },
    { name: "one neuron, two inputs", given: [[0.1], [0, 4]], expected: { W: [[0, 0.4]], b: [0.1] } },
  ],
  hidden: (rng) => [numbers(rng, 1 + rng.integer(4)), numbers(rng, 1 + rng.integer(4))],
  hints: [
    "The gradient has the shape of what it belongs to: `W` has a row for each neuron and a column for each input.",
    "Row $j$ is all inputs times $\\delta_j$.",
    "`return { W: delta.map((dj) => x.map((xk) => dj * xk)), b: [...delta] };`",
  ],
  wrong: [
    {
      name: "transposed",
      says: "`W` is transposed: it has a row for each input. It needs a row for each neuron, as the weights have.",
      answer: (delta, x) => ({ W: x.map((xk) => delta.map((dj) => dj * xk)), b: [...delta] }),
    },
    {
      name: "bias times input",
      says: "The bias has no input, so nothing multiplies its error: $\\partial C/\\partial b_j = \\delta_j$.",
      answer: (delta, x) => ({
        W: delta.map((dj) => x.map((xk) => dj * xk)),
        b: delta.map((dj) => dj * x.reduce((sum, xk) => sum + xk, 0)),
      }),
    },
    {
      name: "descent step",
      says: "Sign: you returned the step, not the gradient. The minus comes later, when the optimizer subtracts it.",
      answer: (delta, x) => ({ W: delta.map((dj) => x.map((xk) => -dj * xk)), b: delta.map((dj) => -dj) }),
    },
  ],
});

const batchGradient = exercise({
  id: "backpropagation/batch-gradient",
  title: "BP4 for a whole mini-batch",
  statement:
    "Now with matrices from `@nn/lib`. `delta` is $m \\times n_{out}$ and `A` is $m \\times n_{in}$: one example a row. Write `batchGradient`: " +
    "$\\frac{\\partial C}{\\partial W} = \\frac1m\\,\\delta^{\\mathsf T} A$, of shape $n_{out} \\times n_{in}$. " +
    "`transposeMultiply(P, Q)` gives $P^{\\mathsf T} Q$ and `scale(P, factor)` multiplies every entry. The number of examples $m$ is `delta.rows`.",
  signature: "batchGradient(delta: Matrix, A: Matrix): Matrix",
  solution: function batchGradient(delta: Matrix, A: Matrix): Matrix {
    return scale(transposeMultiply(delta, A), 1 / delta.rows);
  },
  cases: [
    {
      name: "one example",
      given: [matrix([[0.5, -1]]), matrix([[1, 2, 3]])],
      expected: matrix([
        [0.5, 1, 1.5],
        [-1, -2, -3],
      ]),
    },
    {
      name: "two examples: the mean of both",
      given: [
        matrix([[1], [3]]),
        matrix([
          [1, 0],
          [0, 1],
        ]),
      ],
      expected: matrix([[0.5, 1.5]]),
    },
    {
      name: "three examples",
      given: [
        matrix([
          [1, 2],
          [0, 1],
          [-1, 0],
        ]),
        matrix([
          [1, 1],
          [2, 0],
          [0, 3],
        ]),
      ],
      expected: matrix([
        [1 / 3, -2 / 3],
        [4 / 3, 2 / 3],
      ]),
    },
  ],
  hidden: (rng) => {
    const m = 1 + rng.integer(5);
    return [matrix(table(rng, m, 1 + rng.integer(4))), matrix(table(rng, m, 1 + rng.integer(4)))];
  },
  hints: [
    "`transposeMultiply(delta, A)` adds up $\\delta_j x_k$ over all examples at once.",
    "The sum must become a mean: there are `delta.rows` examples.",
    "`return scale(transposeMultiply(delta, A), 1 / delta.rows);`",
  ],
  wrong: [
    {
      name: "sum",
      says: "This is the sum over the examples. Divide by their number, `delta.rows`, to get the mean.",
      answer: (delta, A) => transposeMultiply(delta, A),
    },
    {
      name: "transposed",
      says: "The shape is that of $W^{\\mathsf T}$. It must be $\\delta^{\\mathsf T} A$, not $A^{\\mathsf T}\\delta$.",
      answer: (delta, A) => mapEntries(transposeMultiply(A, delta), (entry) => entry / delta.rows),
    },
    {
      name: "divided by the width",
      says: "You divided by the number of columns. The mean is taken over the examples, and those are the rows.",
      answer: (delta, A) => mapEntries(transposeMultiply(delta, A), (entry) => entry / delta.columns),
    },
    {
      name: "zeros",
      says: "Everything is 0. `zeros` makes an empty matrix; fill it, or let `transposeMultiply` do the work.",
      answer: (delta, A) => zeros(delta.columns, A.columns),
    },
  ],
});

const centralDifference = exercise({
  id: "backpropagation/central-difference",
  title: "Check a gradient without calculus",
  statement:
    "Write `centralDifference`: it estimates the gradient of `f` at the point `v` from values of `f` only, " +
    "$\\frac{\\partial f}{\\partial v_i} \\approx \\frac{f(v + h e_i) - f(v - h e_i)}{2h}$, one coordinate after another. Leave `v` as it was.",
  signature: "centralDifference(f: (v: number[]) => number, v: number[], h: number): number[]",
  solution: function centralDifference(f: (v: number[]) => number, v: number[], h: number): number[] {
    return v.map((_, i) => {
      const above = [...v];
      const below = [...v];
      above[i] += h;
      below[i] -= h;
      return (f(above) - f(below)) / (2 * h);
    });
  },
  cases: [
    { name: "x² at 3", given: [([x]) => x * x, [3], 1e-3], expected: [6] },
    { name: "x·y at (2, 5)", given: [([x, y]) => x * y, [2, 5], 1e-3], expected: [5, 2] },
    {
      name: "sin x + y³ at (0, 1)",
      given: [([x, y]) => Math.sin(x) + y ** 3, [0, 1], 1e-2],
      expected: [0.9999833334166652, 3.0001],
    },
  ],
  hidden: (rng) => {
    const [p, q] = [rng.normal(), rng.normal()];
    const f = ([x, y]: number[]) => p * x ** 3 + q * x * y + Math.cos(y);
    return [f, numbers(rng, 2), 10 ** -(1 + rng.integer(3))];
  },
  hints: [
    "For each $i$ make two copies of the point: in one, coordinate $i$ is larger by `h`, in the other smaller by `h`.",
    "`const above = [...v]; above[i] += h;` copies the point and moves one coordinate.",
    "`return v.map((_, i) => { const above = [...v], below = [...v]; above[i] += h; below[i] -= h; return (f(above) - f(below)) / (2 * h); });`",
  ],
  tolerance: 1e-8,
  wrong: [
    {
      name: "forward difference",
      says: "This is the one-sided difference, $(f(v + h) - f(v))/h$. Its error shrinks like $h$; the central one's shrinks like $h^2$.",
      answer: (f, v, h) =>
        v.map((_, i) => {
          const above = [...v];
          above[i] += h;
          return (f(above) - f(v)) / h;
        }),
    },
    {
      name: "divided by h",
      says: "Twice too large: the two points are $2h$ apart.",
      answer: (f, v, h) =>
        v.map((_, i) => {
          const [above, below] = [[...v], [...v]];
          above[i] += h;
          below[i] -= h;
          return (f(above) - f(below)) / h;
        }),
    },
    {
      name: "parentheses",
      says: "`/ 2 * h` divides by 2 and then **multiplies** by $h$. Write `/ (2 * h)`.",
      answer: (f, v, h) =>
        v.map((_, i) => {
          const [above, below] = [[...v], [...v]];
          above[i] += h;
          below[i] -= h;
          return ((f(above) - f(below)) / 2) * h;
        }),
    },
    {
      name: "all at once",
      says: "You moved all coordinates together. Move one at a time and keep the others in place.",
      answer: (f, v, h) => v.map(() => (f(v.map((vi) => vi + h)) - f(v.map((vi) => vi - h))) / (2 * h)),
    },
  ],
});

export const backpropagation = chapter(
  "03-backpropagation",
  sigmoidSlope,
  layerForward,
  outputError,
  hiddenError,
  layerGradient,
  batchGradient,
  centralDifference,
);
