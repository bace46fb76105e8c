import { addProduct, bothLanes, bytes, PAIR } from "./memory";

/** out = A + b, with the row b added to each row of A. */
export function addRow(A: usize, b: usize, out: usize, rows: i32, columns: i32): void {
  const row = bytes(columns);
  const pairs = bytes(columns & ~1);
  for (let i = 0; i < rows; i++) {
    for (let at: usize = 0; at < pairs; at += PAIR) {
      v128.store(out + at, f64x2.add(v128.load(A + at), v128.load(b + at)));
    }
    if (pairs < row) store<f64>(out + pairs, load<f64>(A + pairs) + load<f64>(b + pairs));
    A += row;
    out += row;
  }
}

/** out = the sum of the rows of A, four pairs of columns at a time. */
export function columnSums(A: usize, out: usize, rows: i32, columns: i32): void {
  const row = bytes(columns);
  const end = A + <usize>rows * row;
  let at: usize = 0;
  for (; at + 4 * PAIR <= row; at += 4 * PAIR) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let a = A + at; a < end; a += row) {
      s0 = f64x2.add(s0, v128.load(a));
      s1 = f64x2.add(s1, v128.load(a, 16));
      s2 = f64x2.add(s2, v128.load(a, 32));
      s3 = f64x2.add(s3, v128.load(a, 48));
    }
    v128.store(out + at, s0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
  }
  for (; at + PAIR <= row; at += PAIR) {
    let sum = f64x2.splat(0);
    for (let a = A + at; a < end; a += row) sum = f64x2.add(sum, v128.load(a));
    v128.store(out + at, sum);
  }
  if (at < row) {
    let sum: f64 = 0;
    for (let a = A + at; a < end; a += row) sum += load<f64>(a);
    store<f64>(out + at, sum);
  }
}

// All of the following work on pairs: counts are even. An odd one is left to lib/src/kernels/plain.ts.

/** out = A + B. */
export function add(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, f64x2.add(v128.load(A + at), v128.load(B + at)));
}

/** out = A − B. */
export function subtract(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, f64x2.sub(v128.load(A + at), v128.load(B + at)));
}

/** out = A ⊙ B. */
export function hadamard(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, f64x2.mul(v128.load(A + at), v128.load(B + at)));
}

/** out = factor·A. */
export function scale(A: usize, factor: f64, out: usize, count: i32): void {
  const end = bytes(count);
  const both = f64x2.splat(factor);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, f64x2.mul(both, v128.load(A + at)));
}

/** A ← A + factor·B. */
export function addScaled(A: usize, factor: f64, B: usize, count: i32): void {
  const end = bytes(count);
  const both = f64x2.splat(factor);
  for (let at: usize = 0; at < end; at += PAIR) {
    v128.store(A + at, addProduct(v128.load(A + at), both, v128.load(B + at)));
  }
}

/** The sum of all numbers: four sums side by side, since each addition waits for the one before it. */
export function sum(A: usize, count: i32): f64 {
  const end = bytes(count);
  let first = f64x2.splat(0);
  let second = first;
  let at: usize = 0;
  for (; at + 2 * PAIR <= end; at += 2 * PAIR) {
    first = f64x2.add(first, v128.load(A + at));
    second = f64x2.add(second, v128.load(A + at, 16));
  }
  if (at < end) first = f64x2.add(first, v128.load(A + at));
  return bothLanes(f64x2.add(first, second));
}

/** Σ (a − center)². */
export function sumOfSquares(A: usize, center: f64, count: i32): f64 {
  const end = bytes(count);
  const both = f64x2.splat(center);
  let first = f64x2.splat(0);
  let second = first;
  let at: usize = 0;
  for (; at + 2 * PAIR <= end; at += 2 * PAIR) {
    const x = f64x2.sub(v128.load(A + at), both);
    const y = f64x2.sub(v128.load(A + at, 16), both);
    first = addProduct(first, x, x);
    second = addProduct(second, y, y);
  }
  if (at < end) {
    const x = f64x2.sub(v128.load(A + at), both);
    first = addProduct(first, x, x);
  }
  return bothLanes(f64x2.add(first, second));
}

/** Whether no number is NaN or infinite: 0·x is 0 for all others, and NaN for those. */
export function allFinite(A: usize, count: i32): bool {
  const end = bytes(count);
  const zero = f64x2.splat(0);
  let sum = zero;
  for (let at: usize = 0; at < end; at += PAIR) sum = addProduct(sum, zero, v128.load(A + at));
  return bothLanes(sum) == 0;
}
