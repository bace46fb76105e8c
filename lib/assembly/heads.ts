import { bytes, NUMBER } from "./vectors";

// Rows of H heads side by side, and the same as a stack of one block for each example and head: block i·H + h has the
// columns of head h in the rows of example i. `rows` is the address of the first head's columns in the first row.

export function splitHeads(
  rows: usize,
  blocks: usize,
  examples: i32,
  context: i32,
  heads: i32,
  columns: i32,
  rowColumns: i32,
): void {
  const width = bytes(columns);
  for (let i = 0; i < examples; i++) {
    for (let h = 0; h < heads; h++) {
      let row = rows + bytes(i * context * rowColumns + h * columns);
      for (let t = 0; t < context; t++) {
        for (let at: usize = 0; at < width; at += NUMBER) store<real>(blocks + at, load<real>(row + at));
        blocks += width;
        row += bytes(rowColumns);
      }
    }
  }
}

export function mergeHeads(
  blocks: usize,
  rows: usize,
  examples: i32,
  context: i32,
  heads: i32,
  columns: i32,
  rowColumns: i32,
): void {
  const width = bytes(columns);
  for (let i = 0; i < examples; i++) {
    for (let h = 0; h < heads; h++) {
      let row = rows + bytes(i * context * rowColumns + h * columns);
      for (let t = 0; t < context; t++) {
        for (let at: usize = 0; at < width; at += NUMBER) store<real>(row + at, load<real>(blocks + at));
        blocks += width;
        row += bytes(rowColumns);
      }
    }
  }
}
