import { addProduct, bytes, NUMBER, PAIR } from "./memory";

/** The longest rows that a strip has room for, in numbers; longer ones gain nothing. */
export const LONGEST: i32 = 16;
const FOUR: usize = 4 * NUMBER;
const strip = memory.data(16 * 32, 16);
/** Sums over even and over odd k. */
const even = memory.data(64, 16);
const odd = memory.data(64, 16);

/**
 * out = A·Bᵀ as in dots.ts, and with the same sums, for many short rows. Four rows of B are copied side by side, so that two of them
 * can be loaded at once: then both lanes of a sum are entries of out, and need not be added up.
 */
export function multiplyByTransposeInStrips(A: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const row = bytes(inner);
  const outRow = bytes(columns);
  for (let j = 0; j < columns; j += 4) {
    const count = min(columns - j, 4);
    copyToStrip(B + <usize>j * row, row, count, inner);
    for (let i = 0; i < rows; i += 2) {
      const hasNext: usize = i + 1 < rows ? 1 : 0; // otherwise the row meets them twice
      const a = A + <usize>i * row;
      twoRows(a, a + row * hasNext, out + <usize>i * outRow + bytes(j), outRow * hasNext, row, count);
    }
  }
}

/** Number k of each of the four rows, then k + 1, … Where there are fewer rows, what stands in the other places is not used. */
function copyToStrip(b: usize, row: usize, count: i32, inner: i32): void {
  for (let r = 0; r < count; r++) {
    let to = strip + bytes(r);
    for (let k = 0; k < inner; k++) {
      store<f64>(to, load<f64>(b + bytes(k)));
      to += FOUR;
    }
    b += row;
  }
}

/** Two rows of A, at `a` and `a1`, with the strip: the sums over even and over odd k, and in the end both together, as in dots.ts. */
function twoRows(a: usize, a1: usize, out: usize, outRow: usize, row: usize, count: i32): void {
  sumsFrom(0, a, a1, row, even);
  sumsFrom(NUMBER, a, a1, row, odd);
  storeSome(out, sumAt(0), sumAt(16), count);
  storeSome(out + outRow, sumAt(32), sumAt(48), count);
}

function sumAt(at: usize): v128 {
  return f64x2.add(v128.load(even + at), v128.load(odd + at));
}

/** The sums over every other k from `first` on, a place in the rows; four for each of them. */
function sumsFrom(first: usize, a: usize, a1: usize, row: usize, sums: usize): void {
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let b: usize = strip + 4 * first;
  for (let k = first; k < row; k += PAIR) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a + k);
    const x1 = v128.load64_splat(a1 + k);
    s00 = addProduct(s00, x0, y0);
    s01 = addProduct(s01, x0, y1);
    s10 = addProduct(s10, x1, y0);
    s11 = addProduct(s11, x1, y1);
    b += 2 * FOUR;
  }
  v128.store(sums, s00);
  v128.store(sums, s01, 16);
  v128.store(sums, s10, 32);
  v128.store(sums, s11, 48);
}

/** The first `count` of four numbers. */
function storeSome(out: usize, first: v128, second: v128, count: i32): void {
  if (count > 1) v128.store(out, first);
  else v128.store64_lane(out, first, 0);
  if (count > 3) v128.store(out, second, 16);
  else if (count > 2) v128.store64_lane(out, second, 0, 16);
}
