import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const numbers = (rng: Random, count: number, mean = 0, deviation = 1) =>
  Array.from({ length: count }, () => rng.normal(mean, deviation));
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const length = (v: number[]) => Math.hypot(...v);
const meanOf = (values: number[]) => sum(values) / values.length;
const deviationOf = (values: number[], mean = meanOf(values)) =>
  Math.sqrt(sum(values.map((x) => (x - mean) ** 2)) / values.length);

const chanceLoss = exercise({
  id: "troubleshooting/chance-loss",
  title: "What does guessing cost?",
  statement:
    "Write `chanceLoss`. `counts` says how many examples each class has. Return the cross-entropy of the best guess that does not look at the input, " +
    "$-\\sum_c p_c \\ln p_c$, where $p_c$ is the share of class $c$. A class without examples adds nothing.",
  signature: "chanceLoss(counts: number[]): number",
  solution: function chanceLoss(counts: number[]): number {
    const all = counts.reduce((sum, count) => sum + count, 0);
    let loss = 0;
    for (const count of counts) {
      if (count > 0) loss -= (count / all) * Math.log(count / all);
    }
    return loss;
  },
  cases: [
    { name: "two classes, equally large: ln 2", given: [[50, 50]], expected: 0.6931471805599453 },
    { name: "ten classes, equally large: ln 10", given: [Array<number>(10).fill(5)], expected: 2.302585092994046 },
    { name: "three of one for each of the other", given: [[30, 10]], expected: 0.5623351446188083 },
    { name: "one class is empty: nothing to guess", given: [[7, 0]], expected: 0 },
  ],
  hidden: (rng) => [[1 + rng.integer(20), ...Array.from({ length: 1 + rng.integer(5) }, () => rng.integer(20))]],
  hints: [
    "Find the number of all examples first. Then $p_c$ is `count / all`.",
    "`Math.log` is the natural logarithm. `Math.log(0)` is `-Infinity`, and 0 times that is `NaN`: leave empty classes out.",
    "`for (const count of counts) if (count > 0) loss -= (count / all) * Math.log(count / all);`",
  ],
  wrong: [
    {
      name: "ln k",
      says: "This is $\\ln k$ for $k$ classes. It is right only where all classes are equally large; rare classes are easier to guess.",
      answer: (counts) => Math.log(counts.length),
    },
    {
      name: "NaN",
      says: "A class without examples gives `0 * Math.log(0)`, and that is `NaN`. Leave it out.",
      answer: (counts) => -sum(counts.map((count) => (count / sum(counts)) * Math.log(count / sum(counts)))),
    },
    {
      name: "not weighted",
      says: "You added up the surprise of each class once. A frequent class is met more often: weight each $\\ln p_c$ with $p_c$.",
      answer: (counts) => -sum(counts.filter((count) => count > 0).map((count) => Math.log(count / sum(counts)))),
    },
    {
      name: "counts for shares",
      says: "You put counts where shares belong. $p_c$ is the count divided by the number of all examples.",
      answer: (counts) => -sum(counts.filter((count) => count > 0).map((count) => count * Math.log(count))),
    },
    {
      name: "log2",
      says: "You used the logarithm to base 2. That counts bits; the library's cost uses the natural one, `Math.log`.",
      answer: (counts) =>
        -sum(
          counts.filter((count) => count > 0).map((count) => (count / sum(counts)) * Math.log2(count / sum(counts))),
        ),
    },
    {
      name: "sign",
      says: "Sign: the logarithm of a share is negative, so there is a minus in front of the sum.",
      answer: (counts) =>
        sum(counts.filter((count) => count > 0).map((count) => (count / sum(counts)) * Math.log(count / sum(counts)))),
    },
  ],
});

const standardize = exercise({
  id: "troubleshooting/standardize",
  title: "Scale the inputs",
  statement:
    "Write `standardize` for one input. `training` holds its values in the training examples. Take their mean $\\mu$ and standard deviation $s = \\sqrt{\\frac1n\\sum_i (x_i - \\mu)^2}$, " +
    "and return $(x - \\mu)/s$ for each $x$ in `others`, which may be validation or test examples. Where $s$ is 0, only take the mean away.",
  signature: "standardize(training: number[], others: number[]): number[]",
  solution: function standardize(training: number[], others: number[]): number[] {
    const mean = training.reduce((sum, x) => sum + x, 0) / training.length;
    const variance = training.reduce((sum, x) => sum + (x - mean) ** 2, 0) / training.length;
    const deviation = Math.sqrt(variance) || 1;
    return others.map((x) => (x - mean) / deviation);
  },
  cases: [
    {
      name: "mean 2, deviation 1",
      given: [
        [1, 3],
        [1, 3, 5],
      ],
      expected: [-1, 1, 3],
    },
    {
      name: "mean 300, deviation 10",
      given: [
        [290, 310, 290, 310],
        [305, 300],
      ],
      expected: [0.5, 0],
    },
    {
      name: "an input that never changes",
      given: [
        [4, 4, 4],
        [4, 6],
      ],
      expected: [0, 2],
    },
  ],
  hidden: (rng) => {
    const [mean, deviation] = [rng.normal(0, 50), 0.5 + 10 * rng.uniform()];
    return [numbers(rng, 2 + rng.integer(6), mean, deviation), numbers(rng, 1 + rng.integer(5), mean, deviation)];
  },
  hints: [
    "Both numbers, $\\mu$ and $s$, come from `training`. `others` is only changed with them.",
    "The variance is the mean of `(x - mean) ** 2`; $s$ is its root.",
    "`Math.sqrt(variance) || 1` is 1 where the root is 0. Then `others.map((x) => (x - mean) / deviation)`.",
  ],
  wrong: [
    {
      name: "own scale",
      says: "You scaled `others` with its own mean and deviation. The network has learned in the scale of the **training** examples; new ones must be put into the same.",
      answer: (_training, others) => others.map((x) => (x - meanOf(others)) / (deviationOf(others) || 1)),
    },
    {
      name: "variance",
      says: "You divided by the variance. The standard deviation is its square root.",
      answer: (training, others) => others.map((x) => (x - meanOf(training)) / (deviationOf(training) ** 2 || 1)),
    },
    {
      name: "n − 1",
      says: "You divided by $n - 1$. That estimates the spread of all that could come; here take the mean square itself, with $\\frac1n$.",
      answer: (training, others) => {
        const deviation = deviationOf(training) * Math.sqrt(training.length / (training.length - 1));
        return others.map((x) => (x - meanOf(training)) / (deviation || 1));
      },
    },
    {
      name: "training returned",
      says: "You scaled `training` and returned it. Asked for are the values in `others`, in the same scale.",
      answer: (training) => training.map((x) => (x - meanOf(training)) / (deviationOf(training) || 1)),
    },
    {
      name: "no guard",
      says: "An input that never changes has deviation 0, and dividing by it gives `NaN` or `Infinity`. One such column ruins the whole training.",
      answer: (training, others) => others.map((x) => (x - meanOf(training)) / deviationOf(training)),
    },
    {
      name: "mean kept",
      says: "The mean is still in. Take it away before you divide.",
      answer: (training, others) => others.map((x) => x / (deviationOf(training) || 1)),
    },
  ],
});

const updateRatio = exercise({
  id: "troubleshooting/update-ratio",
  title: "How large was that step?",
  statement:
    "Write `updateRatio`: the weights of a layer before and after one step, as two lists. Return $\\lVert\\Delta W\\rVert / \\lVert W\\rVert$: " +
    "the length of the change, divided by the length of the weights **before**. The length of $v$ is $\\sqrt{\\sum_i v_i^2}$, in code `Math.hypot(...v)`.",
  signature: "updateRatio(before: number[], after: number[]): number",
  solution: function updateRatio(before: number[], after: number[]): number {
    const change = after.map((w, i) => w - before[i]);
    return Math.hypot(...change) / Math.hypot(...before);
  },
  cases: [
    {
      name: "one weight moves by a tenth of the length",
      given: [
        [3, 4],
        [3, 4.5],
      ],
      expected: 0.1,
    },
    {
      name: "the usual size",
      given: [
        [10, 0],
        [10, 0.01],
      ],
      expected: 0.001,
    },
    {
      name: "turned around",
      given: [
        [1, -1],
        [-1, 1],
      ],
      expected: 2,
    },
  ],
  hidden: (rng) => {
    const before = numbers(rng, 1 + rng.integer(6));
    return [before, before.map((w) => w + rng.normal(0, 0.3))];
  },
  hints: [
    "First the change of each weight: `after[i] - before[i]`.",
    "`Math.hypot(...change)` is the length of the change.",
    "`return Math.hypot(...after.map((w, i) => w - before[i])) / Math.hypot(...before);`",
  ],
  wrong: [
    {
      name: "not relative",
      says: "This is the length of the change. Whether 0.01 is much depends on the weights: divide by their length.",
      answer: (before, after) => length(after.map((w, i) => w - before[i])),
    },
    {
      name: "difference of lengths",
      says: "You compared the lengths before and after. Weights can change a great deal and keep their length: take the length of the difference.",
      answer: (before, after) => Math.abs(length(after) - length(before)) / length(before),
    },
    {
      name: "mean of ratios",
      says: "You divided weight by weight and took the mean. One weight near 0 then decides everything: take the length of the change and of the weights first, and divide once.",
      answer: (before, after) => meanOf(after.map((w, i) => Math.abs(w - before[i]) / Math.abs(before[i]))),
    },
    {
      name: "by after",
      says: "You divided by the length after the step. It is the weights before that the step was made from.",
      answer: (before, after) => length(after.map((w, i) => w - before[i])) / length(after),
    },
    {
      name: "squares",
      says: "The roots are missing: a length is the square **root** of the sum of squares.",
      answer: (before, after) => length(after.map((w, i) => w - before[i])) ** 2 / length(before) ** 2,
    },
  ],
});

const promiseKept = exercise({
  id: "troubleshooting/promise-kept",
  title: "Does the gradient keep its promise?",
  statement:
    "Chapter 2 promised that a small step $\\Delta v = -\\eta\\nabla C$ changes the cost by $-\\eta\\lVert\\nabla C\\rVert^2$. Write `promiseKept`: " +
    "it gets the cost before and after such a step, the gradient and $\\eta$, and returns the **measured** change divided by the **promised** one.",
  signature: "promiseKept(costBefore: number, costAfter: number, gradient: number[], learningRate: number): number",
  solution: function promiseKept(
    costBefore: number,
    costAfter: number,
    gradient: number[],
    learningRate: number,
  ): number {
    const promised = -learningRate * gradient.reduce((sum, g) => sum + g * g, 0);
    return (costAfter - costBefore) / promised;
  },
  cases: [
    { name: "kept: −0.25 promised, −0.25 measured", given: [1, 0.75, [1, 2], 0.05], expected: 1 },
    { name: "half of it: the step was long", given: [2, 1.9, [2], 0.05], expected: 0.5 },
    { name: "uphill as fast as promised downhill: a wrong sign", given: [1, 1.25, [2, -1], 0.05], expected: -1 },
  ],
  hidden: (rng) => [1 + rng.uniform(), 1 + rng.uniform(), numbers(rng, 1 + rng.integer(5)), 0.01 + 0.2 * rng.uniform()],
  hints: [
    "The promised change is negative: `-learningRate * …`.",
    "$\\lVert\\nabla C\\rVert^2$ is the sum of the squares of the gradient's entries.",
    "`const promised = -learningRate * gradient.reduce((sum, g) => sum + g * g, 0); return (costAfter - costBefore) / promised;`",
  ],
  wrong: [
    {
      name: "norm",
      says: "The promise holds the **square** of the gradient's length: one factor is the slope, the other the length of the step.",
      answer: (before, after, gradient, rate) => (after - before) / (-rate * length(gradient)),
    },
    {
      name: "sign",
      says: "Sign: the promised change is negative, $-\\eta\\lVert\\nabla C\\rVert^2$. A promise that is kept gives +1.",
      answer: (before, after, gradient, rate) => (after - before) / (rate * length(gradient) ** 2),
    },
    {
      name: "not squared",
      says: "You added up the gradient's entries. Square each one first: $\\lVert\\nabla C\\rVert^2 = \\sum_i g_i^2$.",
      answer: (before, after, gradient, rate) => (after - before) / (-rate * sum(gradient)),
    },
    {
      name: "upside down",
      says: "You divided the promised change by the measured one. It is the other way round: measured / promised.",
      answer: (before, after, gradient, rate) => (-rate * length(gradient) ** 2) / (after - before),
    },
    {
      name: "no rate",
      says: "The learning rate is missing: a step half as long promises half the change.",
      answer: (before, after, gradient) => (after - before) / -(length(gradient) ** 2),
    },
  ],
});

const suspects = exercise({
  id: "troubleshooting/suspects",
  title: "Find the suspicious labels",
  statement:
    "Write `suspects`. Row $i$ of `probabilities` holds what the network gives each class for example $i$; `labels[i]` is the class that its label names. " +
    "Return the numbers of the `count` examples whose **own label** got the least probability, the least first. Leave the arrays as they are.",
  signature: "suspects(probabilities: number[][], labels: number[], count: number): number[]",
  solution: function suspects(probabilities: number[][], labels: number[], count: number): number[] {
    const own = probabilities.map((row, i) => row[labels[i]]);
    const order = own.map((_, i) => i);
    order.sort((i, j) => own[i] - own[j]);
    return order.slice(0, count);
  },
  cases: [
    {
      name: "example 1 is sure of the other class",
      given: [
        [
          [0.9, 0.1],
          [0.95, 0.05],
          [0.4, 0.6],
        ],
        [0, 1, 1],
        1,
      ],
      expected: [1],
    },
    {
      name: "the two worst of four, the worst first",
      given: [
        [
          [0.2, 0.5, 0.3],
          [0.7, 0.2, 0.1],
          [0.05, 0.9, 0.05],
          [0.1, 0.3, 0.6],
        ],
        [0, 2, 1, 2],
        2,
      ],
      expected: [1, 0],
    },
  ],
  hidden: (rng) => {
    const [rows, classes] = [4 + rng.integer(5), 2 + rng.integer(3)];
    const probabilities = Array.from({ length: rows }, () => {
      const weights = Array.from({ length: classes }, () => 0.05 + rng.uniform());
      return weights.map((weight) => weight / sum(weights));
    });
    return [probabilities, Array.from({ length: rows }, () => rng.integer(classes)), 2 + rng.integer(2)];
  },
  hints: [
    "For each example take the one probability that belongs to its label: `probabilities[i][labels[i]]`.",
    "Sort the **numbers** of the examples by that probability: `order.sort((i, j) => own[i] - own[j])`.",
    "`const own = probabilities.map((row, i) => row[labels[i]]); return own.map((_, i) => i).sort((i, j) => own[i] - own[j]).slice(0, count);`",
  ],
  wrong: [
    {
      name: "surest",
      says: "You return the examples whose label got the **most** probability: the least suspicious ones. Sort the other way.",
      answer: (probabilities, labels, count) => ranked(probabilities.map((row, i) => -row[labels[i]])).slice(0, count),
    },
    {
      name: "undecided",
      says: "You looked at the largest probability of each row, so you found the undecided examples. A wrong label shows where the network is sure, and sure of something **else**.",
      answer: (probabilities, _labels, count) => ranked(probabilities.map((row) => Math.max(...row))).slice(0, count),
    },
    {
      name: "probabilities",
      says: "You return probabilities. Asked for are the numbers of the examples, to look at them.",
      answer: (probabilities, labels, count) =>
        probabilities
          .map((row, i) => row[labels[i]])
          .sort((p, q) => p - q)
          .slice(0, count),
    },
    {
      name: "counted from 1",
      says: "The right examples, but counted from 1. The first example is number 0.",
      answer: (probabilities, labels, count) =>
        ranked(probabilities.map((row, i) => row[labels[i]]))
          .slice(0, count)
          .map((i) => i + 1),
    },
    {
      name: "first class",
      says: "You sorted by the probability of class 0. Take the class that the example's own label names.",
      answer: (probabilities, _labels, count) => ranked(probabilities.map((row) => row[0])).slice(0, count),
    },
  ],
});

const ranked = (scores: number[]) => scores.map((_, i) => i).sort((i, j) => scores[i] - scores[j]);

interface Run {
  chance: number;
  firstLoss: number;
  loss: number;
  validation: number;
  inputSize: number;
  dead: number;
  moved: number;
}

/** A run whose signs point at one fault or another; where `given` says nothing they are those of a weak network. */
const runWith = (given: Partial<Run>): Run => ({
  chance: 0.7,
  firstLoss: 0.69,
  loss: 0.5,
  validation: 0.52,
  inputSize: 1,
  dead: 0,
  moved: 2,
  ...given,
});

const faultOf = ({ chance, firstLoss, loss, validation, inputSize, dead, moved }: Run) => {
  if (validation < chance / 3) return "healthy";
  if (loss < chance / 3) return "too little data";
  if (inputSize > 10) return "unscaled inputs";
  if (!(loss <= firstLoss)) return "learning rate too large";
  if (dead >= 0.5) return "dead units";
  if (moved < 1 / 3) return "learning rate too small";
  return "network too weak";
};

const nameFault = exercise({
  id: "troubleshooting/name-the-fault",
  title: "Your own diagnose",
  statement:
    "Write `nameFault`: ask these questions in this order, and return the text of the first that says yes. `dead` is the largest share of dead units in a layer, " +
    "`moved` is how far all of training has moved the weights, as a multiple of their size.\n\n" +
    '1. Is `validation` below a third of `chance`? `"healthy"`\n' +
    '2. Is `loss` (of the training examples) below a third of `chance`? `"too little data"`\n' +
    '3. Is `inputSize` above 10? `"unscaled inputs"`\n' +
    '4. Is `loss` above `firstLoss`, or `NaN`? `"learning rate too large"`\n' +
    '5. Is `dead` at least 0.5? `"dead units"`\n' +
    '6. Is `moved` below 1/3? `"learning rate too small"`\n' +
    '7. Otherwise: `"network too weak"`',
  signature:
    "nameFault(run: {\n  chance: number;\n  firstLoss: number;\n  loss: number;\n  validation: number;\n  inputSize: number;\n  dead: number;\n  moved: number;\n}): string",
  solution: function nameFault(run: {
    chance: number;
    firstLoss: number;
    loss: number;
    validation: number;
    inputSize: number;
    dead: number;
    moved: number;
  }): string {
    if (run.validation < run.chance / 3) return "healthy";
    if (run.loss < run.chance / 3) return "too little data";
    if (run.inputSize > 10) return "unscaled inputs";
    if (run.loss > run.firstLoss || Number.isNaN(run.loss)) return "learning rate too large";
    if (run.dead >= 0.5) return "dead units";
    if (run.moved < 1 / 3) return "learning rate too small";
    return "network too weak";
  },
  cases: [
    { name: "learned, and not by heart", given: [runWith({ loss: 0.05, validation: 0.1 })], expected: "healthy" },
    {
      name: "by heart",
      given: [runWith({ loss: 0.01, validation: 0.9, firstLoss: 0.7 })],
      expected: "too little data",
    },
    {
      name: "the loss is no number",
      given: [runWith({ loss: NaN, validation: NaN, firstLoss: 0.8, moved: 40 })],
      expected: "learning rate too large",
    },
    {
      name: "large inputs come before all that they cause",
      given: [runWith({ loss: 3, inputSize: 255, dead: 1 })],
      expected: "unscaled inputs",
    },
    {
      name: "exactly half of a layer is dead",
      given: [runWith({ loss: 0.6, validation: 0.61, dead: 0.5 })],
      expected: "dead units",
    },
    {
      name: "dead units hardly move, either",
      given: [runWith({ loss: 0.68, validation: 0.7, dead: 1, moved: 0.01 })],
      expected: "dead units",
    },
  ],
  hidden: (rng) => {
    const chance = 0.5 + 2 * rng.uniform();
    const loss = chance * [0.05, 0.25, 0.6, 0.95, 1.5, NaN][rng.integer(6)];
    return [
      {
        chance,
        firstLoss: chance * (0.97 + 0.1 * rng.uniform()),
        loss,
        validation: loss * [1, 1.2, 8][rng.integer(3)],
        inputSize: [0.6, 1, 1, 120][rng.integer(4)],
        dead: [0, 0, 0.1, 0.7][rng.integer(4)],
        moved: [0.02, 0.2, 1, 3][rng.integer(4)],
      },
    ];
  },
  hints: [
    'Seven lines, each `if (…) return "…";`. The first that returns has answered; the order does the rest.',
    "`NaN > 1` is false, and so is `NaN < 1`. Ask with `Number.isNaN(run.loss)`.",
    'The fourth: `if (run.loss > run.firstLoss || Number.isNaN(run.loss)) return "learning rate too large";`',
  ],
  wrong: [
    {
      name: "NaN",
      says: "A loss that is `NaN` slipped through: it is neither above nor below any number. Ask for it with `Number.isNaN`.",
      answer: (run) =>
        Number.isNaN(run.loss) && run.inputSize <= 10 ? faultOf({ ...run, loss: run.firstLoss }) : faultOf(run),
    },
    {
      name: "above half",
      says: "“At least 0.5” includes 0.5 itself: `>=`, not `>`.",
      answer: (run) => faultOf(run.dead === 0.5 ? { ...run, dead: 0 } : run),
    },
    {
      name: "inputs first",
      says: "You ask about the inputs first. A run that has learned needs no cure, whatever its inputs: keep to the order.",
      answer: (run) => (run.inputSize > 10 ? "unscaled inputs" : faultOf(run)),
    },
    {
      name: "order",
      says: "You ask about the weights' way before you ask about dead units. Units that are dead do not move, so they would pass for a small learning rate.",
      answer: (run) => {
        const fault = faultOf(run);
        return fault === "dead units" && run.moved < 1 / 3 ? "learning rate too small" : fault;
      },
    },
    {
      name: "absolute",
      says: "You compared the losses with ⅓ itself. How low a loss is shows only against `chance`: compare with `run.chance / 3`.",
      answer: (run) => {
        if (run.validation < 1 / 3) return "healthy";
        if (run.loss < 1 / 3) return "too little data";
        return faultOf({ ...run, loss: run.loss < run.chance / 3 ? run.chance : run.loss, validation: run.chance });
      },
    },
    {
      name: "training",
      says: "You called a run healthy by its **training** loss. That may be learned by heart: ask the validation loss first.",
      answer: (run) => (run.loss < run.chance / 3 ? "healthy" : faultOf(run)),
    },
  ],
});

const diagnoses: Readonly<Record<string, string>> = {
  A: "learning rate too small",
  B: "wrong labels",
  C: "network too weak",
  D: "learning rate too large",
  E: "unscaled inputs",
  F: "dead units",
  G: "too little data",
  H: "wrong gradient",
};

const clinic = exercise({
  id: "troubleshooting/clinic",
  title: "Name what ails the patients",
  statement:
    'Write `clinic`: for the name of a patient, `"A"` to `"H"`, return its fault. Each of these ails one of them: `"wrong gradient"`, `"wrong labels"`, ' +
    '`"too little data"`, `"unscaled inputs"`, `"learning rate too large"`, `"learning rate too small"`, `"dead units"`, `"network too weak"`.',
  signature: "clinic(patient: string): string",
  solution: function clinic(patient: string): string {
    const faults: Record<string, string> = {
      A: "learning rate too small",
      B: "wrong labels",
      C: "network too weak",
      D: "learning rate too large",
      E: "unscaled inputs",
      F: "dead units",
      G: "too little data",
      H: "wrong gradient",
    };
    return faults[patient];
  },
  cases: [
    { name: "patient A, as discussed", given: ["A"], expected: "learning rate too small" },
    { name: "patient D, as discussed", given: ["D"], expected: "learning rate too large" },
  ],
  hidden: (rng) => [["B", "C", "E", "F", "G", "H"][rng.integer(6)]],
  hints: [
    "Begin with what is certain: whose inputs are large, whose units are dead, who keeps no promise? Each fault occurs once.",
    "Who fits the training examples, but not the validation examples? That leaves two who find nothing. One of them has no hidden layer.",
    'A table: `const faults: Record<string, string> = { A: "learning rate too small", … }; return faults[patient];` `diagnose(wards.B)` tells you what it thinks of B.',
  ],
  wrong: [
    {
      name: "B and C",
      says: "You have B and C the wrong way round. B has 40 hidden neurons and still finds nothing in the labels; C has no hidden layer at all.",
      answer: (patient) => diagnoses[{ B: "C", C: "B" }[patient] ?? patient],
    },
    {
      name: "F and H",
      says: "You have F and H the wrong way round. F's units are dead, and a gradient of 0 promises nothing. H's gradient promises what the cost does not deliver.",
      answer: (patient) => diagnoses[{ F: "H", H: "F" }[patient] ?? patient],
    },
    {
      name: "E",
      says: "Look at E again. Its units are dead, but its inputs are as large as 320, and large inputs drive a tanh to where it is flat. What comes first in the order of section 7.8?",
      answer: (patient) => (patient === "E" ? "dead units" : diagnoses[patient]),
    },
    {
      name: "E and F",
      says: "You have E and F the wrong way round. Both have dead units; whose inputs are as large as 320?",
      answer: (patient) => diagnoses[{ E: "F", F: "E" }[patient] ?? patient],
    },
    {
      name: "F",
      says: "Look at F again. It has 60 units, so it is not too small; but how many of them are alive? See the column “dead”.",
      answer: (patient) => (patient === "F" ? "network too weak" : diagnoses[patient]),
    },
    {
      name: "G",
      says: "Look at G again. Wrong labels would let it learn by heart, too; but how many examples does it have?",
      answer: (patient) => (patient === "G" ? "wrong labels" : diagnoses[patient]),
    },
    {
      name: "H",
      says: "Look at H again. Its loss jumps as if its steps were too long; but what does “promise kept” say?",
      answer: (patient) => (patient === "H" ? "learning rate too large" : diagnoses[patient]),
    },
    {
      name: "B and G",
      says: "You have B and G the wrong way round. G fits its training examples and has few of them; B fits nothing.",
      answer: (patient) => diagnoses[{ B: "G", G: "B" }[patient] ?? patient],
    },
  ],
});

export const troubleshooting = chapter(
  "07-troubleshooting",
  chanceLoss,
  standardize,
  suspects,
  updateRatio,
  promiseKept,
  nameFault,
  clinic,
);
