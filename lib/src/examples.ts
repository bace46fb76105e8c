import { takeRows, type Matrix } from "./matrix/index.js";
import { range } from "./range.js";

/** Data to learn from: row i of X is an input, row i of Y is what the network should answer. */
export interface Examples {
  /** Inputs, m×n_in. */
  readonly X: Matrix;
  /**
   * Targets, m×n_out. For two classes one column of 0 and 1; for k classes k columns with a single 1 (one-hot);
   * for regression any numbers. For a network over sequences, n rows for each row of X, one below the other.
   */
  readonly Y: Matrix;
}

/**
 * The examples with the given numbers, in that order, copied. With each row of X come all rows of Y that belong to it.
 * @throws RangeError when there is no example of such a number
 */
export function takeExamples({ X, Y }: Examples, indices: ArrayLike<number>): Examples {
  const each = Y.rows / X.rows;
  const targets = each === 1 ? indices : Array.from(indices).flatMap((i) => range(i * each, (i + 1) * each));
  return { X: takeRows(X, indices), Y: takeRows(Y, targets) };
}
