import { classesOf, shapeOf, type Matrix } from "../matrix/index.js";

/** An example that a network answered wrongly. */
export interface Mistake {
  /** The row of the example. */
  readonly example: number;
  /** The class it belongs to. */
  readonly truth: number;
  /** The class that the network answered. */
  readonly answer: number;
  /** The network's output for that class: after softmax, its probability. */
  readonly output: number;
}

/**
 * The examples that were answered wrongly, those with the largest output first: the network was surest there.
 * Equals stay in the order of the examples.
 *
 * @param A the network's answers, m×k with k ≥ 2, as `predict` gives them
 * @param Y the targets, m×k
 * @throws RangeError when the shapes differ, or there is one column only
 */
export function mistakes(A: Matrix, Y: Matrix): Mistake[] {
  if (A.rows !== Y.rows || A.columns !== Y.columns || A.columns < 2) {
    throw new RangeError(
      `mistakes: answers and targets must have the same shape, with a column for each class; they are ${shapeOf(A)} and ${shapeOf(Y)}`,
    );
  }
  const [answers, truths] = [classesOf(A), classesOf(Y)];
  return answers
    .map((answer, i) => ({ example: i, truth: truths[i], answer, output: A.data[i * A.columns + answer] }))
    .filter(({ truth, answer }) => answer !== truth)
    .sort((p, q) => q.output - p.output);
}

/**
 * The confusion matrix of k classes: row t, column a holds how often the truth was class t and the answer class a.
 * Right answers stand on the diagonal.
 *
 * @param truth m class numbers from 0 to classes − 1
 * @param answers m class numbers from 0 to classes − 1
 * @throws RangeError when the lists differ in length, or one holds something else than such a number
 */
export function confusionMatrix(truth: ArrayLike<number>, answers: ArrayLike<number>, classes: number): number[][] {
  if (truth.length !== answers.length) {
    throw new RangeError(`confusionMatrix: there are ${truth.length} examples but ${answers.length} answers`);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < truth.length; i++) {
    const outside = [truth[i], answers[i]].find((label) => counts[label] === undefined);
    if (outside !== undefined) {
      throw new RangeError(
        `confusionMatrix: example ${i} has class ${outside}; with ${classes} classes they are 0 to ${classes - 1}`,
      );
    }
    counts[truth[i]][answers[i]]++;
  }
  return counts;
}
