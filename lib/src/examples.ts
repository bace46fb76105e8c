import type { Matrix } from "./matrix/index.js";

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
