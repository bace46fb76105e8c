import { addProduct, bytes, NUMBER, sumOfLanes, VECTOR, wholeVectors } from "./vectors";

/** out = A + b, with the row b added to each row of A. */
export function addRow(A: usize, b: usize, out: usize, rows: i32, columns: i32): void {
  const row = bytes(columns);
  const whole = wholeVectors(columns);
  for (let i = 0; i < rows; i++) {
    for (let at: usize = 0; at < whole; at += VECTOR) {
      v128.store(out + at, lanes.add(v128.load(A + at), v128.load(b + at)));
    }
    for (let at = whole; at < row; at += NUMBER) store<real>(out + at, load<real>(A + at) + load<real>(b + at));
    A += row;
    out += row;
  }
}

/** out = the sum of the rows of A, four vectors of columns at a time. */
export function columnSums(A: usize, out: usize, rows: i32, columns: i32): void {
  const row = bytes(columns);
  const end = A + <usize>rows * row;
  let at: usize = 0;
  for (; at + 4 * VECTOR <= row; at += 4 * VECTOR) {
    let s0 = lanes.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let a = A + at; a < end; a += row) {
      s0 = lanes.add(s0, v128.load(a));
      s1 = lanes.add(s1, v128.load(a, 16));
      s2 = lanes.add(s2, v128.load(a, 32));
      s3 = lanes.add(s3, v128.load(a, 48));
    }
    v128.store(out + at, s0);
    v128.store(out + at, s1, 16);
    v128.store(out + at, s2, 32);
    v128.store(out + at, s3, 48);
  }
  for (; at + VECTOR <= row; at += VECTOR) {
    let sum = lanes.splat(0);
    for (let a = A + at; a < end; a += row) sum = lanes.add(sum, v128.load(a));
    v128.store(out + at, sum);
  }
  for (; at < row; at += NUMBER) {
    let sum: real = 0;
    for (let a = A + at; a < end; a += row) sum += load<real>(a);
    store<real>(out + at, sum);
  }
}

// All of the following work on vectors, and counts fill them: others are left to lib/src/kernels/plain.ts.

/** out = A + B. */
export function add(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, lanes.add(v128.load(A + at), v128.load(B + at)));
}

/** out = A − B. */
export function subtract(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, lanes.sub(v128.load(A + at), v128.load(B + at)));
}

/** out = A ⊙ B. */
export function hadamard(A: usize, B: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, lanes.mul(v128.load(A + at), v128.load(B + at)));
}

/** out = factor·A. */
export function scale(A: usize, factor: real, out: usize, count: i32): void {
  const end = bytes(count);
  const all = lanes.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, lanes.mul(all, v128.load(A + at)));
}

/** A ← A + factor·B. */
export function addScaled(A: usize, factor: real, B: usize, count: i32): void {
  const end = bytes(count);
  const all = lanes.splat(factor);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(A + at, addProduct(v128.load(A + at), all, v128.load(B + at)));
  }
}

/** The sum of all numbers: two vectors of sums side by side, since each addition waits for the one before it. */
export function sum(A: usize, count: i32): real {
  const end = bytes(count);
  let first = lanes.splat(0);
  let second = first;
  let at: usize = 0;
  for (; at + 2 * VECTOR <= end; at += 2 * VECTOR) {
    first = lanes.add(first, v128.load(A + at));
    second = lanes.add(second, v128.load(A + at, 16));
  }
  if (at < end) first = lanes.add(first, v128.load(A + at));
  return sumOfLanes(lanes.add(first, second));
}

/** Σ (a − center)². */
export function sumOfSquares(A: usize, center: real, count: i32): real {
  const end = bytes(count);
  const all = lanes.splat(center);
  let first = lanes.splat(0);
  let second = first;
  let at: usize = 0;
  for (; at + 2 * VECTOR <= end; at += 2 * VECTOR) {
    const x = lanes.sub(v128.load(A + at), all);
    const y = lanes.sub(v128.load(A + at, 16), all);
    first = addProduct(first, x, x);
    second = addProduct(second, y, y);
  }
  if (at < end) {
    const x = lanes.sub(v128.load(A + at), all);
    first = addProduct(first, x, x);
  }
  return sumOfLanes(lanes.add(first, second));
}

/** Whether no number is NaN or infinite: 0·x is 0 for all others, and NaN for those. */
export function allFinite(A: usize, count: i32): bool {
  const end = bytes(count);
  const zero = lanes.splat(0);
  let sum = zero;
  for (let at: usize = 0; at < end; at += VECTOR) sum = addProduct(sum, zero, v128.load(A + at));
  return sumOfLanes(sum) == 0;
}
