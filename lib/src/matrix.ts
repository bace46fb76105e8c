import * as kernels from "./kernels/index.js";

/** A rows×columns matrix. Entry (i, j) is `data[i * columns + j]`: the rows stand one after another. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** "3×2", as errors and charts write a shape. */
export const shapeOf = (M: Matrix): string => `${M.rows}×${M.columns}`;

/**
 * A rows×columns matrix of zeros.
 * @throws RangeError when a size is not a whole number of at least 0
 */
export function zeros(rows: number, columns: number): Matrix {
  for (const size of [rows, columns]) {
    if (!Number.isInteger(size) || size < 0) {
      throw new RangeError(`zeros(${rows}, ${columns}): sizes must be whole numbers of at least 0`);
    }
  }
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/**
 * A matrix from an array of rows: `matrix([[1, 2], [3, 4]])` is 2×2.
 * @throws TypeError when the rows differ in length or hold something other than numbers
 */
export function matrix(rows: ArrayLike<ArrayLike<number>>): Matrix {
  if (rows.length > 0 && typeof rows[0] === "number") {
    throw new TypeError("matrix: give an array of rows, [[1, 2]], not an array of numbers, [1, 2]");
  }
  const M = zeros(rows.length, rows.length === 0 ? 0 : rows[0].length);
  for (let i = 0; i < M.rows; i++) {
    if (rows[i].length !== M.columns) {
      throw new TypeError(`matrix: row 0 has ${M.columns} numbers, row ${i} has ${rows[i].length}`);
    }
    for (let j = 0; j < M.columns; j++) {
      if (typeof rows[i][j] !== "number") {
        throw new TypeError(`matrix: row ${i}, column ${j} is ${typeof rows[i][j]}, not a number`);
      }
      M.data[i * M.columns + j] = rows[i][j];
    }
  }
  return M;
}

/** The matrix as an array of rows, for printing and for plain loops. */
export function toRows(M: Matrix): number[][] {
  return Array.from({ length: M.rows }, (_, i) => Array.from(row(M, i)));
}

/** Row i as a view: writing to it changes the matrix. @throws RangeError when there is no row i */
export function row(M: Matrix, i: number): Float64Array {
  if (!(i >= 0 && i < M.rows))
    throw new RangeError(`row ${i} of a ${shapeOf(M)} matrix: its rows are 0 to ${M.rows - 1}`);
  return M.data.subarray(i * M.columns, (i + 1) * M.columns);
}

/** The rows with the given numbers, in that order, copied into a new matrix. @throws RangeError as `row` */
export function takeRows(M: Matrix, indices: ArrayLike<number>): Matrix {
  const taken = zeros(indices.length, M.columns);
  for (let i = 0; i < indices.length; i++) taken.data.set(row(M, indices[i]), i * M.columns);
  return taken;
}

/** A·B. @throws RangeError naming both shapes when A's columns are not B's rows */
export function multiply(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.columns === B.rows, "A·B: A's columns must equal B's rows", A, B);
  const out = zeros(A.rows, B.columns);
  kernels.multiply(A.data, B.data, out.data, A.rows, A.columns, B.columns);
  return out;
}

/** A·Bᵀ. @throws RangeError naming both shapes when their columns differ */
export function multiplyByTranspose(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.columns === B.columns, "A·Bᵀ: both must have the same columns", A, B);
  const out = zeros(A.rows, B.rows);
  kernels.multiplyByTranspose(A.data, B.data, out.data, A.rows, A.columns, B.rows);
  return out;
}

/** Aᵀ·B. @throws RangeError naming both shapes when their rows differ */
export function transposeMultiply(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows, "Aᵀ·B: both must have the same rows", A, B);
  const out = zeros(A.columns, B.columns);
  kernels.transposeMultiply(A.data, B.data, out.data, A.columns, A.rows, B.columns);
  return out;
}

/** A + b, with the 1×columns row b added to each row of A. @throws RangeError naming both shapes */
export function addRow(A: Matrix, b: Matrix): Matrix {
  requireShapes(b.rows === 1 && b.columns === A.columns, "A + b: b must be one row as wide as A", A, b);
  return mapEntries(A, (a, at) => a + b.data[at % A.columns]);
}

/** A − B. @throws RangeError naming both shapes when they differ */
export function subtract(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows && A.columns === B.columns, "A − B: the shapes must be equal", A, B);
  return mapEntries(A, (a, at) => a - B.data[at]);
}

/** A ⊙ B, the product entry by entry (Hadamard product). @throws RangeError naming both shapes when they differ */
export function hadamard(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows && A.columns === B.columns, "A ⊙ B: the shapes must be equal", A, B);
  return mapEntries(A, (a, at) => a * B.data[at]);
}

/** factor · A. */
export const scale = (A: Matrix, factor: number): Matrix => mapEntries(A, (a) => a * factor);

/** The 1×columns row of column sums. */
export function columnSums(A: Matrix): Matrix {
  const sums = zeros(1, A.columns);
  for (let at = 0; at < A.data.length; at++) sums.data[at % A.columns] += A.data[at];
  return sums;
}

/** f applied to each entry; `at` is the entry's place in `data`. */
export function mapEntries(A: Matrix, f: (entry: number, at: number) => number): Matrix {
  const out = zeros(A.rows, A.columns);
  for (let at = 0; at < A.data.length; at++) out.data[at] = f(A.data[at], at);
  return out;
}

/** The number of the largest entry in each row. */
export function argMax(A: Matrix): number[] {
  return Array.from({ length: A.rows }, (_, i) => {
    const entries = row(A, i);
    let best = 0;
    for (let j = 1; j < entries.length; j++) if (entries[j] > entries[best]) best = j;
    return best;
  });
}

/** The class that each row votes for: of one column, 1 where it is at least ½, else 0; of several, the largest. */
export function classesOf(A: Matrix): number[] {
  return A.columns === 1 ? Array.from(A.data, (a) => (a >= 0.5 ? 1 : 0)) : argMax(A);
}

/** @throws RangeError naming the first entry that is NaN or infinite */
export function requireFinite(what: string, M: Matrix): void {
  for (let at = 0; at < M.data.length; at++) {
    if (Number.isFinite(M.data[at])) continue;
    throw new RangeError(`${what} holds ${M.data[at]} in row ${Math.floor(at / M.columns)}, column ${at % M.columns}`);
  }
}

function requireShapes(fits: boolean, rule: string, A: Matrix, B: Matrix): void {
  if (!fits) throw new RangeError(`${rule}; they are ${shapeOf(A)} and ${shapeOf(B)}`);
}
