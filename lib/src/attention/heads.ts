import * as kernels from "../kernels/index.js";
import { blank, type Matrix } from "../matrix/index.js";

/** How m sequences of N positions are cut into H heads of n columns each. */
export type Heads = kernels.Heads;

/**
 * Columns `offset` to `offset + H·n − 1` of a (m·N)×any matrix, as a stack of one N×n block for each example and head:
 * (m·H·N)×n. Block i·H + h holds what head h sees of example i.
 */
export function splitHeads(rows: Matrix, offset: number, shape: Heads): Matrix {
  const { examples, context, heads, columns } = shape;
  const blocks = blank(examples * heads * context, columns);
  kernels.splitHeads(rows.data, offset, blocks.data, shape, rows.columns);
  return blocks;
}

/** The way back: writes a stack of blocks into columns `offset` and following of `rows`. */
export function mergeHeads(blocks: Matrix, rows: Matrix, offset: number, shape: Heads): void {
  kernels.mergeHeads(blocks.data, rows.data, offset, shape, rows.columns);
}
