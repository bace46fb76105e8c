import * as kernels from "../kernels/index.js";
import { blank, shapeOf, type Matrix } from "./matrix.js";
import { SparseProduct, SparseRows } from "./sparse.js";

/** A·B. @throws RangeError naming both shapes when A's columns are not B's rows */
export function multiply(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.columns === B.rows, "A·B: A's columns must equal B's rows", A, B);
  const out = blank(A.rows, B.columns);
  kernels.multiply(A.data, B.data, out.data, A.rows, A.columns, B.columns);
  return out;
}

/** A·Bᵀ. @throws RangeError naming both shapes when their columns differ */
export function multiplyByTranspose(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.columns === B.columns, "A·Bᵀ: both must have the same columns", A, B);
  const out = blank(A.rows, B.rows);
  if (A instanceof SparseRows) A.multiplyByTranspose(B, out);
  else kernels.multiplyByTranspose(A.data, B.data, out.data, A.rows, A.columns, B.rows);
  return out;
}

/** Aᵀ·B. @throws RangeError naming both shapes when their rows differ */
export function transposeMultiply(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows, "Aᵀ·B: both must have the same rows", A, B);
  if (B instanceof SparseRows) return new SparseProduct(A, B);
  const out = blank(A.columns, B.columns);
  kernels.transposeMultiply(A.data, B.data, out.data, A.columns, A.rows, B.columns);
  return out;
}

/** A + b, with the 1×columns row b added to each row of A. @throws RangeError naming both shapes */
export function addRow(A: Matrix, b: Matrix): Matrix {
  requireShapes(b.rows === 1 && b.columns === A.columns, "A + b: b must be one row as wide as A", A, b);
  const out = blank(A.rows, A.columns);
  kernels.addRow(A.data, b.data, out.data, A.rows, A.columns);
  return out;
}

/** A − B. @throws RangeError naming both shapes when they differ */
export function subtract(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows && A.columns === B.columns, "A − B: the shapes must be equal", A, B);
  const out = blank(A.rows, A.columns);
  kernels.subtract(A.data, B.data, out.data);
  return out;
}

/** A ⊙ B, the product entry by entry (Hadamard product). @throws RangeError naming both shapes when they differ */
export function hadamard(A: Matrix, B: Matrix): Matrix {
  requireShapes(A.rows === B.rows && A.columns === B.columns, "A ⊙ B: the shapes must be equal", A, B);
  const out = blank(A.rows, A.columns);
  kernels.hadamard(A.data, B.data, out.data);
  return out;
}

/** factor · A. */
export function scale(A: Matrix, factor: number): Matrix {
  const out = blank(A.rows, A.columns);
  kernels.scale(A.data, factor, out.data);
  return out;
}

/** A ← A + factor·B. @throws RangeError naming both shapes when they differ */
export function addScaled(A: Matrix, factor: number, B: Matrix): void {
  requireShapes(A.rows === B.rows && A.columns === B.columns, "A + factor·B: the shapes must be equal", A, B);
  if (B instanceof SparseProduct) B.addTo(A, factor);
  else kernels.addScaled(A.data, factor, B.data);
}

/** The 1×columns row of column sums. */
export function columnSums(A: Matrix): Matrix {
  const sums = blank(1, A.columns);
  kernels.columnSums(A.data, sums.data, A.rows, A.columns);
  return sums;
}

/** f applied to each entry; `at` is the entry's place in `data`. */
export function mapEntries(A: Matrix, f: (entry: number, at: number) => number): Matrix {
  const out = blank(A.rows, A.columns);
  for (let at = 0; at < A.data.length; at++) out.data[at] = f(A.data[at], at);
  return out;
}

function requireShapes(fits: boolean, rule: string, A: Matrix, B: Matrix): void {
  if (!fits) throw new RangeError(`${rule}; they are ${shapeOf(A)} and ${shapeOf(B)}`);
}
