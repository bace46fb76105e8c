import type { Matrix } from "./matrix.js";

/** The number of the largest entry in each row. */
export function argMax(A: Matrix): number[] {
  const { rows, columns, data } = A;
  const best = new Array<number>(rows).fill(0);
  for (let i = 0; i < rows; i++) {
    for (let j = 1; j < columns; j++) if (data[i * columns + j] > data[i * columns + best[i]]) best[i] = j;
  }
  return best;
}

/** The class that each row votes for: of one column, 1 where it is at least ½, else 0; of several, the largest. */
export function classesOf(A: Matrix): number[] {
  return A.columns === 1 ? Array.from(A.data, (a) => (a >= 0.5 ? 1 : 0)) : argMax(A);
}
