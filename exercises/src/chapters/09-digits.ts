import type { Random } from "@nn/lib";
import { chapter, exercise } from "../exercise.js";

const list = (count: number, draw: () => number) => Array.from({ length: count }, draw);

/** So many rows of probabilities, each adding up to 1. */
const probabilities = (rng: Random, rows: number, classes: number) =>
  Array.from({ length: rows }, () => {
    const weights = list(classes, () => Math.exp(2 * rng.normal()));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });

const largest = (values: number[]) => values.indexOf(Math.max(...values));

const nearestAverage = exercise({
  id: "digits/nearest-average",
  title: "Read a digit without learning",
  statement:
    "Write `nearestAverage`. `averages[k]` is the average picture of digit $k$, `image` a picture with as many pixels. Return the $k$ whose average is nearest: " +
    "the one with the smallest $\\sum_i (\\text{average}_i - \\text{image}_i)^2$.",
  signature: "nearestAverage(averages: number[][], image: number[]): number",
  solution: function nearestAverage(averages: number[][], image: number[]): number {
    const distances = averages.map((average) => average.reduce((sum, pixel, i) => sum + (pixel - image[i]) ** 2, 0));
    return distances.indexOf(Math.min(...distances));
  },
  cases: [
    {
      name: "two pictures of two pixels",
      given: [
        [
          [0, 0],
          [1, 1],
        ],
        [0.9, 0.6],
      ],
      expected: 1,
    },
    {
      name: "much ink in an average does not make it near",
      given: [
        [
          [1, 1, 1],
          [0.5, 0.5, 0],
          [0, 0, 0.25],
        ],
        [0.5, 0.25, 0.25],
      ],
      expected: 1,
    },
    {
      name: "one pixel far off counts more than two a little off",
      given: [
        [
          [0.75, 0, 0],
          [0.5, 0.5, 0],
        ],
        [0, 0, 0],
      ],
      expected: 1,
    },
  ],
  hidden: (rng) => {
    const pixels = 2 + rng.integer(5);
    const picture = () => list(pixels, () => rng.uniform());
    return [Array.from({ length: 3 + rng.integer(4) }, picture), picture()];
  },
  hints: [
    "First make a list of distances, one for each average. Then find the place of the smallest.",
    "One distance: `average.reduce((sum, pixel, i) => sum + (pixel - image[i]) ** 2, 0)`.",
    "`const distances = averages.map((average) => …); return distances.indexOf(Math.min(...distances));`",
  ],
  wrong: [
    {
      name: "farthest",
      says: "This is the average that is **farthest** away. Look for the smallest distance.",
      answer: (averages, image) =>
        largest(averages.map((average) => average.reduce((sum, pixel, i) => sum + (pixel - image[i]) ** 2, 0))),
    },
    {
      name: "distance for number",
      says: "You returned the smallest distance itself. Return its place in the list: the digit.",
      answer: (averages, image) =>
        Math.min(...averages.map((average) => average.reduce((sum, pixel, i) => sum + (pixel - image[i]) ** 2, 0))),
    },
    {
      name: "not squared",
      says: "You added up absolute differences. Square each: one pixel that is far off must count more than several that are a little off.",
      answer: (averages, image) => {
        const distances = averages.map((average) =>
          average.reduce((sum, pixel, i) => sum + Math.abs(pixel - image[i]), 0),
        );
        return distances.indexOf(Math.min(...distances));
      },
    },
    {
      name: "squared at the end",
      says: "You added up the differences and squared the sum: too much ink here makes up for too little there. Square each difference first.",
      answer: (averages, image) => {
        const sums = averages.map((average) => average.reduce((sum, pixel, i) => sum + pixel - image[i], 0) ** 2);
        return sums.indexOf(Math.min(...sums));
      },
    },
    {
      name: "product",
      says: "You took the largest product $\\sum_i \\text{average}_i\\,\\text{image}_i$. It prefers averages with much ink; use the squared distance.",
      answer: (averages, image) =>
        largest(averages.map((average) => average.reduce((sum, pixel, i) => sum + pixel * image[i], 0))),
    },
  ],
});

const honestFigure = exercise({
  id: "digits/honest-figure",
  title: "An honest figure",
  statement:
    "Entry $e$ of `validation` and of `test` is a network's accuracy after epoch $e + 1$. Write `honestFigure`: choose the epoch with the best **validation** accuracy " +
    "(the first of them, if several are equally good), and return the **test** accuracy of that epoch.",
  signature: "honestFigure(validation: number[], test: number[]): number",
  solution: function honestFigure(validation: number[], test: number[]): number {
    return test[validation.indexOf(Math.max(...validation))];
  },
  cases: [
    {
      name: "best on validation in epoch 2",
      given: [
        [0.9, 0.95, 0.94],
        [0.91, 0.93, 0.96],
      ],
      expected: 0.93,
    },
    {
      name: "best in the last epoch",
      given: [
        [0.5, 0.6],
        [0.7, 0.4],
      ],
      expected: 0.4,
    },
    {
      name: "epochs 1 and 3 are equally good",
      given: [
        [0.9, 0.8, 0.9, 0.7],
        [0.85, 0.95, 0.86, 0.9],
      ],
      expected: 0.85,
    },
  ],
  hidden: (rng) => {
    const epochs = 4 + rng.integer(6);
    const accuracies = () => list(epochs, () => 0.9 + rng.integer(5) / 100);
    return [accuracies(), accuracies()];
  },
  hints: [
    "Two steps: find the place of the best validation accuracy, then look up that place in `test`.",
    "`Math.max(...validation)` is the best accuracy; `validation.indexOf(…)` says where it is first.",
    "`return test[validation.indexOf(Math.max(...validation))];`",
  ],
  wrong: [
    {
      name: "best of test",
      says: "This is the best test accuracy: the test digits chose the epoch, so they can no longer judge it. Let `validation` choose.",
      answer: (_validation, test) => Math.max(...test),
    },
    {
      name: "validation's own",
      says: "This is the validation accuracy. It was chosen **because** it is the highest, so it flatters; report the test accuracy of that epoch.",
      answer: (validation) => Math.max(...validation),
    },
    {
      name: "last epoch",
      says: "This is the last epoch's test accuracy, whatever validation says.",
      answer: (_validation, test) => test[test.length - 1],
    },
    {
      name: "one epoch later",
      says: "This is the epoch after the right one. The places in both lists count from 0, so they fit as they are.",
      answer: (validation, test) => test[validation.indexOf(Math.max(...validation)) + 1],
    },
    {
      name: "last of equals",
      says: "Where several epochs are equally good, you took the last. Take the first.",
      answer: (validation, test) => test[validation.lastIndexOf(Math.max(...validation))],
    },
    {
      name: "place",
      says: "You returned the place of the epoch. Look it up in `test`.",
      answer: (validation) => validation.indexOf(Math.max(...validation)),
    },
  ],
});

const standardError = exercise({
  id: "digits/standard-error",
  title: "How much is luck?",
  statement:
    "A network reads a share $p$ of $n$ digits rightly. With $n$ other digits of the same kind the share would come out a little different: typically by " +
    "the **standard error** $\\sqrt{p(1-p)/n}$. Write `standardError`.",
  signature: "standardError(accuracy: number, digits: number): number",
  solution: function standardError(accuracy: number, digits: number): number {
    return Math.sqrt((accuracy * (1 - accuracy)) / digits);
  },
  cases: [
    { name: "a coin, 100 throws", given: [0.5, 100], expected: 0.05 },
    { name: "four times as many throws halve it", given: [0.5, 400], expected: 0.025 },
    { name: "96% of 600 digits", given: [0.96, 600], expected: 0.008 },
    { name: "always right: no spread", given: [1, 50], expected: 0 },
  ],
  hidden: (rng) => [0.05 + 0.9 * rng.uniform(), 2 + rng.integer(10_000)],
  hints: [
    "Work from the inside: $p(1-p)$, divided by $n$, then the root.",
    "The root is `Math.sqrt(…)`.",
    "`return Math.sqrt((accuracy * (1 - accuracy)) / digits);`",
  ],
  wrong: [
    {
      name: "no root",
      says: "This is the variance. Its square root is the standard error.",
      answer: (accuracy, digits) => (accuracy * (1 - accuracy)) / digits,
    },
    {
      name: "n outside",
      says: "You divided by $n$ outside of the root. Under the root it counts as $\\sqrt n$: four times as many digits only halve the error.",
      answer: (accuracy, digits) => Math.sqrt(accuracy * (1 - accuracy)) / digits,
    },
    {
      name: "one digit",
      says: "This is the spread of **one** digit's result. The mean of $n$ spreads less: divide by $n$ under the root.",
      answer: (accuracy) => Math.sqrt(accuracy * (1 - accuracy)),
    },
    {
      name: "per cent",
      says: "This is in percentage points. The accuracy is a share from 0 to 1; return its standard error as a share, too.",
      answer: (accuracy, digits) => 100 * Math.sqrt((accuracy * (1 - accuracy)) / digits),
    },
    {
      name: "no miss",
      says: "The factor $1 - p$ is missing. A network that is always right leaves nothing to luck.",
      answer: (accuracy, digits) => Math.sqrt(accuracy / digits),
    },
  ],
});

const countAnswers = exercise({
  id: "digits/count-answers",
  title: "The confusion matrix",
  statement:
    "Write `countAnswers`. `truth[i]` is the class of example $i$, `answers[i]` what the network answered, both from 0 to `classes` − 1. Return a table " +
    "of `classes` rows and columns: entry `[t][a]` says how often the truth was $t$ and the answer $a$.",
  signature: "countAnswers(truth: number[], answers: number[], classes: number): number[][]",
  solution: function countAnswers(truth: number[], answers: number[], classes: number): number[][] {
    const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    truth.forEach((t, i) => counts[t][answers[i]]++);
    return counts;
  },
  cases: [
    {
      name: "two classes",
      given: [[0, 0, 1, 1, 1], [0, 1, 1, 1, 1], 2],
      expected: [
        [1, 1],
        [0, 3],
      ],
    },
    {
      name: "three classes, one never answered",
      given: [[2, 2, 0, 1], [0, 0, 0, 1], 3],
      expected: [
        [1, 0, 0],
        [0, 1, 0],
        [2, 0, 0],
      ],
    },
    {
      name: "no examples",
      given: [[], [], 2],
      expected: [
        [0, 0],
        [0, 0],
      ],
    },
  ],
  hidden: (rng) => {
    const [classes, n] = [2 + rng.integer(3), 5 + rng.integer(20)];
    return [list(n, () => rng.integer(classes)), list(n, () => rng.integer(classes)), classes];
  },
  hints: [
    "Begin with a table of zeros, then go through the examples and add 1 in the right place.",
    "Each row must be an array of its own: `Array.from({ length: classes }, () => new Array(classes).fill(0))`.",
    "`truth.forEach((t, i) => counts[t][answers[i]]++);`",
  ],
  wrong: [
    {
      name: "transposed",
      says: "Rows and columns are exchanged: the row is the truth, the column is the answer.",
      answer: (truth, answers, classes) => {
        const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
        truth.forEach((t, i) => counts[answers[i]][t]++);
        return counts;
      },
    },
    {
      name: "one row for all",
      says: "All rows are the same: `fill` puts **one** array into every place. Make a new one for each row, with `Array.from({ length: classes }, () => …)`.",
      answer: (truth, answers, classes) => {
        const counts = new Array<number[]>(classes).fill(new Array<number>(classes).fill(0));
        truth.forEach((t, i) => counts[t][answers[i]]++);
        return counts;
      },
    },
    {
      name: "marked, not counted",
      says: "You marked that it happened. Count how often: `++`, not `= 1`.",
      answer: (truth, answers, classes) => {
        const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
        truth.forEach((t, i) => (counts[t][answers[i]] = 1));
        return counts;
      },
    },
    {
      name: "shares",
      says: "These are shares. Return counts: add 1 for each example.",
      answer: (truth, answers, classes) => {
        const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
        truth.forEach((t, i) => (counts[t][answers[i]] += 1 / truth.length));
        return counts;
      },
    },
    {
      name: "mistakes only",
      says: "The diagonal is empty: right answers count too.",
      answer: (truth, answers, classes) => {
        const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
        truth.forEach((t, i) => (counts[t][answers[i]] += t === answers[i] ? 0 : 1));
        return counts;
      },
    },
  ],
});

const worstMistakes = exercise({
  id: "digits/worst-mistakes",
  title: "Sure and wrong",
  statement:
    "Row `P[i]` holds the probabilities that a network gives the classes for example $i$; its answer is the class with the largest. `truth[i]` is the right class. Write `worstMistakes`: the numbers $i$ " +
    "of the `count` examples that were answered **wrongly** with the largest probability, the surest first. Where there are fewer mistakes than `count`, return all of them.",
  signature: "worstMistakes(P: number[][], truth: number[], count: number): number[]",
  solution: function worstMistakes(P: number[][], truth: number[], count: number): number[] {
    const sure = P.map((p) => Math.max(...p));
    const wrong = P.map((_, i) => i).filter((i) => P[i].indexOf(sure[i]) !== truth[i]);
    return wrong.sort((i, j) => sure[j] - sure[i]).slice(0, count);
  },
  cases: [
    {
      name: "two mistakes, one surer",
      given: [
        [
          [0.6, 0.4],
          [0.9, 0.1],
          [0.2, 0.8],
        ],
        [1, 1, 1],
        1,
      ],
      expected: [1],
    },
    {
      name: "surest first",
      given: [
        [
          [0.5, 0.3, 0.2],
          [0.1, 0.2, 0.7],
          [0, 1, 0],
          [0.2, 0.6, 0.2],
        ],
        [1, 0, 1, 2],
        2,
      ],
      expected: [1, 3],
    },
    {
      name: "fewer mistakes than asked for",
      given: [
        [
          [0.9, 0.1],
          [0.7, 0.3],
        ],
        [0, 1],
        5,
      ],
      expected: [1],
    },
  ],
  hidden: (rng) => {
    const [classes, n] = [2 + rng.integer(4), 6 + rng.integer(8)];
    return [probabilities(rng, n, classes), list(n, () => rng.integer(classes)), 2 + rng.integer(3)];
  },
  hints: [
    "Three steps: keep the examples whose answer is wrong, sort them, cut the list.",
    "The answer of example $i$ is `P[i].indexOf(Math.max(...P[i]))`. To sort with the largest first, subtract the other way round: `(i, j) => sure[j] - sure[i]`.",
    "`const sure = P.map((p) => Math.max(...p));` then `.filter((i) => P[i].indexOf(sure[i]) !== truth[i])`, `.sort(…)` and `.slice(0, count)`.",
  ],
  wrong: [
    {
      name: "right ones too",
      says: "You kept the right answers too. Only mistakes count.",
      answer: (P, _truth, count) => {
        const sure = P.map((p) => Math.max(...p));
        return P.map((_, i) => i)
          .sort((i, j) => sure[j] - sure[i])
          .slice(0, count);
      },
    },
    {
      name: "least sure",
      says: "The order is the wrong way round: the surest mistake comes first.",
      answer: (P, truth, count) => {
        const sure = P.map((p) => Math.max(...p));
        const wrong = P.map((_, i) => i).filter((i) => largest(P[i]) !== truth[i]);
        return wrong.sort((i, j) => sure[i] - sure[j]).slice(0, count);
      },
    },
    {
      name: "by the truth",
      says: "You sorted by how little the right class got. Asked for is how sure the network was of its **answer**: the largest probability of the row.",
      answer: (P, truth, count) =>
        P.map((_, i) => i)
          .filter((i) => largest(P[i]) !== truth[i])
          .sort((i, j) => P[i][truth[i]] - P[j][truth[j]])
          .slice(0, count),
    },
    {
      name: "numbers among the mistakes",
      says: "These are places in your list of mistakes. Return the numbers that the examples have in `P`: filter the numbers, not the rows.",
      answer: (P, truth, count) => {
        const rows = P.filter((p, i) => largest(p) !== truth[i]);
        const sure = rows.map((p) => Math.max(...p));
        return rows
          .map((_, i) => i)
          .sort((i, j) => sure[j] - sure[i])
          .slice(0, count);
      },
    },
    {
      name: "not sorted",
      says: "These are the first mistakes. Sort them before you cut the list.",
      answer: (P, truth, count) =>
        P.map((_, i) => i)
          .filter((i) => largest(P[i]) !== truth[i])
          .slice(0, count),
    },
    {
      name: "not cut",
      says: "These are all mistakes in the right order. Return the first `count` of them.",
      answer: (P, truth) => {
        const sure = P.map((p) => Math.max(...p));
        return P.map((_, i) => i)
          .filter((i) => largest(P[i]) !== truth[i])
          .sort((i, j) => sure[j] - sure[i]);
      },
    },
  ],
});

const INK = /[^ .]/;

const crop = exercise({
  id: "digits/crop",
  title: "Cut out the ink",
  statement:
    "A drawing is a list of lines of equal length. A space or a dot is paper, everything else is ink. Write `crop`: cut off the empty lines above and below and the empty columns to the left and right, and " +
    'return what is left. Some ink there is, always. `/[^ .]/.test(text)` tells whether a text holds ink. So `["....", ".#..", "##.."]` becomes `[".#", "##"]`.',
  signature: "crop(drawing: string[]): string[]",
  solution: function crop(drawing: string[]): string[] {
    const hasInk = (text: string) => /[^ .]/.test(text);
    const columns = [...drawing[0]].map((_, c) => drawing.map((line) => line[c]).join(""));
    const first = (texts: string[]) => texts.findIndex(hasInk);
    const last = (texts: string[]) => texts.length - 1 - [...texts].reverse().findIndex(hasInk);
    return drawing
      .slice(first(drawing), last(drawing) + 1)
      .map((line) => line.slice(first(columns), last(columns) + 1));
  },
  cases: [
    { name: "ink in a corner", given: [["....", ".#..", "##.."]], expected: [".#", "##"] },
    { name: "nothing to cut", given: [["#.", ".#"]], expected: ["#.", ".#"] },
    {
      name: "empty lines inside stay",
      given: [["....", ".##.", "....", ".#..", "...."]],
      expected: ["##", "..", "#."],
    },
    { name: "a space is paper, too", given: [[" #", " #"]], expected: ["#", "#"] },
    { name: "empty columns inside stay", given: [[".....", ".#.#.", "....."]], expected: ["#.#"] },
  ],
  hidden: (rng) => {
    const [rows, columns] = [4 + rng.integer(4), 4 + rng.integer(4)];
    const ink = () => (rng.uniform() < 0.25 ? "#" : ".");
    const inner = Array.from({ length: rows }, () => Array.from({ length: columns }, ink).join(""));
    // A hole in the middle of some ink, away from the edges; and a margin of its own on each side.
    inner[0] = `${inner[0].slice(0, -2)}#.`;
    inner[rows - 1] = `#${".".repeat(columns - 1)}`;
    inner[1] = ".".repeat(columns);
    const [left, right] = [1 + rng.integer(3), 1 + rng.integer(3)];
    const empty = (count: number) => Array<string>(count).fill(".".repeat(left + columns + right));
    const lines = inner.map((line) => ".".repeat(left) + line + ".".repeat(right));
    return [[...empty(1 + rng.integer(3)), ...lines, ...empty(1 + rng.integer(3))]];
  },
  hints: [
    "Lines first: find the first and the last line that hold ink, and `slice` between them. For the columns do the same in every line.",
    'Column $c$ as a text: `drawing.map((line) => line[c]).join("")`. Then columns can be asked just as lines can.',
    "`const first = texts.findIndex(hasInk)` and `const last = texts.length - 1 - [...texts].reverse().findIndex(hasInk)`; then `.slice(first, last + 1)`.",
  ],
  wrong: [
    {
      name: "lines only",
      says: "The lines are right, but empty columns are left. Cut them off, too.",
      answer: (drawing) => {
        const inked = drawing.map((line) => INK.test(line));
        return drawing.slice(inked.indexOf(true), inked.lastIndexOf(true) + 1);
      },
    },
    {
      name: "holes closed",
      says: "You took out **every** empty line and column, also those inside of the digit. Cut at the edges only.",
      answer: (drawing) => {
        const lines = drawing.filter((line) => INK.test(line));
        const kept = [...lines[0]].map((_, c) => lines.some((line) => INK.test(line[c])));
        return lines.map((line) => [...line].filter((_, c) => kept[c]).join(""));
      },
    },
    {
      name: "trimmed line by line",
      says: "You cut each line at its own ink, so they no longer stand below one another. Cut all lines at the same columns.",
      answer: (drawing) => {
        const inked = drawing.map((line) => INK.test(line));
        return drawing
          .slice(inked.indexOf(true), inked.lastIndexOf(true) + 1)
          .map((line) => line.replace(/^[ .]+|[ .]+$/g, ""));
      },
    },
    {
      name: "last one lost",
      says: "The last line and the last column of ink are missing: `slice(from, to)` stops **before** `to`.",
      answer: (drawing) => {
        const inked = drawing.map((line) => INK.test(line));
        const columns = [...drawing[0]].map((_, c) => drawing.some((line) => INK.test(line[c])));
        return drawing
          .slice(inked.indexOf(true), inked.lastIndexOf(true))
          .map((line) => line.slice(columns.indexOf(true), columns.lastIndexOf(true)));
      },
    },
  ],
});

/** Row and column, each pixel counted with the given weight. */
function middle(image: number[], side: number, weigh: (ink: number) => number): [number, number] {
  let [row, column, total] = [0, 0, 0];
  image.forEach((ink, i) => {
    row += weigh(ink) * Math.floor(i / side);
    column += weigh(ink) * (i % side);
    total += weigh(ink);
  });
  return [row / total, column / total];
}

const centreOfMass = exercise({
  id: "digits/centre-of-mass",
  title: "Where is the ink?",
  statement:
    "`image` holds the pixels of a square picture, row after row, `side` of them in each row: pixel $i$ is in row `Math.floor(i / side)` and column `i % side`, both counted from 0. Write `centreOfMass`: " +
    "return `[row, column]`, the mean row and the mean column of the pixels, each weighted with its ink: $\\sum_i \\text{row}_i\\,\\text{image}_i \\,/\\, \\sum_i \\text{image}_i$.",
  signature: "centreOfMass(image: number[], side: number): [number, number]",
  solution: function centreOfMass(image: number[], side: number): [number, number] {
    let row = 0;
    let column = 0;
    let total = 0;
    for (let i = 0; i < image.length; i++) {
      row += image[i] * Math.floor(i / side);
      column += image[i] * (i % side);
      total += image[i];
    }
    return [row / total, column / total];
  },
  cases: [
    { name: "all ink in one pixel", given: [[0, 0, 0, 0, 0, 1, 0, 0, 0], 3], expected: [1, 2] },
    { name: "between two pixels", given: [[1, 1, 0, 0], 2], expected: [0, 0.5] },
    { name: "more ink pulls harder", given: [[1, 0, 0, 0, 0, 0, 0.25, 0, 0], 3], expected: [0.4, 0] },
  ],
  hidden: (rng) => {
    const side = 3 + rng.integer(4);
    const image = list(side * side, () => (rng.uniform() < 0.5 ? rng.uniform() : 0));
    image[side - 1] = 1; // some ink there is, and more to one side
    return [image, side];
  },
  hints: [
    "One loop over all pixels, with three sums: of ink times row, of ink times column, and of ink.",
    "`Math.floor(i / side)` is the row of pixel $i$, `i % side` its column.",
    "`row += image[i] * Math.floor(i / side); column += image[i] * (i % side); total += image[i];` and at the end `[row / total, column / total]`.",
  ],
  wrong: [
    {
      name: "exchanged",
      says: "Row and column are exchanged. Return the row first.",
      answer: (image, side) => middle(image, side, (ink) => ink).reverse(),
    },
    {
      name: "divided by pixels",
      says: "You divided by the number of pixels. Divide by the sum of the ink: blank pixels must not pull.",
      answer: (image, side) => {
        const ink = image.reduce((sum, pixel) => sum + pixel, 0);
        return middle(image, side, (pixel) => pixel).map((place) => (place * ink) / image.length);
      },
    },
    {
      name: "rows with a fraction",
      says: "The columns are right. Pixel $i$ is in row `Math.floor(i / side)`: without `Math.floor`, pixels to the right count as lower.",
      answer: (image, side) => {
        const [row, column] = middle(image, side, (ink) => ink);
        return [row + column / side, column];
      },
    },
    {
      name: "grey as black",
      says: "You counted each pixel with ink as a whole one. A grey pixel pulls less: weight it with its ink.",
      answer: (image, side) => middle(image, side, (ink) => (ink > 0 ? 1 : 0)),
    },
    {
      name: "counted from 1",
      says: "Both are 1 too large: rows and columns count from 0.",
      answer: (image, side) => middle(image, side, (ink) => ink).map((place) => place + 1),
    },
    {
      name: "middle of the picture",
      says: "This is the middle of the picture, wherever the ink is. Weight each row and column with its ink.",
      answer: (_image, side) => [(side - 1) / 2, (side - 1) / 2],
    },
  ],
});

export const digits = chapter(
  "09-digits",
  nearestAverage,
  honestFigure,
  standardError,
  countAnswers,
  worstMistakes,
  crop,
  centreOfMass,
);
