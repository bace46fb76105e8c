import { addProduct, bytes, NUMBER, PAIR } from "./memory";

/** The longest rows that a strip has room for, in numbers; longer ones gain nothing. */
export const LONGEST: i32 = 16;
const FOUR: usize = 4 * NUMBER;
const strip = memory.data(16 * 32, 16);

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
  let even00 = f64x2.splat(0);
  let even01 = even00;
  let even10 = even00;
  let even11 = even00;
  let b: usize = strip;
  for (let k: usize = 0; k < row; k += PAIR) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a + k);
    const x1 = v128.load64_splat(a1 + k);
    even00 = addProduct(even00, x0, y0);
    even01 = addProduct(even01, x0, y1);
    even10 = addProduct(even10, x1, y0);
    even11 = addProduct(even11, x1, y1);
    b += 2 * FOUR;
  }
  let odd00 = f64x2.splat(0);
  let odd01 = odd00;
  let odd10 = odd00;
  let odd11 = odd00;
  b = strip + FOUR;
  for (let k = NUMBER; k < row; k += PAIR) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    const x0 = v128.load64_splat(a + k);
    const x1 = v128.load64_splat(a1 + k);
    odd00 = addProduct(odd00, x0, y0);
    odd01 = addProduct(odd01, x0, y1);
    odd10 = addProduct(odd10, x1, y0);
    odd11 = addProduct(odd11, x1, y1);
    b += 2 * FOUR;
  }
  storeSome(out, f64x2.add(even00, odd00), f64x2.add(even01, odd01), count);
  storeSome(out + outRow, f64x2.add(even10, odd10), f64x2.add(even11, odd11), count);
}

/** The first `count` of four numbers. */
function storeSome(out: usize, first: v128, second: v128, count: i32): void {
  if (count > 1) v128.store(out, first);
  else v128.store64_lane(out, first, 0);
  if (count > 3) v128.store(out, second, 16);
  else if (count > 2) v128.store64_lane(out, second, 0, 16);
}
