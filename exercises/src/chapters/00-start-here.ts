import { chapter, exercise } from "../exercise.js";

const double = exercise({
  id: "start-here/double",
  title: "Double a number",
  statement: "Write `double`, which returns two times `x`. It is a first try at how exercises work.",
  signature: "double(x: number): number",
  solution: function double(x: number): number {
    return 2 * x;
  },
  cases: [
    { name: "a whole number", given: [3], expected: 6 },
    { name: "zero", given: [0], expected: 0 },
    { name: "a negative number", given: [-1.5], expected: -3 },
  ],
  hidden: (rng) => [rng.normal(0, 10)],
  hints: [
    "Your function gets a number, called `x`, and gives a number back with `return`.",
    "The sign for “times” is `*`.",
    "The whole line is `return … * x;` with a number in place of the dots.",
  ],
  wrong: [
    {
      name: "square",
      says: "This is `x` times itself. The task is two times `x`.",
      answer: (x) => x ** 2,
    },
    {
      name: "add two",
      says: "You added 2. To double a number, multiply it by 2.",
      answer: (x) => x + 2,
    },
    {
      name: "unchanged",
      says: "Your function returns `x` as it came. Multiply it by 2 first.",
      answer: (x) => x,
    },
  ],
});

const accuracy = exercise({
  id: "start-here/accuracy",
  title: "Share of right answers",
  statement:
    "A network has guessed a label for each example. Write `accuracy`, which returns the share of guesses that equal the " +
    "true label: 1 when all are right, 0 when none is. Both arrays have the same length, at least 1.",
  signature: "accuracy(guesses: number[], labels: number[]): number",
  solution: function accuracy(guesses: number[], labels: number[]): number {
    let right = 0;
    for (let i = 0; i < guesses.length; i++) {
      if (guesses[i] === labels[i]) right++;
    }
    return right / guesses.length;
  },
  cases: [
    {
      name: "three of four",
      given: [
        [7, 2, 1, 0],
        [7, 2, 1, 9],
      ],
      expected: 0.75,
    },
    {
      name: "all right",
      given: [
        [4, 1],
        [4, 1],
      ],
      expected: 1,
    },
    {
      name: "none right",
      given: [
        [5, 9, 0],
        [3, 0, 6],
      ],
      expected: 0,
    },
    { name: "one example", given: [[8], [8]], expected: 1 },
  ],
  hidden: (rng) => {
    const length = 1 + rng.integer(20);
    const draw = (): number[] => Array.from({ length }, () => rng.integer(3));
    return [draw(), draw()];
  },
  hints: [
    "Count the places `i` where `guesses[i]` equals `labels[i]`.",
    "Share means: the count divided by how many guesses there are, `guesses.length`.",
    "Start with `let right = 0;`. In a loop over `i`, write `if (guesses[i] === labels[i]) right++;`. After the loop, return " +
      "`right` divided by the number of guesses.",
  ],
  wrong: [
    {
      name: "count",
      says: "This is the number of right guesses. Divide it by the number of all guesses to get the share.",
      answer: (guesses, labels) => guesses.filter((guess, i) => guess === labels[i]).length,
    },
    {
      name: "error rate",
      says: "This is the share of wrong guesses. Count the places where guess and label are equal.",
      answer: (guesses, labels) => guesses.filter((guess, i) => guess !== labels[i]).length / guesses.length,
    },
    {
      name: "per cent",
      says: "This is in per cent. The share is a number from 0 to 1: leave out the factor 100.",
      answer: (guesses, labels) => (100 * guesses.filter((guess, i) => guess === labels[i]).length) / guesses.length,
    },
    {
      name: "stops early",
      says: "Your loop ends at the first wrong guess, and the right ones behind it are not counted. Go through all guesses.",
      answer: (guesses, labels) => {
        const firstWrong = guesses.findIndex((guess, i) => guess !== labels[i]);
        return (firstWrong < 0 ? guesses.length : firstWrong) / guesses.length;
      },
    },
  ],
});

export const startHere = chapter("00-start-here", double, accuracy);
