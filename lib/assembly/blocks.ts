import { multiplyByTranspose } from "./dots";
import { bytes } from "./vectors";
import { multiply, transposeMultiply } from "./outer";

// The three products for many small matrices of one shape: A, B and out hold `blocks` of them, one after another.

export function multiplyBlocks(A: usize, B: usize, out: usize, blocks: i32, rows: i32, inner: i32, columns: i32): void {
  for (let b = 0; b < blocks; b++) {
    multiply(A, B, out, rows, inner, columns, 0);
    A += bytes(rows * inner);
    B += bytes(inner * columns);
    out += bytes(rows * columns);
  }
}

export function multiplyBlocksByTranspose(
  A: usize,
  B: usize,
  out: usize,
  blocks: i32,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  for (let b = 0; b < blocks; b++) {
    multiplyByTranspose(A, B, out, rows, inner, columns);
    A += bytes(rows * inner);
    B += bytes(inner * columns);
    out += bytes(rows * columns);
  }
}

export function transposeMultiplyBlocks(
  A: usize,
  B: usize,
  out: usize,
  blocks: i32,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  for (let b = 0; b < blocks; b++) {
    transposeMultiply(A, B, out, rows, inner, columns, 0);
    A += bytes(inner * rows);
    B += bytes(inner * columns);
    out += bytes(rows * columns);
  }
}
