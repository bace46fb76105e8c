import * as kernels from "../kernels/index.js";
import { blank, shapeOf, type Matrix } from "./matrix.js";

/**
 * Products of matrices that are stacks of equal blocks: A is A₁ above A₂ above A₃ …, and so is B. Each function multiplies
 * block by block and stacks the products. Attention has one block for each example and head.
 */

/** Aᵢ·Bᵢ for each block i. @throws RangeError naming both shapes when they don't consist of so many blocks that fit */
export function multiplyBlocks(A: Matrix, B: Matrix, blocks: number): Matrix {
  const [rows, inner] = blockRows(A, B, blocks);
  requireFit(A.columns === inner, "Aᵢ·Bᵢ: A's columns must equal the rows of B's blocks", A, B, blocks);
  const out = blank(A.rows, B.columns);
  kernels.multiplyBlocks(A.data, B.data, out.data, blocks, rows, inner, B.columns);
  return out;
}

/** Aᵢ·Bᵢᵀ for each block i. @throws RangeError as `multiplyBlocks` */
export function multiplyBlocksByTranspose(A: Matrix, B: Matrix, blocks: number): Matrix {
  const [rows, columns] = blockRows(A, B, blocks);
  requireFit(A.columns === B.columns, "Aᵢ·Bᵢᵀ: both must have the same columns", A, B, blocks);
  const out = blank(A.rows, columns);
  kernels.multiplyBlocksByTranspose(A.data, B.data, out.data, blocks, rows, A.columns, columns);
  return out;
}

/** Aᵢᵀ·Bᵢ for each block i. @throws RangeError as `multiplyBlocks` */
export function transposeMultiplyBlocks(A: Matrix, B: Matrix, blocks: number): Matrix {
  const [inner, innerOfB] = blockRows(A, B, blocks);
  requireFit(inner === innerOfB, "Aᵢᵀ·Bᵢ: both must have the same rows", A, B, blocks);
  const out = blank(blocks * A.columns, B.columns);
  kernels.transposeMultiplyBlocks(A.data, B.data, out.data, blocks, A.columns, inner, B.columns);
  return out;
}

/** Rows of one block of A, and of one block of B. */
function blockRows(A: Matrix, B: Matrix, blocks: number): [number, number] {
  const rows: [number, number] = [A.rows / blocks, B.rows / blocks];
  requireFit(rows.every(Number.isInteger), "the rows must be a multiple of the blocks", A, B, blocks);
  return rows;
}

function requireFit(fits: boolean, rule: string, A: Matrix, B: Matrix, blocks: number): void {
  if (!fits) throw new RangeError(`${rule}; they are ${shapeOf(A)} and ${shapeOf(B)}, of ${blocks} blocks`);
}
