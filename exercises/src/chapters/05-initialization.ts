import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number) => Array.from({ length: count }, () => rng.normal());
const table = (rng: Random, rows: number, columns: number) => Array.from({ length: rows }, () => numbers(rng, columns));

const distinctUnits = exercise({
  id: "initialization/distinct-units",
  title: "How many neurons do you really have?",
  statement:
    "Write `distinctUnits`: it counts the **different** neurons of a layer. Row `W[j]` holds the weights into neuron $j$ and `b[j]` is " +
    "its bias. Two neurons are the same when all their weights and their biases are equal.",
  signature: "distinctUnits(W: number[][], b: number[]): number",
  solution: function distinctUnits(W: number[][], b: number[]): number {
    return new Set(W.map((weights, j) => [...weights, b[j]].join())).size;
  },
  cases: [
    {
      name: "three equal neurons",
      given: [
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        [0, 0, 0],
      ],
      expected: 1,
    },
    {
      name: "the first and the third are equal",
      given: [
        [
          [1, 2],
          [2, 1],
          [1, 2],
        ],
        [0.5, 0.5, 0.5],
      ],
      expected: 2,
    },
    {
      name: "equal weights, other biases",
      given: [
        [
          [1, 2],
          [1, 2],
        ],
        [0, 1],
      ],
      expected: 2,
    },
    {
      name: "two pairs of twins",
      given: [
        [
          [1, 0],
          [0, 1],
          [1, 0],
          [0, 1],
        ],
        [0, 0, 0, 0],
      ],
      expected: 2,
    },
  ],
  hidden: (rng) => {
    const units = 5 + rng.integer(4);
    // Few possible values, so that there are twins, and neurons that differ in the bias alone.
    const W = Array.from({ length: units }, () => [rng.integer(2), rng.integer(2)]);
    return [W, W.map(() => rng.integer(2))];
  },
  hints: [
    "A `Set` keeps each value once. But two arrays with the same numbers are two different values to it.",
    'Turn each neuron into a text: `[...weights, b[j]].join()` gives the same text, such as "1,2,0.5", for the same neuron.',
    "`return new Set(W.map((weights, j) => [...weights, b[j]].join())).size;`",
  ],
  wrong: [
    {
      name: "bias forgotten",
      says: "You compared the weights only. Two neurons with equal weights and different biases answer differently.",
      answer: (W) => new Set(W.map((weights) => weights.join())).size,
    },
    {
      name: "arrays compared",
      says: "You count every neuron. A `Set` compares arrays by identity, not by what is in them: turn each neuron into a text first.",
      answer: (W) => W.length,
    },
    {
      name: "neurons without a twin",
      says: "You left out the neurons that have a twin. Count each **kind** of neuron once.",
      answer: (W, b) => {
        const texts = W.map((weights, j) => [...weights, b[j]].join());
        return texts.filter((text) => texts.indexOf(text) === texts.lastIndexOf(text)).length;
      },
    },
    {
      name: "columns",
      says: "You compared columns of `W`. Column $k$ holds what leads **out of** input $k$; a neuron is a row.",
      answer: (W) => new Set(W[0].map((_, k) => W.map((weights) => weights[k]).join())).size,
    },
    {
      name: "unlike the first",
      says: "You counted the neurons that differ from neuron 0. But neuron 0 counts as well, and the others may be twins of one another.",
      answer: (W, b) => W.filter((weights, j) => weights.join() !== W[0].join() || b[j] !== b[0]).length,
    },
    {
      name: "sums",
      says: "You compared sums. Different neurons may have the same sum, such as (1, 2) and (2, 1). Compare weight by weight.",
      answer: (W, b) => new Set(W.map((weights, j) => weights.reduce((sum, w) => sum + w, b[j]))).size,
    },
  ],
});

const inputSpread = exercise({
  id: "initialization/spread",
  title: "How far does z spread?",
  statement:
    "A neuron's weights are drawn with standard deviation $\\sigma_w$ and its bias with $\\sigma_b$, all with mean 0 and independently. " +
    "Write `spread`: it returns the standard deviation of $z = \\sum_k w_k x_k + b$ for a given input `x`, that is " +
    "$\\sqrt{\\sigma_w^2 \\sum_k x_k^2 + \\sigma_b^2}$. (Variances of independent numbers add up, and a factor $x_k$ comes out squared.)",
  signature: "spread(x: number[], weightDeviation: number, biasDeviation: number): number",
  solution: function spread(x: number[], weightDeviation: number, biasDeviation: number): number {
    let squares = 0;
    for (const xk of x) squares += xk * xk;
    return Math.sqrt(weightDeviation ** 2 * squares + biasDeviation ** 2);
  },
  cases: [
    { name: "weights N(0, 1), no bias", given: [[3, 4], 1, 0], expected: 5 },
    { name: "the bias counts as one more input of 1", given: [[1, 1, 1], 1, 1], expected: 2 },
    { name: "four inputs, weights with deviation 1/√4", given: [[1, 1, 1, 1], 0.5, 0], expected: 1 },
    { name: "signs of inputs don't matter", given: [[-2, 2, -1], 2, 8], expected: 10 },
  ],
  hidden: (rng) => [numbers(rng, 2 + rng.integer(6)), 0.1 + 2 * rng.uniform(), 0.1 + 2 * rng.uniform()],
  hints: [
    "Add up the variances first. The root comes at the very end.",
    "$w_k x_k$ has variance $\\sigma_w^2 x_k^2$, and the bias has $\\sigma_b^2$.",
    "Add up `xk * xk` in `squares`. Then `return Math.sqrt(weightDeviation ** 2 * squares + biasDeviation ** 2);`",
  ],
  wrong: [
    {
      name: "variance",
      says: "This is the variance of $z$. The standard deviation is its square root.",
      answer: (x, weightDeviation, biasDeviation) =>
        weightDeviation ** 2 * x.reduce((sum, xk) => sum + xk * xk, 0) + biasDeviation ** 2,
    },
    {
      name: "deviations added",
      says: "You added standard deviations. Only **variances** add up: square both, add, then take the root.",
      answer: (x, weightDeviation, biasDeviation) =>
        weightDeviation * Math.sqrt(x.reduce((sum, xk) => sum + xk * xk, 0)) + biasDeviation,
    },
    {
      name: "sum of inputs",
      says: "You added the inputs and squared the sum. The weights are independent, so square each input first, then add.",
      answer: (x, weightDeviation, biasDeviation) =>
        Math.sqrt(weightDeviation ** 2 * x.reduce((sum, xk) => sum + xk, 0) ** 2 + biasDeviation ** 2),
    },
    {
      name: "number of inputs",
      says: "You counted each input as 1. An input $x_k$ adds $\\sigma_w^2 x_k^2$.",
      answer: (x, weightDeviation, biasDeviation) => Math.sqrt(weightDeviation ** 2 * x.length + biasDeviation ** 2),
    },
    {
      name: "deviations not squared",
      says: "Under the root belong **variances**: square `weightDeviation` and `biasDeviation`, as you did with the inputs.",
      answer: (x, weightDeviation, biasDeviation) =>
        Math.sqrt(weightDeviation * x.reduce((sum, xk) => sum + xk * xk, 0) + biasDeviation),
    },
  ],
});

const throughLayers = exercise({
  id: "initialization/through-layers",
  title: "Through many layers",
  statement:
    "Write `throughLayers`: the typical size of the signal after `layers` layers, when it comes in with typical size `size`. Each layer has `width` " +
    "inputs, its weights have standard deviation `deviation`, and its activation passes on the share `kept` of the squared signal " +
    "(1 for tanh near 0, ½ for ReLU). So each layer multiplies the size by $\\sqrt{\\text{kept}\\cdot\\text{width}}\\cdot\\text{deviation}$.",
  signature: `throughLayers(
  size: number,
  layers: number,
  width: number,
  deviation: number,
  kept: number,
): number`,
  solution: function throughLayers(
    size: number,
    layers: number,
    width: number,
    deviation: number,
    kept: number,
  ): number {
    return size * (Math.sqrt(kept * width) * deviation) ** layers;
  },
  cases: [
    { name: "width 100, deviation 0.1: the size stays", given: [1, 10, 100, 0.1, 1], expected: 1 },
    { name: "too small: a tenth is left by each layer", given: [2, 3, 100, 0.01, 1], expected: 0.002 },
    { name: "too large: ten times more by each layer", given: [1, 4, 100, 1, 1], expected: 10000 },
    { name: "ReLU, width 50, deviation √(2/50)", given: [3, 8, 50, 0.2, 0.5], expected: 3 },
    { name: "ReLU, width 50, deviation 0.1: half is left by each layer", given: [1, 3, 50, 0.1, 0.5], expected: 0.125 },
  ],
  hidden: (rng) => [
    0.5 + rng.uniform(),
    2 + rng.integer(4),
    4 + rng.integer(8),
    0.2 + 0.3 * rng.uniform(),
    rng.uniform() < 0.5 ? 1 : 0.5,
  ],
  hints: [
    "First compute the factor of one layer.",
    "The same factor acts in each layer, so it acts as a power: `factor ** layers`.",
    "`return size * (Math.sqrt(kept * width) * deviation) ** layers;`",
  ],
  wrong: [
    {
      name: "one layer",
      says: "You multiplied the factor by the number of layers. Each layer multiplies again, so it is a power: `factor ** layers`.",
      answer: (size, layers, width, deviation, kept) => size * Math.sqrt(kept * width) * deviation * layers,
    },
    {
      name: "width without root",
      says: "You multiplied by the width. Weights of both signs cancel in part: the sum of $n$ of them grows like $\\sqrt n$.",
      answer: (size, layers, width, deviation, kept) => size * (kept * width * deviation) ** layers,
    },
    {
      name: "activation forgotten",
      says: "You left out `kept`. A ReLU passes on only half of the squared signal.",
      answer: (size, layers, width, deviation) => size * (Math.sqrt(width) * deviation) ** layers,
    },
    {
      name: "kept without root",
      says: "`kept` is a share of the **squared** signal, so it belongs under the root, with the width.",
      answer: (size, layers, width, deviation, kept) => size * (kept * Math.sqrt(width) * deviation) ** layers,
    },
    {
      name: "power of the deviation only",
      says: "Only the deviation got the power: `**` comes before `*`. Put parentheses around the whole factor of a layer.",
      answer: (size, layers, width, deviation, kept) => size * Math.sqrt(kept * width) * deviation ** layers,
    },
    {
      name: "size inside the power",
      says: "The size that comes in is multiplied once. Only the factor of a layer gets the power.",
      answer: (size, layers, width, deviation, kept) => (size * Math.sqrt(kept * width) * deviation) ** layers,
    },
    {
      name: "deviation under the root",
      says: "The deviation belongs outside of the root: it is a root already, that of the variance.",
      answer: (size, layers, width, deviation, kept) => size * Math.sqrt(kept * width * deviation) ** layers,
    },
  ],
});

const startDeviation = exercise({
  id: "initialization/deviation",
  title: "Xavier or He?",
  statement:
    'Write `startDeviation`: the standard deviation for the starting weights of a layer. For `"tanh"` take Xavier\'s, with **variance** ' +
    '$\\frac{2}{n_{in} + n_{out}}$. For `"relu"` take He\'s, with **variance** $\\frac{2}{n_{in}}$.',
  signature: `startDeviation(
  inputs: number,
  outputs: number,
  activation: "tanh" | "relu",
): number`,
  solution: function startDeviation(inputs: number, outputs: number, activation: "tanh" | "relu"): number {
    return activation === "relu" ? Math.sqrt(2 / inputs) : Math.sqrt(2 / (inputs + outputs));
  },
  cases: [
    { name: "tanh, 30 inputs, 20 outputs", given: [30, 20, "tanh"], expected: 0.2 },
    { name: "ReLU, 50 inputs, 20 outputs", given: [50, 20, "relu"], expected: 0.2 },
    { name: "ReLU, 8 inputs, 100 outputs: the outputs don't count", given: [8, 100, "relu"], expected: 0.5 },
    { name: "tanh, 8 inputs, 192 outputs: they do", given: [8, 192, "tanh"], expected: 0.1 },
  ],
  hidden: (rng): [number, number, "tanh" | "relu"] => {
    const activation = rng.uniform() < 0.5 ? "tanh" : "relu";
    return [2 + rng.integer(200), 2 + rng.integer(200), activation];
  },
  hints: [
    "The formulas give variances. What is the standard deviation?",
    "`Math.sqrt(2 / inputs)` for ReLU.",
    '`return activation === "relu" ? Math.sqrt(2 / inputs) : Math.sqrt(2 / (inputs + outputs));`',
  ],
  wrong: [
    {
      name: "variance",
      says: "This is the variance. The standard deviation is its square root.",
      answer: (inputs, outputs, activation) => (activation === "relu" ? 2 / inputs : 2 / (inputs + outputs)),
    },
    {
      name: "swapped",
      says: "The two are swapped: He belongs to ReLU, Xavier to tanh.",
      answer: (inputs, outputs, activation) =>
        activation === "relu" ? Math.sqrt(2 / (inputs + outputs)) : Math.sqrt(2 / inputs),
    },
    {
      name: "no 2 for ReLU",
      says: "For ReLU the 2 is missing. Half of the squared signal is cut off; the 2 makes up for it.",
      answer: (inputs, outputs, activation) =>
        activation === "relu" ? Math.sqrt(1 / inputs) : Math.sqrt(2 / (inputs + outputs)),
    },
    {
      name: "precedence",
      says: "`2 / inputs + outputs` divides first and then adds. Write `2 / (inputs + outputs)`.",
      answer: (inputs, outputs, activation) =>
        activation === "relu" ? Math.sqrt(2 / inputs) : Math.sqrt(2 / inputs + outputs),
    },
    {
      name: "2 outside of the root",
      says: "The 2 belongs under the root, too: the variance is $2/n$, so the deviation is $\\sqrt{2/n}$.",
      answer: (inputs, outputs, activation) =>
        activation === "relu" ? 2 / Math.sqrt(inputs) : 2 / Math.sqrt(inputs + outputs),
    },
    {
      name: "outputs for ReLU",
      says: "For ReLU you divided by the number of outputs. He counts the **inputs**: so many terms are added up in $z$.",
      answer: (inputs, outputs, activation) => Math.sqrt(2 / (activation === "relu" ? outputs : inputs + outputs)),
    },
  ],
});

const plateauLoss = exercise({
  id: "initialization/plateau",
  title: "The loss of knowing nothing",
  statement:
    "A network whose signal never arrives gives every example the same answer. The best it can do is to answer how often each class " +
    "occurs. Write `plateauLoss`: the cross-entropy that it then pays, $-\\sum_c p_c \\ln p_c$, from the shares $p_c$ of the classes. " +
    "A class that never occurs costs nothing.",
  signature: "plateauLoss(shares: number[]): number",
  solution: function plateauLoss(shares: number[]): number {
    let loss = 0;
    for (const p of shares) if (p > 0) loss -= p * Math.log(p);
    return loss;
  },
  cases: [
    { name: "two equal classes: ln 2", given: [[0.5, 0.5]], expected: 0.6931471805599453 },
    {
      name: "ten equal classes: ln 10",
      given: [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]],
      expected: 2.302585092994046,
    },
    { name: "one class is rare: 0.9·0.10536 + 0.1·2.30259", given: [[0.9, 0.1]], expected: 0.3250829733914482 },
    { name: "only one class occurs", given: [[0, 1]], expected: 0 },
  ],
  hidden: (rng) => {
    const draws = Array.from({ length: 2 + rng.integer(5) }, () => (rng.uniform() < 0.2 ? 0 : rng.uniform()));
    const sum = draws.reduce((total, draw) => total + draw, 0);
    return [sum === 0 ? [0.25, 0, 0.75] : draws.map((draw) => draw / sum)];
  },
  hints: [
    "Go through the shares and add up $p \\ln p$. What does `0 * Math.log(0)` give?",
    "`Math.log` is the natural logarithm, ln. Skip the shares that are 0, and mind the minus.",
    "`let loss = 0; for (const p of shares) if (p > 0) loss -= p * Math.log(p); return loss;`",
  ],
  wrong: [
    {
      name: "zero times infinity",
      says: "`Math.log(0)` is `-Infinity`, and `0 * -Infinity` is `NaN`. Skip the classes that never occur.",
      answer: (shares) => -shares.reduce((sum, p) => sum + p * Math.log(p), 0),
    },
    {
      name: "number of classes",
      says: "ln of the number of classes is right only if all are equally frequent. With a frequent class the network can guess better.",
      answer: (shares) => Math.log(shares.length),
    },
    {
      name: "sign",
      says: "Sign: logarithms of shares are negative, and a loss is not. Put a minus in front.",
      answer: (shares) => shares.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0),
    },
    {
      name: "binary logarithm",
      says: "You took the logarithm to base 2, which counts in bits. The cross-entropy of this course uses ln, `Math.log`.",
      answer: (shares) => shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0),
    },
    {
      name: "not weighted",
      says: "You added the logarithms without their weights. A class that makes up the share $p$ of the examples pays $-\\ln p$ in that share of cases.",
      answer: (shares) => shares.reduce((sum, p) => (p > 0 ? sum - Math.log(p) : sum), 0),
    },
    {
      name: "the most frequent class",
      says: "This is the cost of the most frequent class alone. Examples of the other classes pay as well: add up $-p_c \\ln p_c$ over all classes.",
      answer: (shares) => -Math.log(Math.max(...shares)),
    },
    {
      name: "divided by the classes",
      says: "You divided by the number of classes. The shares are weights already: they sum to 1.",
      answer: (shares) => shares.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0) / shares.length,
    },
  ],
});

const deadUnits = exercise({
  id: "initialization/dead-units",
  title: "Find the dead",
  statement:
    "`Z` holds the weighted inputs of a ReLU layer: row $i$ belongs to example $i$, column $j$ to neuron $j$. Write `deadUnits`: it returns the numbers " +
    "of the neurons, counted from 0, that can learn from **no** example, because $z \\le 0$ in all of them.",
  signature: "deadUnits(Z: number[][]): number[]",
  solution: function deadUnits(Z: number[][]): number[] {
    const dead: number[] = [];
    for (let j = 0; j < Z[0].length; j++) {
      if (Z.every((z) => z[j] <= 0)) dead.push(j);
    }
    return dead;
  },
  cases: [
    {
      name: "neuron 1 is dead",
      given: [
        [
          [1, -2, 3],
          [-1, -5, 2],
        ],
      ],
      expected: [1],
    },
    {
      name: "off for most is not dead",
      given: [
        [
          [-1, -1],
          [-2, -1],
          [-3, 0.1],
        ],
      ],
      expected: [0],
    },
    {
      name: "z = 0 has slope 0, too",
      given: [
        [
          [0, 4],
          [0, 5],
        ],
      ],
      expected: [0],
    },
    {
      name: "all alive",
      given: [
        [
          [2, -1],
          [-2, 1],
        ],
      ],
      expected: [],
    },
  ],
  hidden: (rng) => {
    const [examples, units] = [2 + rng.integer(2), 4 + rng.integer(4)];
    return [Array.from({ length: examples }, () => Array.from({ length: units }, () => rng.integer(4) - 2))];
  },
  hints: [
    "A neuron is a column. Go through the columns, and look at each column's entry in every row.",
    "`Z.every((z) => z[j] <= 0)` is true when neuron `j` is off for all examples.",
    "`const dead: number[] = []; for (let j = 0; j < Z[0].length; j++) if (Z.every((z) => z[j] <= 0)) dead.push(j); return dead;`",
  ],
  wrong: [
    {
      name: "rows",
      says: "You looked along the rows: that finds **examples** for which the whole layer is off. A neuron is a column.",
      answer: (Z) => Z.flatMap((z, i) => (z.every((entry) => entry <= 0) ? [i] : [])),
    },
    {
      name: "off once",
      says: "Off for one example is normal, and useful: that is how a ReLU tells examples apart. Dead means off for **all** of them.",
      answer: (Z) => Z[0].flatMap((_, j) => (Z.some((z) => z[j] <= 0) ? [j] : [])),
    },
    {
      name: "zero counted as alive",
      says: "At $z = 0$ lib's ReLU has slope 0, so nothing is learned there either: $z \\le 0$, not $z < 0$.",
      answer: (Z) => Z[0].flatMap((_, j) => (Z.every((z) => z[j] < 0) ? [j] : [])),
    },
    {
      name: "sum",
      says: "You looked at the sum over the examples. A neuron that is on for one example lives, however negative the others are.",
      answer: (Z) => Z[0].flatMap((_, j) => (Z.reduce((sum, z) => sum + z[j], 0) <= 0 ? [j] : [])),
    },
    {
      name: "from 1",
      says: "You counted neurons from 1. They are counted from 0, like the columns of `Z`.",
      answer: (Z) => Z[0].flatMap((_, j) => (Z.every((z) => z[j] <= 0) ? [j + 1] : [])),
    },
    {
      name: "a mark for each neuron",
      says: "You marked each neuron as dead or alive. Return only the **numbers** of the dead ones: `[1]` when neuron 1 is the only one.",
      answer: (Z) => Z[0].map((_, j) => (Z.every((z) => z[j] <= 0) ? 1 : 0)),
    },
  ],
});

const revive = exercise({
  id: "initialization/revive",
  title: "Bring them back",
  statement:
    "Write `revive`: it brings dead ReLUs back **without changing what the network answers**. `dead` holds their numbers, `fresh` a row of new weights for each " +
    "of them, in the same order. A revived neuron gets its fresh row in `W` and the bias 0. So that its new answers disturb nothing, the weights that lead **out of** it, " +
    "its column in the next layer's weights `next`, become 0. Return new `{ W, b, next }`; leave the given arrays as they are.",
  signature: `revive(
  W: number[][],
  b: number[],
  next: number[][],
  dead: number[],
  fresh: number[][],
): { W: number[][]; b: number[]; next: number[][] }`,
  solution: function revive(
    W: number[][],
    b: number[],
    next: number[][],
    dead: number[],
    fresh: number[][],
  ): { W: number[][]; b: number[]; next: number[][] } {
    return {
      W: W.map((weights, j) => (dead.includes(j) ? fresh[dead.indexOf(j)] : weights)),
      b: b.map((bias, j) => (dead.includes(j) ? 0 : bias)),
      next: next.map((weights) => weights.map((weight, j) => (dead.includes(j) ? 0 : weight))),
    };
  },
  cases: [
    {
      name: "the second of two is dead",
      given: [
        [
          [1, 2],
          [3, 4],
        ],
        [0.5, -9],
        [[5, 6]],
        [1],
        [[0.1, -0.1]],
      ],
      expected: {
        W: [
          [1, 2],
          [0.1, -0.1],
        ],
        b: [0.5, 0],
        next: [[5, 0]],
      },
    },
    {
      name: "two of three, three outputs",
      given: [
        [[1], [2], [3]],
        [-7, 1, -8],
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
        [0, 2],
        [[0.3], [-0.4]],
      ],
      expected: {
        W: [[0.3], [2], [-0.4]],
        b: [0, 1, 0],
        next: [
          [0, 2, 0],
          [0, 5, 0],
          [0, 8, 0],
        ],
      },
    },
    {
      name: "nobody is dead",
      given: [[[1, 2]], [3], [[4]], [], []],
      expected: { W: [[1, 2]], b: [3], next: [[4]] },
    },
  ],
  hidden: (rng) => {
    const [inputs, outputs] = [1 + rng.integer(3), 2 + rng.integer(2)];
    const units = outputs + 1 + rng.integer(3);
    const dead = rng.shuffle(Array.from({ length: units }, (_, j) => j)).slice(0, 2);
    const next = table(rng, outputs, units);
    return [table(rng, units, inputs), numbers(rng, units), next, dead, table(rng, dead.length, inputs)];
  },
  hints: [
    "Go through the neurons. Is `j` among the dead? `dead.includes(j)` tells, and `dead.indexOf(j)` says at which place its fresh row stands.",
    "In `next` neuron $j$ is a **column**: in each row, entry `j` becomes 0.",
    "`W.map((weights, j) => (dead.includes(j) ? fresh[dead.indexOf(j)] : weights))`, and in the same way for `b`, with 0. For `next`: `next.map((weights) => weights.map((weight, j) => (dead.includes(j) ? 0 : weight)))`.",
  ],
  wrong: [
    {
      name: "next forgotten",
      says: "You left `next` as it was. The old outgoing weights meet new answers now, so the network's output jumps. Set the column of each revived neuron to 0.",
      answer: (W, b, next, dead, fresh) => ({
        W: W.map((weights, j) => (dead.includes(j) ? fresh[dead.indexOf(j)] : weights)),
        b: b.map((bias, j) => (dead.includes(j) ? 0 : bias)),
        next,
      }),
    },
    {
      name: "bias kept",
      says: "You kept the old bias. It may be what killed the neuron: with a very negative bias fresh weights don't help. Set it to 0.",
      answer: (W, b, next, dead, fresh) => ({
        W: W.map((weights, j) => (dead.includes(j) ? fresh[dead.indexOf(j)] : weights)),
        b,
        next: next.map((weights) => weights.map((weight, j) => (dead.includes(j) ? 0 : weight))),
      }),
    },
    {
      name: "row of next",
      says: "You cleared rows of `next`. A row holds what leads **into** a neuron of the next layer. What leads **out of** neuron $j$ is column $j$.",
      answer: (W, b, next, dead, fresh) => ({
        W: W.map((weights, j) => (dead.includes(j) ? fresh[dead.indexOf(j)] : weights)),
        b: b.map((bias, j) => (dead.includes(j) ? 0 : bias)),
        next: next.map((weights, i) => weights.map((weight) => (dead.includes(i) ? 0 : weight))),
      }),
    },
    {
      name: "place of the fresh row",
      says: "`fresh` has one row for each **dead** neuron, so the row for neuron `j` is `fresh[dead.indexOf(j)]`, not `fresh[j]`.",
      answer: (W, b, next, dead, fresh) => ({
        W: W.map((weights, j) => (dead.includes(j) ? (fresh[j] ?? weights) : weights)),
        b: b.map((bias, j) => (dead.includes(j) ? 0 : bias)),
        next: next.map((weights) => weights.map((weight, j) => (dead.includes(j) ? 0 : weight))),
      }),
    },
  ],
});

export const initialization = chapter(
  "05-initialization",
  distinctUnits,
  inputSpread,
  throughLayers,
  startDeviation,
  plateauLoss,
  deadUnits,
  revive,
);
