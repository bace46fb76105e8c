import { allocate } from "../workspace/index.js";

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
  const M = blank(rows, columns);
  M.data.fill(0);
  return M;
}

/** A rows×columns matrix for a result that is written whole: its entries are whatever was left there. */
export const blank = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  data: allocate(rows * columns),
});

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
