import type { Matrix } from "./matrix.js";

/** Where in first ≤ at < end the largest entry stands; of equal ones the first. */
export function largestAt(data: Float64Array, first: number, end: number): number {
  let largest = first;
  for (let at = first + 1; at < end; at++) if (data[at] > data[largest]) largest = at;
  return largest;
}

/** The number of the largest entry in each row. */
export function argMax({ rows, columns, data }: Matrix): number[] {
  const best: number[] = [];
  for (let i = 0; i < rows; i++) best.push(largestAt(data, i * columns, (i + 1) * columns) - i * columns);
  return best;
}

/** The class that each row votes for: of one column, 1 where it is at least ½, else 0; of several, the largest. */
export function classesOf(A: Matrix): number[] {
  return A.columns === 1 ? Array.from(A.data, (a) => (a >= 0.5 ? 1 : 0)) : argMax(A);
}

/** Rows of A whose class is that of the same row of Y. */
export function countSameClass({ columns, data: a }: Matrix, { data: y }: Matrix): number {
  let same = 0;
  for (let first = 0; first < a.length; first += columns) {
    const end = first + columns;
    if (columns === 1 ? a[first] >= 0.5 === y[first] >= 0.5 : largestAt(a, first, end) === largestAt(y, first, end))
      same++;
  }
  return same;
}
