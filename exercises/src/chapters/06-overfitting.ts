import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number) => Array.from({ length: count }, () => rng.normal());
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const squares = (values: readonly number[]) => sum(values.map((value) => value * value));
/** Losses that fall, rise and wobble: at least six of them, none twice. */
const losses = (rng: Random) =>
  Array.from({ length: 6 + rng.integer(8) }, (_, e) => 0.4 + 0.02 * (e - 4) ** 2 + 0.3 * rng.uniform());

const bestEpoch = exercise({
  id: "overfitting/best-epoch",
  title: "When was it best?",
  statement:
    "Write `bestEpoch`: it takes the loss on validation examples after each epoch, `validationLoss[0]` after epoch 1, and returns the **epoch** " +
    "(counted from 1) after which the loss was lowest. If it was equally low after several epochs, return the first of them.",
  signature: "bestEpoch(validationLoss: number[]): number",
  solution: function bestEpoch(validationLoss: number[]): number {
    return validationLoss.indexOf(Math.min(...validationLoss)) + 1;
  },
  cases: [
    { name: "falls, then rises", given: [[0.9, 0.6, 0.5, 0.7, 0.8]], expected: 3 },
    { name: "best at once", given: [[0.3, 0.4, 0.5]], expected: 1 },
    { name: "a tie: the first counts", given: [[0.9, 0.5, 0.7, 0.5, 0.6]], expected: 2 },
  ],
  hidden: (rng) => [losses(rng)],
  hints: [
    "Two questions: which loss is the lowest, and where in the list does it stand first?",
    "`Math.min(...validationLoss)` is the lowest loss, and `validationLoss.indexOf(value)` says where a value stands first, counted from 0.",
    "`return validationLoss.indexOf(Math.min(...validationLoss)) + 1;`",
  ],
  wrong: [
    {
      name: "from 0",
      says: "This is the place in the list, which counts from 0. Entry 0 belongs to epoch 1, so add 1.",
      answer: (validationLoss) => validationLoss.indexOf(Math.min(...validationLoss)),
    },
    {
      name: "the loss itself",
      says: "You returned the lowest loss. The question is after which **epoch** it was reached.",
      answer: (validationLoss) => Math.min(...validationLoss),
    },
    {
      name: "last of a tie",
      says: "After equally good epochs you took the last. Take the first: more training brought nothing.",
      answer: (validationLoss) => validationLoss.lastIndexOf(Math.min(...validationLoss)) + 1,
    },
    {
      name: "highest",
      says: "You looked for the highest. That is right for accuracies; a loss is best where it is lowest.",
      answer: (validationLoss) => validationLoss.indexOf(Math.max(...validationLoss)) + 1,
    },
    {
      name: "first rise",
      says: "You stopped looking at the first rise. Look at all epochs: the loss may fall again, farther than before.",
      answer: (validationLoss) => {
        const rise = validationLoss.findIndex((loss, e) => e > 0 && loss > validationLoss[e - 1]);
        return rise < 0 ? validationLoss.length : rise;
      },
    },
  ],
});

type Tried = { validation: number; test: number };
const best = (tried: Tried[], of: (one: Tried) => number) =>
  tried.reduce((chosen, one) => (of(one) > of(chosen) ? one : chosen));

const honestAccuracy = exercise({
  id: "overfitting/honest-accuracy",
  title: "The number you may publish",
  statement:
    "You trained several networks. Of each you know two accuracies, `{ validation, test }`. Choose **one** network, and return the accuracy that you " +
    "may honestly publish for it. Write `honestAccuracy`. (No two networks have the same accuracies.)",
  signature: "honestAccuracy(tried: { validation: number; test: number }[]): number",
  solution: function honestAccuracy(tried: { validation: number; test: number }[]): number {
    let chosen = tried[0];
    for (const one of tried) if (one.validation > chosen.validation) chosen = one;
    return chosen.test;
  },
  cases: [
    {
      name: "the chosen one is not the best on the test",
      given: [
        [
          { validation: 0.8, test: 0.79 },
          { validation: 0.88, test: 0.84 },
          { validation: 0.85, test: 0.86 },
        ],
      ],
      expected: 0.84,
    },
    { name: "only one network", given: [[{ validation: 0.7, test: 0.65 }]], expected: 0.65 },
    {
      name: "the last is chosen",
      given: [
        [
          { validation: 0.5, test: 0.9 },
          { validation: 0.6, test: 0.4 },
        ],
      ],
      expected: 0.4,
    },
  ],
  hidden: (rng) => [
    Array.from({ length: 3 + rng.integer(5) }, () => ({ validation: rng.uniform(), test: rng.uniform() })),
  ],
  hints: [
    "Which of the two numbers may you look at while you choose? Then which one has not been looked at yet?",
    "Choose the network with the highest `validation`. Publish its `test`.",
    "`let chosen = tried[0]; for (const one of tried) if (one.validation > chosen.validation) chosen = one; return chosen.test;`",
  ],
  wrong: [
    {
      name: "best test",
      says: "You chose by the test accuracy. Then the test is no longer a test: the largest of several lucky numbers is too large.",
      answer: (tried) => best(tried, ({ test }) => test).test,
    },
    {
      name: "validation of the best",
      says: "You chose rightly, but this is the accuracy you chose **by**. It is the largest of several, so luck is in it. Return the test accuracy.",
      answer: (tried) => best(tried, ({ validation }) => validation).validation,
    },
    {
      name: "mean of the tests",
      says: "You averaged over all networks. You publish **one** network, so its own test accuracy counts.",
      answer: (tried) => sum(tried.map(({ test }) => test)) / tried.length,
    },
    {
      name: "both used to choose",
      says: "You let the test accuracy take part in the choice. Choose by `validation` alone.",
      answer: (tried) => best(tried, ({ validation, test }) => validation + test).test,
    },
    {
      name: "lowest validation",
      says: "You chose the network with the **lowest** validation accuracy. A loss should be low, an accuracy high.",
      answer: (tried) => tried.reduce((chosen, one) => (one.validation < chosen.validation ? one : chosen)).test,
    },
  ],
});

const stopEpoch = exercise({
  id: "overfitting/stop-epoch",
  title: "Early stopping",
  statement:
    "Write `stopEpoch`. After each epoch you learn the validation loss. Training stops as soon as the **lowest loss so far** is `patience` epochs old. " +
    "Return the epoch (from 1) after which it stops, or the number of epochs if it never does.",
  signature: "stopEpoch(validationLoss: number[], patience: number): number",
  solution: function stopEpoch(validationLoss: number[], patience: number): number {
    let best = 0;
    for (let e = 0; e < validationLoss.length; e++) {
      if (validationLoss[e] < validationLoss[best]) best = e;
      if (e - best >= patience) return e + 1;
    }
    return validationLoss.length;
  },
  cases: [
    { name: "lowest after epoch 3, patience 2", given: [[0.9, 0.6, 0.5, 0.7, 0.6, 0.4], 2], expected: 5 },
    { name: "a short rise is forgiven", given: [[0.9, 0.6, 0.7, 0.5, 0.8, 0.9], 2], expected: 6 },
    { name: "it never stops", given: [[0.9, 0.8, 0.7], 1], expected: 3 },
    { name: "no patience for a single bad epoch", given: [[0.5, 0.6, 0.4], 1], expected: 2 },
  ],
  hidden: (rng) => [losses(rng), 1 + rng.integer(3)],
  hints: [
    "Go through the epochs and remember where the lowest loss so far was.",
    "With `best` the place of the lowest loss so far, stop at place `e` when `e - best >= patience`. Epochs count from 1, places from 0.",
    "`let best = 0; for (let e = 0; e < validationLoss.length; e++) { if (validationLoss[e] < validationLoss[best]) best = e; if (e - best >= patience) return e + 1; } return validationLoss.length;`",
  ],
  wrong: [
    {
      name: "last epoch's loss",
      says: "You counted rises from one epoch to the next. Compare with the **lowest so far**: a loss may fall a little and still be above it.",
      answer: (validationLoss, patience) => {
        let rises = 0;
        for (let e = 1; e < validationLoss.length; e++) {
          rises = validationLoss[e] < validationLoss[e - 1] ? 0 : rises + 1;
          if (rises >= patience) return e + 1;
        }
        return validationLoss.length;
      },
    },
    {
      name: "best epoch",
      says: "This is the epoch whose weights are put back. Training itself goes on `patience` epochs longer: only then does it know.",
      answer: (validationLoss, patience) => {
        let best = 0;
        for (let e = 0; e < validationLoss.length; e++) {
          if (validationLoss[e] < validationLoss[best]) best = e;
          if (e - best >= patience) return best + 1;
        }
        return validationLoss.length;
      },
    },
    {
      name: "one too late",
      says: "One epoch too late: stop when the best is `patience` epochs old, not when it is older.",
      answer: (validationLoss, patience) => {
        let best = 0;
        for (let e = 0; e < validationLoss.length; e++) {
          if (validationLoss[e] < validationLoss[best]) best = e;
          if (e - best > patience) return e + 1;
        }
        return validationLoss.length;
      },
    },
    {
      name: "from 0",
      says: "You returned the place in the list. Place 0 is epoch 1.",
      answer: (validationLoss, patience) => {
        let best = 0;
        for (let e = 0; e < validationLoss.length; e++) {
          if (validationLoss[e] < validationLoss[best]) best = e;
          if (e - best >= patience) return e;
        }
        return validationLoss.length - 1;
      },
    },
    {
      name: "not counted anew",
      says: "You counted all epochs without a new lowest loss, from the beginning. With each new lowest loss the count starts again at 0.",
      answer: (validationLoss, patience) => {
        let lowest = Infinity;
        let waited = 0;
        for (let e = 0; e < validationLoss.length; e++) {
          if (validationLoss[e] < lowest) lowest = validationLoss[e];
          else waited++;
          if (waited >= patience) return e + 1;
        }
        return validationLoss.length;
      },
    },
    {
      name: "knows the future",
      says: "You looked for the lowest loss of **all** epochs. While it trains, it knows only those so far: go through them one by one.",
      answer: (validationLoss, patience) => validationLoss.indexOf(Math.min(...validationLoss)) + 1 + patience,
    },
  ],
});

const l2Cost = exercise({
  id: "overfitting/l2-cost",
  title: "The cost with a price on weights",
  statement:
    "Write `l2Cost`: the regularized cost $C = C_0 + \\frac{\\lambda}{2n}\\sum_w w^2$. `cost` is $C_0$, `weights` holds all weights of the network in one " +
    "list (no biases), `lambda` is $\\lambda$, and `n` is the number of training examples.",
  signature: "l2Cost(cost: number, weights: number[], lambda: number, n: number): number",
  solution: function l2Cost(cost: number, weights: number[], lambda: number, n: number): number {
    let sum = 0;
    for (const w of weights) sum += w * w;
    return cost + (lambda / (2 * n)) * sum;
  },
  cases: [
    { name: "two weights", given: [0.5, [3, -4], 2, 10], expected: 3 },
    { name: "λ = 0 changes nothing", given: [0.7, [1, 2, 3], 0, 5], expected: 0.7 },
    { name: "weights of 0 cost nothing", given: [0.7, [0, 0], 4, 5], expected: 0.7 },
  ],
  hidden: (rng) => [rng.uniform(), numbers(rng, 2 + rng.integer(4)), 0.1 + 3 * rng.uniform(), 2 + rng.integer(8)],
  hints: [
    "First the sum of all $w^2$, then the factor $\\lambda/(2n)$.",
    "`for (const w of weights) sum += w * w;` A negative weight costs as much as a positive one.",
    "`let sum = 0; for (const w of weights) sum += w * w; return cost + (lambda / (2 * n)) * sum;`",
  ],
  wrong: [
    {
      name: "no square",
      says: "You added the weights themselves. Each must be squared: otherwise a large negative weight would make the cost **smaller**.",
      answer: (cost, weights, lambda, n) => cost + (lambda / (2 * n)) * sum(weights),
    },
    {
      name: "absolute values",
      says: "You added $|w|$. That is another remedy, L1. Here each weight is squared.",
      answer: (cost, weights, lambda, n) => cost + (lambda / (2 * n)) * sum(weights.map(Math.abs)),
    },
    {
      name: "half forgotten",
      says: "The factor is $\\lambda/(2n)$; the 2 is missing. It is there so that it cancels when the square is differentiated.",
      answer: (cost, weights, lambda, n) => cost + (lambda / n) * squares(weights),
    },
    {
      name: "parentheses",
      says: "`lambda / 2 * n` divides by 2 and then **multiplies** by $n$. Write `lambda / (2 * n)`.",
      answer: (cost, weights, lambda, n) => cost + (lambda / 2) * n * squares(weights),
    },
    {
      name: "n forgotten",
      says: "Divide by $n$: $C_0$ is a mean over the examples, so the price must shrink alike.",
      answer: (cost, weights, lambda) => cost + (lambda / 2) * squares(weights),
    },
    {
      name: "C₀ forgotten",
      says: "This is the price alone. Add it to $C_0$: otherwise nothing would be learned but small weights.",
      answer: (_cost, weights, lambda, n) => (lambda / (2 * n)) * squares(weights),
    },
    {
      name: "square of the sum",
      says: "You added first and then squared, so that weights of both signs cancel. Square each weight, then add.",
      answer: (cost, weights, lambda, n) => cost + (lambda / (2 * n)) * sum(weights) ** 2,
    },
    {
      name: "no start value",
      says: "Your sum begins with the first weight as it is, not squared. Give `reduce` the start value 0.",
      answer: (cost, weights, lambda, n) => cost + (lambda / (2 * n)) * weights.reduce((total, w) => total + w * w),
    },
  ],
});

const l2Step = exercise({
  id: "overfitting/l2-step",
  title: "Weight decay",
  statement:
    "Write `l2Step`: one step of gradient descent on the regularized cost. `gradient[k]` is $\\partial C_0/\\partial w_k$, **without** the price on weights. " +
    "Return the new weights, $w' = w - \\eta\\left(\\frac{\\partial C_0}{\\partial w} + \\frac{\\lambda}{n}\\,w\\right)$. Leave `w` as it was.",
  signature: "l2Step(w: number[], gradient: number[], eta: number, lambda: number, n: number): number[]",
  solution: function l2Step(w: number[], gradient: number[], eta: number, lambda: number, n: number): number[] {
    return w.map((wk, k) => wk - eta * (gradient[k] + (lambda / n) * wk));
  },
  cases: [
    { name: "no gradient: the weights shrink by a tenth", given: [[10, -20], [0, 0], 0.5, 2, 10], expected: [9, -18] },
    { name: "λ = 0: a plain step", given: [[1, 2], [0.5, -1], 0.1, 0, 10], expected: [0.95, 2.1] },
    { name: "both together", given: [[4], [1], 0.5, 5, 10], expected: [2.5] },
  ],
  hidden: (rng) => {
    const count = 1 + rng.integer(4);
    return [numbers(rng, count), numbers(rng, count), 0.1 + rng.uniform(), 0.5 + 2 * rng.uniform(), 2 + rng.integer(8)];
  },
  hints: [
    "Differentiate $\\frac{\\lambda}{2n} w^2$: the 2 cancels. This is added to the gradient you are given.",
    "For each weight: `wk - eta * (gradient[k] + …)`, where the dots are $\\frac{\\lambda}{n} w_k$.",
    "`return w.map((wk, k) => wk - eta * (gradient[k] + (lambda / n) * wk));`",
  ],
  wrong: [
    {
      name: "half kept",
      says: "You used $\\frac{\\lambda}{2n} w$. The derivative of $w^2$ is $2w$, so the 2 cancels: $\\frac{\\lambda}{n} w$.",
      answer: (w, gradient, eta, lambda, n) => w.map((wk, k) => wk - eta * (gradient[k] + (lambda / (2 * n)) * wk)),
    },
    {
      name: "grows",
      says: "Sign: your weights are pushed **away** from 0. The decay has the same sign in the bracket as the gradient.",
      answer: (w, gradient, eta, lambda, n) => w.map((wk, k) => wk - eta * (gradient[k] - (lambda / n) * wk)),
    },
    {
      name: "without η",
      says: "The decay is part of the gradient, so it is multiplied by $\\eta$, too.",
      answer: (w, gradient, eta, lambda, n) => w.map((wk, k) => wk - eta * gradient[k] - (lambda / n) * wk),
    },
    {
      name: "no gradient of the cost",
      says: "Your weights only decay. The gradient of $C_0$ is missing: nothing would be learned.",
      answer: (w, _gradient, eta, lambda, n) => w.map((wk) => wk - ((eta * lambda) / n) * wk),
    },
    {
      name: "n forgotten",
      says: "Divide $\\lambda$ by $n$, the number of training examples.",
      answer: (w, gradient, eta, lambda) => w.map((wk, k) => wk - eta * (gradient[k] + lambda * wk)),
    },
    {
      name: "decay outside of the bracket",
      says: "You added $\\frac{\\lambda}{n} w$ outside of the bracket. It is part of the gradient: multiply it by $\\eta$, and subtract.",
      answer: (w, gradient, eta, lambda, n) => w.map((wk, k) => wk - eta * gradient[k] + (lambda / n) * wk),
    },
    {
      name: "decay after the step",
      says: "You shrank the weights **after** the step, so the step shrinks as well. Only the old weight is multiplied by $1 - \\eta\\lambda/n$.",
      answer: (w, gradient, eta, lambda, n) => w.map((wk, k) => (1 - (eta * lambda) / n) * (wk - eta * gradient[k])),
    },
  ],
});

const drop = exercise({
  id: "overfitting/drop",
  title: "Dropout",
  statement:
    "Write `drop`: what a dropout layer does while training. `a` holds the activations and `draws` a number from 0 to 1 for each of them. Where " +
    "`draws[k] < rate` the neuron is dropped and gives 0. All others are divided by $1 - \\text{rate}$, so that the expected value stays $a_k$.",
  signature: "drop(a: number[], draws: number[], rate: number): number[]",
  solution: function drop(a: number[], draws: number[], rate: number): number[] {
    return a.map((ak, k) => (draws[k] < rate ? 0 : ak / (1 - rate)));
  },
  cases: [
    { name: "rate ½: what stays is doubled", given: [[1, 2, 3], [0.9, 0.1, 0.7], 0.5], expected: [2, 0, 6] },
    { name: "rate 0: nothing changes", given: [[1, 2], [0, 0.4], 0], expected: [1, 2] },
    { name: "rate 0.2", given: [[4, 8], [0.19, 0.21], 0.2], expected: [0, 10] },
  ],
  hidden: (rng) => {
    const count = 4 + rng.integer(4);
    return [numbers(rng, count), Array.from({ length: count }, () => rng.uniform()), 0.3 + 0.3 * rng.uniform()];
  },
  hints: [
    "For each neuron there are two outcomes: dropped or kept. Which of them has probability `rate`?",
    "Dropped gives 0, kept gives `ak / (1 - rate)`.",
    "`return a.map((ak, k) => (draws[k] < rate ? 0 : ak / (1 - rate)));`",
  ],
  wrong: [
    {
      name: "not scaled up",
      says: "What is kept must be divided by $1 - \\text{rate}$. Without that the next layer gets too little while training, and more when the network is used.",
      answer: (a, draws, rate) => a.map((ak, k) => (draws[k] < rate ? 0 : ak)),
    },
    {
      name: "scaled down",
      says: "You multiplied by $1 - \\text{rate}$. Divide: what is kept stands in for what was dropped, so it must become larger.",
      answer: (a, draws, rate) => a.map((ak, k) => (draws[k] < rate ? 0 : ak * (1 - rate))),
    },
    {
      name: "divided by the rate",
      says: "You divided by the rate. A neuron is **kept** with probability $1 - \\text{rate}$, so divide by that.",
      answer: (a, draws, rate) => a.map((ak, k) => (draws[k] < rate ? 0 : ak / rate)),
    },
    {
      name: "the others dropped",
      says: "You dropped those that should stay: `rate` is the probability of being **dropped**, and that is where the draw is below it.",
      answer: (a, draws, rate) => a.map((ak, k) => (draws[k] < rate ? ak / (1 - rate) : 0)),
    },
    {
      name: "taken out",
      says: "You took the dropped neurons out of the list. They stay, and answer 0: the next layer has a weight for each.",
      answer: (a, draws, rate) => a.filter((_, k) => draws[k] >= rate).map((ak) => ak / (1 - rate)),
    },
    {
      name: "share kept this time",
      says: "You divided by the share that was kept **this time**. Divide by the expected share, $1 - \\text{rate}$: it is right on average.",
      answer: (a, draws, rate) => {
        const kept = draws.filter((draw) => draw >= rate).length;
        return a.map((ak, k) => (draws[k] < rate ? 0 : (ak * a.length) / kept));
      },
    },
  ],
});

const smallestWeights = exercise({
  id: "overfitting/smallest-weights",
  title: "Many ways to be right, one of them small",
  statement:
    "One training example with inputs `x` and target `y`, and a linear neuron $w\\cdot x$ with more weights than examples. Many $w$ give exactly $y$. " +
    "Write `smallestWeights`: it returns the one with the smallest $\\lVert w\\rVert$. That one points along $x$: $w = c\\,x$. Find the number $c$.",
  signature: "smallestWeights(x: number[], y: number): number[]",
  solution: function smallestWeights(x: number[], y: number): number[] {
    let xx = 0;
    for (const xk of x) xx += xk * xk;
    return x.map((xk) => (y / xx) * xk);
  },
  cases: [
    { name: "x = (3, 4), y = 5", given: [[3, 4], 5], expected: [0.6, 0.8] },
    { name: "an input of 0 needs no weight", given: [[2, 0, 0], 6], expected: [3, 0, 0] },
    { name: "x = (1, −1, 1, 1), y = 2", given: [[1, -1, 1, 1], 2], expected: [0.5, -0.5, 0.5, 0.5] },
  ],
  hidden: (rng) => [numbers(rng, 2 + rng.integer(4)), rng.normal(0, 2)],
  hints: [
    "Put $w = c\\,x$ into $w\\cdot x = y$ and solve for $c$.",
    "$c\\,(x\\cdot x) = y$, so $c = y / \\sum_k x_k^2$.",
    "`let xx = 0; for (const xk of x) xx += xk * xk; return x.map((xk) => (y / xx) * xk);`",
  ],
  wrong: [
    {
      name: "length instead of its square",
      says: "You divided by $\\lVert x\\rVert$. Put it in: $w\\cdot x$ must be exactly $y$, and for that you need $\\lVert x\\rVert^2 = \\sum_k x_k^2$.",
      answer: (x, y) => x.map((xk) => (y / Math.sqrt(squares(x))) * xk),
    },
    {
      name: "one weight does it all",
      says: "This meets the target with one weight alone. It is right, but not the smallest: spread the work over all inputs.",
      answer: (x, y) => {
        const largest = x.reduce((at, xk, k) => (Math.abs(xk) > Math.abs(x[at]) ? k : at), 0);
        return x.map((xk, k) => (k === largest ? y / xk : 0));
      },
    },
    {
      name: "equal shares",
      says: "Each input does an equal share of the work, $y/n$. Then a small input gets a huge weight, and an input of 0 an infinite one. Along $x$ it is shorter.",
      answer: (x, y) => x.map((xk) => y / (x.length * xk)),
    },
    {
      name: "not divided",
      says: "You returned $y\\,x$. Then $w\\cdot x = y\\,\\lVert x\\rVert^2$: divide by $\\lVert x\\rVert^2$.",
      answer: (x, y) => x.map((xk) => y * xk),
    },
    {
      name: "sum of the inputs",
      says: "You divided by $\\sum_k x_k$. Put it in: $w\\cdot x$ is then not $y$. You need $\\sum_k x_k^2$.",
      answer: (x, y) => x.map((xk) => (y / sum(x)) * xk),
    },
    {
      name: "equal weights",
      says: "You gave each input the same weight. That meets the target, but a weight on an input of 0 is wasted. The smallest $w$ points along $x$.",
      answer: (x, y) => x.map(() => y / sum(x)),
    },
  ],
});

export const overfitting = chapter(
  "06-overfitting",
  bestEpoch,
  honestAccuracy,
  stopEpoch,
  l2Cost,
  l2Step,
  drop,
  smallestWeights,
);
