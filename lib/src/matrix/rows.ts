import { isPacked } from "./byteMatrix.js";
import { range } from "../range.js";
import { blank, shapeOf, type Matrix } from "./matrix.js";

/** The matrix as an array of rows, for printing and for plain loops. */
export function toRows(M: Matrix): number[][] {
  return Array.from({ length: M.rows }, (_, i) => Array.from(row(M, i)));
}

/** Row i as a view: writing to it changes the matrix (but of grey values in bytes, a copy). @throws RangeError when there is no row i */
export function row(M: Matrix, i: number): Float64Array {
  requireRow(M, i);
  return isPacked(M) ? M.row(i) : M.data.subarray(i * M.columns, (i + 1) * M.columns);
}

function requireRow(M: Matrix, i: number): void {
  if (!(i >= 0 && i < M.rows))
    throw new RangeError(`row ${i} of a ${shapeOf(M)} matrix: its rows are 0 to ${M.rows - 1}`);
}

/** From so many numbers on, copying a row as a whole is faster than number by number. */
const WIDE = 32;

/** The rows with the given numbers, in that order, copied into a new matrix. @throws RangeError as `row` */
export function takeRows(M: Matrix, indices: ArrayLike<number>): Matrix {
  for (let i = 0; i < indices.length; i++) requireRow(M, indices[i]);
  if (isPacked(M)) return M.takeRows(indices);
  const { columns, data } = M;
  const taken = blank(indices.length, columns);
  const out = taken.data;
  for (let i = 0; i < indices.length; i++) {
    const [from, to] = [indices[i] * columns, i * columns];
    if (columns >= WIDE) out.set(data.subarray(from, from + columns), to);
    else for (let j = 0; j < columns; j++) out[to + j] = data[from + j];
  }
  return taken;
}

/** Rows from ≤ i < to, copied into a new matrix. */
export function rowsBetween(M: Matrix, from: number, to: number): Matrix {
  if (isPacked(M)) return M.takeRows(range(from, to));
  const rows = blank(to - from, M.columns);
  rows.data.set(M.data.subarray(from * M.columns, to * M.columns));
  return rows;
}
