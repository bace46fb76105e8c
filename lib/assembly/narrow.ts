import { addProduct, bytes, isSingle, NUMBER, storeRest } from "./vectors";
import { oneNumber } from "./tiles";

/**
 * out[i] = Σₖ a(i, k)·B[k] as in outer.ts, where B, and so out, has at most three columns: too narrow for its tiles. Four rows of
 * out at a time, one or two vectors wide.
 */
export function sumOfNarrowRows(
  A: usize,
  nextRow: usize,
  nextTerm: usize,
  B: usize,
  out: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  if (columns == 0) return;
  const row = bytes(columns);
  const wholeRows = rows & ~3;
  for (let i = 0; i < wholeRows; i += 4) {
    const a = A + <usize>i * nextRow;
    const to = out + <usize>i * row;
    if (isSingle) fourByFew(a, nextRow, nextTerm, B, to, inner, columns);
    else if (columns == 3) fourByThree(a, nextRow, nextTerm, B, to, inner);
    else if (columns == 2) fourByTwo(a, nextRow, nextTerm, B, to, inner);
    else fourByOne(a, nextRow, nextTerm, B, to, inner);
  }
  for (let i = wholeRows; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      oneNumber(A + <usize>i * nextRow, nextTerm, B + bytes(j), out + bytes(i * columns + j), inner, row);
    }
  }
}

/** In single precision: a vector is wider than a row of B. What it has of the next row is left out of the sums' first `columns` lanes. */
function fourByFew(a: usize, nextRow: usize, nextTerm: usize, b: usize, out: usize, inner: i32, columns: i32): void {
  const row = bytes(columns);
  const a2 = nextRow + nextRow;
  const a3 = a2 + nextRow;
  let s0 = lanes.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k = 0; k < inner; k++) {
    const y = v128.load(b);
    s0 = addProduct(s0, v128.load_splat<real>(a), y);
    s1 = addProduct(s1, v128.load_splat<real>(a + nextRow), y);
    s2 = addProduct(s2, v128.load_splat<real>(a + a2), y);
    s3 = addProduct(s3, v128.load_splat<real>(a + a3), y);
    a += nextTerm;
    b += row;
  }
  storeRest(out, s0, columns);
  storeRest(out + row, s1, columns);
  storeRest(out + row + row, s2, columns);
  storeRest(out + row + row + row, s3, columns);
}

/** In double precision, as the next two. The second vector is half a column; its other half is 0. */
function fourByThree(a: usize, nextRow: usize, nextTerm: usize, b: usize, out: usize, inner: i32): void {
  const a2 = nextRow + nextRow;
  const a3 = a2 + nextRow;
  let s00 = lanes.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let k = 0; k < inner; k++) {
    const y0 = v128.load(b);
    const y1 = v128.load_zero<real>(b, 16);
    let x = v128.load_splat<real>(a);
    s00 = addProduct(s00, x, y0);
    s01 = addProduct(s01, x, y1);
    x = v128.load_splat<real>(a + nextRow);
    s10 = addProduct(s10, x, y0);
    s11 = addProduct(s11, x, y1);
    x = v128.load_splat<real>(a + a2);
    s20 = addProduct(s20, x, y0);
    s21 = addProduct(s21, x, y1);
    x = v128.load_splat<real>(a + a3);
    s30 = addProduct(s30, x, y0);
    s31 = addProduct(s31, x, y1);
    a += nextTerm;
    b += 3 * NUMBER;
  }
  storeThree(out, s00, s01);
  storeThree(out + 24, s10, s11);
  storeThree(out + 48, s20, s21);
  storeThree(out + 72, s30, s31);
}

function storeThree(out: usize, pair: v128, last: v128): void {
  v128.store(out, pair);
  v128.store_lane<real>(out, last, 0, 16);
}

function fourByTwo(a: usize, nextRow: usize, nextTerm: usize, b: usize, out: usize, inner: i32): void {
  const a2 = nextRow + nextRow;
  const a3 = a2 + nextRow;
  let s0 = lanes.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k = 0; k < inner; k++) {
    const y = v128.load(b);
    s0 = addProduct(s0, v128.load_splat<real>(a), y);
    s1 = addProduct(s1, v128.load_splat<real>(a + nextRow), y);
    s2 = addProduct(s2, v128.load_splat<real>(a + a2), y);
    s3 = addProduct(s3, v128.load_splat<real>(a + a3), y);
    a += nextTerm;
    b += 2 * NUMBER;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
}

function fourByOne(a: usize, nextRow: usize, nextTerm: usize, b: usize, out: usize, inner: i32): void {
  const a2 = nextRow + nextRow;
  const a3 = a2 + nextRow;
  let s0: real = 0;
  let s1: real = 0;
  let s2: real = 0;
  let s3: real = 0;
  for (let k = 0; k < inner; k++) {
    const y = load<real>(b);
    s0 += load<real>(a) * y;
    s1 += load<real>(a + nextRow) * y;
    s2 += load<real>(a + a2) * y;
    s3 += load<real>(a + a3) * y;
    a += nextTerm;
    b += NUMBER;
  }
  store<real>(out, s0);
  store<real>(out, s1, 8);
  store<real>(out, s2, 16);
  store<real>(out, s3, 24);
}
