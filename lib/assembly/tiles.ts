import { addProduct, bytes, LANES, NUMBER, storeFirst, VECTOR } from "./vectors";

/** Columns of a tile: two vectors. */
export const TILE: i32 = 2 * LANES;

/** A tile at `out`, four rows of so many columns. The rows of B's part at `b` stand `bRow` bytes apart, those of out `row` bytes. */
export function tile(
  a: usize,
  nextRow: usize,
  nextTerm: usize,
  b: usize,
  bRow: usize,
  out: usize,
  row: usize,
  inner: i32,
): void {
  const a1 = nextRow;
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
    const y1 = v128.load(b, 16);
    let x = v128.load_splat<real>(a);
    s00 = addProduct(s00, x, y0);
    s01 = addProduct(s01, x, y1);
    x = v128.load_splat<real>(a + a1);
    s10 = addProduct(s10, x, y0);
    s11 = addProduct(s11, x, y1);
    x = v128.load_splat<real>(a + a2);
    s20 = addProduct(s20, x, y0);
    s21 = addProduct(s21, x, y1);
    x = v128.load_splat<real>(a + a3);
    s30 = addProduct(s30, x, y0);
    s31 = addProduct(s31, x, y1);
    a += nextTerm;
    b += bRow;
  }
  storeTwo(out, s00, s01);
  storeTwo(out + row, s10, s11);
  storeTwo(out + row + row, s20, s21);
  storeTwo(out + row + row + row, s30, s31);
}

function storeTwo(out: usize, first: v128, second: v128): void {
  v128.store(out, first);
  v128.store(out, second, 16);
}

const whole = memory.data(4 * 32, 16);

/** The first `count` columns of a tile: it is computed elsewhere, where the others do no harm. */
export function partOfTile(
  a: usize,
  nextRow: usize,
  nextTerm: usize,
  b: usize,
  bRow: usize,
  out: usize,
  row: usize,
  inner: i32,
  count: i32,
): void {
  tile(a, nextRow, nextTerm, b, bRow, whole, 2 * VECTOR, inner);
  for (let from: usize = whole; from < whole + 4 * 2 * VECTOR; from += 2 * VECTOR) {
    for (let at: usize = 0; at < bytes(count); at += NUMBER) store<real>(out + at, load<real>(from + at));
    out += row;
  }
}

/** A tile of one vector of columns, or less, where B and out are no wider. */
export function narrowTile(
  a: usize,
  nextRow: usize,
  nextTerm: usize,
  b: usize,
  out: usize,
  inner: i32,
  columns: i32,
): void {
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
  storeFirst(out, s0, columns);
  storeFirst(out + row, s1, columns);
  storeFirst(out + row + row, s2, columns);
  storeFirst(out + row + row + row, s3, columns);
}

export function oneVector(a: usize, nextTerm: usize, b: usize, out: usize, inner: i32, row: usize): void {
  let sum = lanes.splat(0);
  for (let k = 0; k < inner; k++) {
    sum = addProduct(sum, v128.load_splat<real>(a), v128.load(b));
    a += nextTerm;
    b += row;
  }
  v128.store(out, sum);
}

export function oneNumber(a: usize, nextTerm: usize, b: usize, out: usize, inner: i32, row: usize): void {
  let sum: real = 0;
  for (let k = 0; k < inner; k++) {
    sum += load<real>(a) * load<real>(b);
    a += nextTerm;
    b += row;
  }
  store<real>(out, sum);
}
