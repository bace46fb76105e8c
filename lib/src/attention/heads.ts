import { blank, type Matrix } from "../matrix/index.js";

/** How m sequences of N positions are cut into H heads of n columns each. */
export interface Heads {
  readonly examples: number;
  readonly context: number;
  readonly heads: number;
  readonly columns: number;
}

/**
 * Columns `offset` to `offset + H·n − 1` of a (m·N)×any matrix, as a stack of one N×n block for each example and head:
 * (m·H·N)×n. Block i·H + h holds what head h sees of example i.
 */
export function splitHeads(rows: Matrix, offset: number, shape: Heads): Matrix {
  const { examples, context, heads, columns } = shape;
  const blocks = blank(examples * heads * context, columns);
  copyHeads(shape, (at, r, h) => {
    const from = r * rows.columns + offset + h * columns;
    for (let j = 0; j < columns; j++) blocks.data[at + j] = rows.data[from + j];
  });
  return blocks;
}

/** The way back: writes a stack of blocks into columns `offset` and following of `rows`. */
export function mergeHeads(blocks: Matrix, rows: Matrix, offset: number, shape: Heads): void {
  const { columns } = shape;
  copyHeads(shape, (at, r, h) => {
    const to = r * rows.columns + offset + h * columns;
    for (let j = 0; j < columns; j++) rows.data[to + j] = blocks.data[at + j];
  });
}

/** Calls `copy` for each row of the stack: `at` is its place in the stack's data, r the row and h the head it belongs to. */
function copyHeads(
  { examples, context, heads, columns }: Heads,
  copy: (at: number, r: number, h: number) => void,
): void {
  for (let i = 0; i < examples; i++) {
    for (let h = 0; h < heads; h++) {
      for (let t = 0; t < context; t++) copy(((i * heads + h) * context + t) * columns, i * context + t, h);
    }
  }
}
