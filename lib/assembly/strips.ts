import { addProduct, bytes, LANES, NUMBER, storeFirst, VECTOR } from "./vectors";

/** The longest rows that a strip has room for, in numbers; longer ones gain nothing. */
export const LONGEST: i32 = 16;
/** Rows of B side by side: two vectors. */
const WIDE: i32 = 2 * LANES;
const strip = memory.data(16 * 32, 16);
/** Sums over even and over odd k. */
const even = memory.data(64, 16);
const odd = memory.data(64, 16);

/**
 * out = A·Bᵀ as in dots.ts (in double precision with the same sums), for many short rows. So many rows of B are copied side by side that they fill two
 * vectors: then all lanes of a sum are entries of out, and need not be added up.
 */
export function multiplyByTransposeInStrips(A: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const row = bytes(inner);
  const outRow = bytes(columns);
  for (let j = 0; j < columns; j += WIDE) {
    const count = min(columns - j, WIDE);
    copyToStrip(B + <usize>j * row, row, count, inner);
    for (let i = 0; i < rows; i += 2) {
      const hasNext: usize = i + 1 < rows ? 1 : 0; // otherwise the row meets them twice
      const a = A + <usize>i * row;
      twoRows(a, a + row * hasNext, out + <usize>i * outRow + bytes(j), outRow * hasNext, row, count);
    }
  }
}

/** Number k of each of the rows, then k + 1, … Where there are fewer rows, what stands in the other places is not used. */
function copyToStrip(b: usize, row: usize, count: i32, inner: i32): void {
  for (let r = 0; r < count; r++) {
    let to = strip + bytes(r);
    for (let k = 0; k < inner; k++) {
      store<real>(to, load<real>(b + bytes(k)));
      to += bytes(WIDE);
    }
    b += row;
  }
}

/** Two rows of A, at `a` and `a1`, with the strip: the sums over even and over odd k, and in the end both together. */
function twoRows(a: usize, a1: usize, out: usize, outRow: usize, row: usize, count: i32): void {
  sumsFrom(0, a, a1, row, even);
  sumsFrom(NUMBER, a, a1, row, odd);
  storeSome(out, 0, count);
  storeSome(out + outRow, 2 * VECTOR, count);
}

/** The sums over every other k from `first` on, a place in the rows; two vectors for each of them. */
function sumsFrom(first: usize, a: usize, a1: usize, row: usize, sums: usize): void {
  let s00 = lanes.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let b: usize = strip + <usize>WIDE * first;
  for (let k = first; k < row; k += 2 * NUMBER) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    const x0 = v128.load_splat<real>(a + k);
    const x1 = v128.load_splat<real>(a1 + k);
    s00 = addProduct(s00, x0, y0);
    s01 = addProduct(s01, x0, y1);
    s10 = addProduct(s10, x1, y0);
    s11 = addProduct(s11, x1, y1);
    b += 2 * bytes(WIDE);
  }
  v128.store(sums, s00);
  v128.store(sums, s01, 16);
  v128.store(sums, s10, 32);
  v128.store(sums, s11, 48);
}

/** The first `count` of both vectors of sums at `sums`. */
function storeSome(out: usize, sums: usize, count: i32): void {
  const first = lanes.add(v128.load(even + sums), v128.load(odd + sums));
  const second = lanes.add(v128.load(even + sums, 16), v128.load(odd + sums, 16));
  storeFirst(out, first, count);
  if (count > LANES) storeFirst(out + VECTOR, second, count - LANES);
}
