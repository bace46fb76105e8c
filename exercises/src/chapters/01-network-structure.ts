import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number) => Array.from({ length: count }, () => rng.normal());
const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const weightedSum = (w: number[], x: number[], b: number) => w.reduce((z, wk, k) => z + wk * x[k], b);

const neuron = exercise({
  id: "network-structure/neuron",
  title: "One neuron",
  statement:
    "Write `neuron`: it adds up the weighted inputs and the bias, $z = \\sum_k w_k x_k + b$, and returns $a = \\sigma(z)$, " +
    "with $\\sigma(z) = \\frac{1}{1 + e^{-z}}$. `w` and `x` have the same length. You may use `Math.exp`.",
  signature: "neuron(w: number[], x: number[], b: number): number",
  solution: function neuron(w: number[], x: number[], b: number): number {
    let z = b;
    for (let k = 0; k < w.length; k++) z += w[k] * x[k];
    return 1 / (1 + Math.exp(-z));
  },
  cases: [
    { name: "z = 0: undecided", given: [[1, -1], [2, 2], 0], expected: 0.5 },
    { name: "two inputs, z = 0.1", given: [[0.5, -1], [1, 0.5], 0.1], expected: 0.52497918747894 },
    { name: "one input, z = −2", given: [[-3], [1], 1], expected: 0.11920292202211755 },
  ],
  hidden: (rng) => {
    const inputs = 2 + rng.integer(4);
    return [numbers(rng, inputs), numbers(rng, inputs), rng.normal()];
  },
  hints: [
    "Start with `let z = b;` and add one product for each input.",
    "In a loop over `k`: `z += w[k] * x[k];`. The sigmoid comes once, after the loop.",
    "After the loop: `return 1 / (1 + Math.exp(-z));`",
  ],
  wrong: [
    {
      name: "no activation",
      says: "This is $z$, the weighted sum. Send it through the sigmoid to get $a$.",
      answer: (w, x, b) => weightedSum(w, x, b),
    },
    {
      name: "no bias",
      says: "The bias is missing: $z = \\sum_k w_k x_k + b$.",
      answer: (w, x, _b) => sigma(weightedSum(w, x, 0)),
    },
    {
      name: "sign of z",
      says: "Your answer falls where $z$ grows: this is $\\sigma(-z)$. The exponent of $e$ is **minus** $z$.",
      answer: (w, x, b) => sigma(-weightedSum(w, x, b)),
    },
    {
      name: "sigmoid of each product",
      says: "You sent each product through the sigmoid by itself. Add them all up first, then squash the sum once.",
      answer: (w, x, b) => w.reduce((sum, wk, k) => sum + sigma(wk * x[k]), b),
    },
  ],
});

const parameters = exercise({
  id: "network-structure/parameters",
  title: "Count the parameters",
  statement:
    "Write `parameterCount`. `sizes` holds the number of inputs, then the number of neurons of each layer: `[2, 3, 1]` has two inputs, " +
    "three hidden neurons and one output. Each neuron has one weight for each value of the layer before, and one bias. Return the number of " +
    "weights and biases of the whole network.",
  signature: "parameterCount(sizes: number[]): number",
  solution: function parameterCount(sizes: number[]): number {
    let count = 0;
    for (let l = 1; l < sizes.length; l++) count += sizes[l] * (sizes[l - 1] + 1);
    return count;
  },
  cases: [
    { name: "no hidden layer: w₁, w₂ and b", given: [[2, 1]], expected: 3 },
    { name: "2-3-1: 9 in the hidden layer, 4 in the output", given: [[2, 3, 1]], expected: 13 },
    { name: "two hidden layers", given: [[2, 4, 3, 1]], expected: 31 },
    { name: "the network that reads digits", given: [[784, 30, 10]], expected: 23860 },
  ],
  hidden: (rng) => [Array.from({ length: 3 + rng.integer(3) }, () => 2 + rng.integer(20))],
  hints: [
    "Go through the layers one by one, from `l = 1`. The inputs (`sizes[0]`) are no neurons: they have no weights of their own.",
    "A layer of `n` neurons that sees `p` values has `n * p` weights and `n` biases.",
    "In the loop: `count += sizes[l] * (sizes[l - 1] + 1);`",
  ],
  wrong: [
    {
      name: "weights only",
      says: "You counted the weights. Each neuron has a bias, too.",
      answer: (sizes) => sizes.slice(1).reduce((sum, n, l) => sum + n * sizes[l], 0),
    },
    {
      name: "bias of the inputs",
      says: "You gave the inputs biases, too. An input is only a number that comes in; it has no bias.",
      answer: (sizes) => sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), sizes[0]),
    },
    {
      name: "one bias a layer",
      says: "You counted one bias for each layer. Each **neuron** has its own.",
      answer: (sizes) => sizes.slice(1).reduce((sum, n, l) => sum + n * sizes[l] + 1, 0),
    },
    {
      name: "neurons",
      says: "This is the number of neurons. Each of them has a weight for every value that it sees, and a bias.",
      answer: (sizes) => sizes.slice(1).reduce((sum, n) => sum + n, 0),
    },
  ],
});

const insideAll = (point: number[], W: number[][], b: number[]) => W.every((w, j) => weightedSum(w, point, b[j]) >= 0);
const sidesOf = (point: number[], W: number[][], b: number[]) =>
  W.map((w, j) => (weightedSum(w, point, b[j]) >= 0 ? 1 : 0) as number);

/** Lines with integers, so that points can lie on them. */
const lines = (rng: Random, count: number): [number[][], number[]] => [
  Array.from({ length: count }, () => [rng.integer(7) - 3, rng.integer(7) - 3]),
  Array.from({ length: count }, () => rng.integer(9) - 2),
];
const place = (rng: Random) => [rng.integer(5) - 2, rng.integer(5) - 2];

const polygon = exercise({
  id: "network-structure/polygon",
  title: "One hidden layer makes a polygon",
  statement:
    "Write `insidePolygon`. Hidden neuron $j$ fires, that is answers 1, when the point lies on its side of a line: " +
    "$w_j \\cdot x + b_j \\ge 0$. Otherwise it answers 0. The output neuron gives every hidden neuron the weight 1 and fires when **all** " +
    "of them fire. Return `{ hidden, output }`: the answers of all hidden neurons, and the answer of the output.",
  signature: `insidePolygon(
  point: number[],
  W: number[][],
  b: number[],
): { hidden: number[]; output: number }`,
  solution: function insidePolygon(point: number[], W: number[][], b: number[]): { hidden: number[]; output: number } {
    const hidden = W.map((w, j) => (w[0] * point[0] + w[1] * point[1] + b[j] >= 0 ? 1 : 0));
    let z = -(hidden.length - 0.5); // the output's bias: only all of them together lift z above 0
    for (const a of hidden) z += a;
    return { hidden, output: z >= 0 ? 1 : 0 };
  },
  cases: [
    {
      name: "inside the triangle x₁ ≥ 0, x₂ ≥ 0, x₁ + x₂ ≤ 2",
      given: [
        [0.5, 1],
        [
          [1, 0],
          [0, 1],
          [-1, -1],
        ],
        [0, 0, 2],
      ],
      expected: { hidden: [1, 1, 1], output: 1 },
    },
    {
      name: "outside: beyond the third line",
      given: [
        [3, 1],
        [
          [1, 0],
          [0, 1],
          [-1, -1],
        ],
        [0, 0, 2],
      ],
      expected: { hidden: [1, 1, 0], output: 0 },
    },
    {
      name: "on the edge counts as inside",
      given: [
        [0, 1],
        [
          [1, 0],
          [0, 1],
        ],
        [0, 0],
      ],
      expected: { hidden: [1, 1], output: 1 },
    },
  ],
  hidden: (rng) => {
    const [W, b] = lines(rng, 2 + rng.integer(4));
    return [place(rng), W, b];
  },
  hints: [
    "Compute the hidden answers with `W.map((w, j) => …)`, each 1 or 0.",
    "The output's weighted sum is the number of hidden neurons that fire, plus a bias. Which bias keeps $z$ below 0 until the last one fires?",
    "With $n$ hidden neurons the bias $-(n - \\frac12)$ does it. Or ask whether all of `hidden` are 1.",
  ],
  wrong: [
    {
      name: "one is enough",
      says: "Your output fires when **one** of the hidden neurons does. That is OR. Inside a polygon you are on the right side of **all** its lines: AND.",
      answer: (point, W, b) => {
        const hidden = sidesOf(point, W, b);
        return { hidden, output: hidden.includes(1) ? 1 : 0 };
      },
    },
    {
      name: "other side",
      says: "Your hidden neurons fire on the other side of their lines. They fire where $w \\cdot x + b \\ge 0$.",
      answer: (point, W, b) => {
        const hidden = W.map((w, j) => (weightedSum(w, point, b[j]) <= 0 ? 1 : 0));
        return { hidden, output: hidden.every((a) => a === 1) ? 1 : 0 };
      },
    },
    {
      name: "no bias",
      says: "The hidden biases are missing: all your lines go through the origin. Add `b[j]`.",
      answer: (point, W) => {
        const hidden = sidesOf(point, W, new Array<number>(W.length).fill(0));
        return { hidden, output: hidden.every((a) => a === 1) ? 1 : 0 };
      },
    },
    {
      name: "edge",
      says: "On the line itself $w \\cdot x + b$ is 0, and the neuron fires there, too: `>= 0`, not `> 0`.",
      answer: (point, W, b) => {
        const hidden = W.map((w, j) => (weightedSum(w, point, b[j]) > 0 ? 1 : 0));
        return { hidden, output: hidden.every((a) => a === 1) ? 1 : 0 };
      },
    },
    {
      name: "majority",
      says: "Your output fires when more than half of the hidden neurons do. Its bias must be lower: $-(n - \\frac12)$.",
      answer: (point, W, b) => {
        const hidden = sidesOf(point, W, b);
        return { hidden, output: hidden.filter((a) => a === 1).length > hidden.length / 2 ? 1 : 0 };
      },
    },
  ],
});

const staircase = exercise({
  id: "network-structure/staircase",
  title: "One hidden layer makes any staircase",
  statement:
    "Hidden neuron $k$ answers 0 left of the place $e_k$, and 1 from there on; the places are in rising order. The output adds up the answers, " +
    "each with its weight $v_k$. Write `outputWeights`: from the heights $h_0, h_1, \\dots$ that the output should have after each place " +
    "(before the first it is 0) find the weights $v_0, v_1, \\dots$.",
  signature: "outputWeights(heights: number[]): number[]",
  solution: function outputWeights(heights: number[]): number[] {
    return heights.map((h, k) => h - (k === 0 ? 0 : heights[k - 1]));
  },
  cases: [
    { name: "up by 2, then up by 1", given: [[2, 3]], expected: [2, 1] },
    { name: "a bump: up, and down again", given: [[1, 0]], expected: [1, -1] },
    { name: "down below 0 and back", given: [[0.5, -1, -1, 0]], expected: [0.5, -1.5, 0, 1] },
  ],
  hidden: (rng) => [numbers(rng, 2 + rng.integer(6))],
  hints: [
    "Right of $e_k$ the neurons 0 to $k$ all answer 1. So $h_k = v_0 + v_1 + \\dots + v_k$.",
    "Then $v_k$ is what step $k$ adds to the height before it.",
    "$v_0 = h_0$, and $v_k = h_k - h_{k-1}$ for all others.",
  ],
  wrong: [
    {
      name: "heights",
      says: "You used the heights as weights. But the neurons on the left go on answering 1: the output would be the **sum** of all heights so far.",
      answer: (heights) => heights,
    },
    {
      name: "sign",
      says: "Sign: your staircase goes down where it should go up. It is the new height minus the old one.",
      answer: (heights) => heights.map((h, k) => (k === 0 ? 0 : heights[k - 1]) - h),
    },
    {
      name: "first step forgotten",
      says: "The first weight is missing. Before the first place the output is 0, so $v_0 = h_0$.",
      answer: (heights) => heights.slice(1).map((h, k) => h - heights[k]),
    },
    {
      name: "running sums",
      says: "You added the heights up. It is the other way round: the output adds up your weights, so a weight is a **difference** of two heights.",
      answer: (heights) => heights.map((_, k) => heights.slice(0, k + 1).reduce((sum, h) => sum + h, 0)),
    },
  ],
});

type Polygon = { W: number[][]; b: number[] };

const shape = exercise({
  id: "network-structure/shape",
  title: "Two hidden layers make any shape",
  statement:
    "Write `insideShape`. A shape is put together from polygons: the point is inside when it lies in **at least one** of them. " +
    "Each polygon has its lines `W` and `b`, and a point is in it when $w_j \\cdot x + b_j \\ge 0$ for all its lines. " +
    "The first hidden layer holds one neuron for each line, the second one for each polygon. Return `{ second, output }`: the answers " +
    "of the second hidden layer, and the answer of the network, each 0 or 1.",
  signature: `insideShape(
  point: number[],
  polygons: { W: number[][]; b: number[] }[],
): { second: number[]; output: number }`,
  solution: function insideShape(
    point: number[],
    polygons: { W: number[][]; b: number[] }[],
  ): { second: number[]; output: number } {
    const second = polygons.map(({ W, b }) => {
      const inside = W.every((w, j) => w[0] * point[0] + w[1] * point[1] + b[j] >= 0);
      return inside ? 1 : 0;
    });
    return { second, output: second.includes(1) ? 1 : 0 };
  },
  cases: [
    {
      name: "in the second of two squares",
      given: [
        [2.5, 0.5],
        [
          {
            W: [
              [1, 0],
              [-1, 0],
              [0, 1],
              [0, -1],
            ],
            b: [0, 1, 0, 1],
          },
          {
            W: [
              [1, 0],
              [-1, 0],
              [0, 1],
              [0, -1],
            ],
            b: [-2, 3, 0, 1],
          },
        ],
      ],
      expected: { second: [0, 1], output: 1 },
    },
    {
      name: "between them",
      given: [
        [1.5, 0.5],
        [
          {
            W: [
              [1, 0],
              [-1, 0],
            ],
            b: [0, 1],
          },
          {
            W: [
              [1, 0],
              [-1, 0],
            ],
            b: [-2, 3],
          },
        ],
      ],
      expected: { second: [0, 0], output: 0 },
    },
    {
      name: "where two polygons overlap",
      given: [
        [1, 1],
        [
          { W: [[1, 0]], b: [0] },
          { W: [[0, 1]], b: [0] },
        ],
      ],
      expected: { second: [1, 1], output: 1 },
    },
  ],
  hidden: (rng) => {
    const polygons = Array.from({ length: 2 + rng.integer(2) }, () => {
      const [W, b] = lines(rng, 2 + rng.integer(2));
      return { W, b };
    });
    return [place(rng), polygons];
  },
  hints: [
    "One polygon is what you have just written: all of its lines must say yes.",
    "The output fires when at least one neuron of the second layer does: its bias is $-\\frac12$, all its weights are 1.",
    "`second` is `polygons.map(({ W, b }) => …)` with 1 where every line says yes. Then `output: second.includes(1) ? 1 : 0`.",
  ],
  wrong: [
    {
      name: "all polygons",
      says: "Your output fires only when the point is in **all** polygons. A shape put together from parts needs one of them: OR.",
      answer: (point, polygons: Polygon[]) => {
        const second = polygons.map(({ W, b }) => (insideAll(point, W, b) ? 1 : 0) as number);
        return { second, output: second.every((a) => a === 1) ? 1 : 0 };
      },
    },
    {
      name: "any line",
      says: "Your second layer fires when **one** line of the polygon says yes. A polygon needs all its lines: AND in the second layer, OR at the output.",
      answer: (point, polygons: Polygon[]) => {
        const second = polygons.map(({ W, b }) => (sidesOf(point, W, b).includes(1) ? 1 : 0) as number);
        return { second, output: second.includes(1) ? 1 : 0 };
      },
    },
    {
      name: "exactly one",
      says: "Where two polygons overlap your output is 0. It should fire when at least one fires, not when exactly one does.",
      answer: (point, polygons: Polygon[]) => {
        const second = polygons.map(({ W, b }) => (insideAll(point, W, b) ? 1 : 0) as number);
        return { second, output: second.filter((a) => a === 1).length === 1 ? 1 : 0 };
      },
    },
    {
      name: "sum",
      says: "Your output is the number of polygons that hold the point. The output neuron answers 1 or 0: it fires when that number is at least 1.",
      answer: (point, polygons: Polygon[]) => {
        const second = polygons.map(({ W, b }) => (insideAll(point, W, b) ? 1 : 0) as number);
        return { second, output: second.filter((a) => a === 1).length };
      },
    },
  ],
});

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const chooseWidth = exercise({
  id: "network-structure/choose-width",
  title: "How many neurons? Choose from a sweep",
  statement:
    "A sweep has tried several widths, each with several seeds. `losses[i]` holds the losses of `widths[i]` on examples that were **not** " +
    "trained on, one for each seed. Write `chooseWidth`: return the width with the lowest **mean** loss. Where two means are equal, return the " +
    "smaller width: it is cheaper.",
  signature: "chooseWidth(widths: number[], losses: number[][]): number",
  solution: function chooseWidth(widths: number[], losses: number[][]): number {
    const means = losses.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    let best = 0;
    for (let i = 1; i < widths.length; i++) {
      if (means[i] < means[best] || (means[i] === means[best] && widths[i] < widths[best])) best = i;
    }
    return widths[best];
  },
  cases: [
    {
      name: "too few, right, too many",
      given: [
        [1, 8, 64],
        [
          [0.75, 0.5],
          [0.25, 0.5],
          [0.5, 0.75],
        ],
      ],
      expected: 8,
    },
    {
      name: "one lucky seed does not make a good width",
      given: [
        [4, 16],
        [
          [0.5, 0.5, 0.5],
          [0.25, 1, 1],
        ],
      ],
      expected: 4,
    },
    {
      name: "equal means: the cheaper one",
      given: [
        [32, 8],
        [
          [0.25, 0.5],
          [0.5, 0.25],
        ],
      ],
      expected: 8,
    },
  ],
  hidden: (rng) => {
    // Widths in any order, and losses in eighths: means are often equal, and are so exactly.
    const widths = rng.shuffle([1, 2, 4, 8, 16, 32]).slice(0, 2 + rng.integer(3));
    return [widths, widths.map(() => Array.from({ length: 4 }, () => (1 + rng.integer(4)) / 8))];
  },
  hints: [
    "First turn each list of losses into its mean.",
    "Keep the place of the best so far. Go through the others: a lower mean wins.",
    "The condition is `means[i] < means[best] || (means[i] === means[best] && widths[i] < widths[best])`. Return `widths[best]`.",
  ],
  wrong: [
    {
      name: "luckiest seed",
      says: "You chose the width of the single lowest loss. One lucky seed proves nothing: compare the means.",
      answer: (widths, losses) => {
        const lowest = losses.map((values) => Math.min(...values));
        return Math.min(...widths.filter((_, i) => lowest[i] === Math.min(...lowest)));
      },
    },
    {
      name: "highest loss",
      says: "You chose the width with the highest mean. A loss says how wrong a network is: the lowest is best.",
      answer: (widths, losses) => {
        const means = losses.map(meanOf);
        return Math.min(...widths.filter((_, i) => means[i] === Math.max(...means)));
      },
    },
    {
      name: "position",
      says: "You returned the place of the best width in the list. Return the width itself: `widths[best]`.",
      answer: (widths, losses) => {
        const means = losses.map(meanOf);
        const best = Math.min(...widths.filter((_, i) => means[i] === Math.min(...means)));
        return widths.indexOf(best);
      },
    },
    {
      name: "first of equals",
      says: "Where two means are equal you returned the one that comes first in the list. The smaller width is cheaper: return that.",
      answer: (widths, losses) => {
        const means = losses.map(meanOf);
        return widths[means.indexOf(Math.min(...means))];
      },
    },
    {
      name: "widest",
      says: "You returned the largest width. More neurons are not always better: look at the losses.",
      answer: (widths) => Math.max(...widths),
    },
  ],
});

const binomial = (n: number, k: number): number => {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - i + 1)) / i;
  return result;
};

const regions = exercise({
  id: "network-structure/regions",
  title: "Count the regions",
  statement:
    "Write `regionCount`: the most pieces into which $n$ lines (planes, …) cut a space of $d$ dimensions. Without a cut there is one piece, " +
    "$R(0, d) = 1$, and a point cannot be cut, $R(n, 0) = 1$. The $n$-th cut adds as many pieces as the first $n - 1$ make **on it**, and it has one " +
    "dimension less: $R(n, d) = R(n-1, d) + R(n-1, d-1)$.",
  signature: "regionCount(n: number, d: number): number",
  solution: function regionCount(n: number, d: number): number {
    if (n === 0 || d === 0) return 1;
    return regionCount(n - 1, d) + regionCount(n - 1, d - 1);
  },
  cases: [
    { name: "one line cuts the plane in two", given: [1, 2], expected: 2 },
    { name: "three lines in the plane: a triangle and six pieces around it", given: [3, 2], expected: 7 },
    { name: "four kinks on a line make five pieces", given: [4, 1], expected: 5 },
    { name: "a point cannot be cut", given: [5, 0], expected: 1 },
    { name: "three planes through a point: eight octants", given: [3, 3], expected: 8 },
  ],
  hidden: (rng) => [4 + rng.integer(9), 2 + rng.integer(3)],
  hints: [
    "The function may call itself. Where does it stop? At `n === 0` or `d === 0`.",
    "Otherwise the answer is the sum of two calls, both with `n - 1`.",
    "`return regionCount(n - 1, d) + regionCount(n - 1, d - 1);`",
  ],
  wrong: [
    {
      name: "all patterns",
      says: "You counted every pattern of on and off, $2^n$. Lines do not cut each other in all possible ways: three lines make 7 pieces of the plane, not 8.",
      answer: (n) => 2 ** n,
    },
    {
      name: "dimension not lowered",
      says: "You added the pieces of the same space twice. The new cut has one dimension **less**: the second term is $R(n-1, d-1)$.",
      answer: (n, d) => (d === 0 ? 1 : 2 ** n),
    },
    {
      name: "crossings",
      says: "You counted only the highest term, $\\binom{n}{d}$: that is the number of points where $d$ cuts meet. All pieces together are $\\binom{n}{0} + \\binom{n}{1} + \\dots + \\binom{n}{d}$.",
      answer: (n, d) => binomial(n, d),
    },
    {
      name: "one less",
      says: "You are one short. Check your start: with no cut at all there is already one piece.",
      answer: (n, d) =>
        Array.from({ length: d + 1 }, (_, i) => binomial(n, i)).reduce((sum, term) => sum + term, 0) - 1,
    },
  ],
});

const rectified = (z: number) => Math.max(0, z);
const tent = (x: number) => 2 * rectified(x) - 4 * rectified(x - 0.5);

const sawtooth = exercise({
  id: "network-structure/sawtooth",
  title: "Depth folds",
  statement:
    "Two ReLUs make a tent on $0 \\le x \\le 1$: $t(x) = 2\\,\\mathrm{relu}(x) - 4\\,\\mathrm{relu}(x - \\frac12)$. It goes from 0 up to 1 at " +
    "$x = \\frac12$ and back to 0. Write `sawtooth`: a network of `depth` such layers, each taking what the one before gives. With `depth` 2 it is $t(t(x))$. " +
    "The library's ReLU is `relu.value(z)`.",
  signature: "sawtooth(x: number, depth: number): number",
  solution: function sawtooth(x: number, depth: number): number {
    let y = x;
    for (let l = 0; l < depth; l++) y = 2 * Math.max(0, y) - 4 * Math.max(0, y - 0.5);
    return y;
  },
  cases: [
    { name: "one layer, going up", given: [0.25, 1], expected: 0.5 },
    { name: "one layer, coming down", given: [0.75, 1], expected: 0.5 },
    { name: "two layers: the fold has a tip at ¼", given: [0.25, 2], expected: 1 },
    { name: "three layers", given: [0.3, 3], expected: 0.4 },
    { name: "no layer", given: [0.3, 0], expected: 0.3 },
  ],
  hidden: (rng) => [rng.uniform(), 1 + rng.integer(5)],
  hints: [
    "A loop of `depth` turns. Each turn puts what it got through the same tent.",
    "Keep the value in a variable, `let y = x;`, and replace it in each turn.",
    "In the loop: `y = 2 * relu.value(y) - 4 * relu.value(y - 0.5);`",
  ],
  wrong: [
    {
      name: "one tent",
      says: "Your answer does not depend on `depth`. Send the result through the tent again, once for each layer.",
      answer: (x) => tent(x),
    },
    {
      name: "adds up",
      says: "You added up the layers' answers, as if they stood side by side. A layer takes what the layer **before** it gives.",
      answer: (x, depth) => (depth === 0 ? x : depth * tent(x)),
    },
    {
      name: "no fold",
      says: "Your line only rises. The second ReLU, with the weight −4, folds it down from $x = \\frac12$ on.",
      answer: (x, depth) => 2 ** depth * x,
    },
    {
      name: "one layer too many",
      says: "One layer too many: with `depth` 0 the answer is $x$ itself.",
      answer: (x, depth) => {
        let y = x;
        for (let l = 0; l <= depth; l++) y = tent(y);
        return y;
      },
    },
  ],
});

export const networkStructure = chapter(
  "01-network-structure",
  neuron,
  parameters,
  polygon,
  staircase,
  shape,
  chooseWidth,
  regions,
  sawtooth,
);
