import { addProduct, bothLanes, bytes, NUMBER, PAIR } from "./memory";
import { LONGEST, multiplyByTransposeInStrips } from "./strips";

/** So many rows are worth the copying. */
const MANY = 16;

/**
 * out = A·Bᵀ: entry (i, j) is the dot product of row i of A and row j of B. One lane adds up the even places of the rows,
 * the other the odd ones. Two rows of A meet four rows of B at a time: six loads serve eight products.
 */
export function multiplyByTranspose(A: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  if (rows >= MANY && inner <= LONGEST) return multiplyByTransposeInStrips(A, B, out, rows, inner, columns);
  const row = bytes(inner);
  const wholeRows = rows & ~1;
  const wholeColumns = columns & ~3;
  for (let j = 0; j < wholeColumns; j += 4) {
    for (let i = 0; i < wholeRows; i += 2) {
      twoByFour(A + <usize>i * row, B + <usize>j * row, out + bytes(i * columns + j), inner, bytes(columns));
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < columns; j++) {
      store<f64>(out + bytes(i * columns + j), dot(A + <usize>i * row, B + <usize>j * row, inner));
    }
  }
}

/** The dot products of two rows at `a` with four rows at `b`; `outRow` is the length of a row of out in bytes. */
function twoByFour(a: usize, b: usize, out: usize, inner: i32, outRow: usize): void {
  const row = bytes(inner);
  const a1 = a + row;
  const b1 = b + row;
  const b2 = b1 + row;
  const b3 = b2 + row;
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s03 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s13 = s00;
  const pairs = row & ~(PAIR - 1);
  for (let k: usize = 0; k < pairs; k += PAIR) {
    const x0 = v128.load(a + k);
    const x1 = v128.load(a1 + k);
    let y = v128.load(b + k);
    s00 = addProduct(s00, x0, y);
    s10 = addProduct(s10, x1, y);
    y = v128.load(b1 + k);
    s01 = addProduct(s01, x0, y);
    s11 = addProduct(s11, x1, y);
    y = v128.load(b2 + k);
    s02 = addProduct(s02, x0, y);
    s12 = addProduct(s12, x1, y);
    y = v128.load(b3 + k);
    s03 = addProduct(s03, x0, y);
    s13 = addProduct(s13, x1, y);
  }
  if (pairs < row) {
    // A last, odd place: its partner in the other lane is 0.
    const x0 = v128.load64_zero(a + pairs);
    const x1 = v128.load64_zero(a1 + pairs);
    const y0 = v128.load64_zero(b + pairs);
    const y1 = v128.load64_zero(b1 + pairs);
    const y2 = v128.load64_zero(b2 + pairs);
    const y3 = v128.load64_zero(b3 + pairs);
    s00 = addProduct(s00, x0, y0);
    s01 = addProduct(s01, x0, y1);
    s02 = addProduct(s02, x0, y2);
    s03 = addProduct(s03, x0, y3);
    s10 = addProduct(s10, x1, y0);
    s11 = addProduct(s11, x1, y1);
    s12 = addProduct(s12, x1, y2);
    s13 = addProduct(s13, x1, y3);
  }
  store<f64>(out, bothLanes(s00));
  store<f64>(out, bothLanes(s01), NUMBER);
  store<f64>(out, bothLanes(s02), 2 * NUMBER);
  store<f64>(out, bothLanes(s03), 3 * NUMBER);
  store<f64>(out + outRow, bothLanes(s10));
  store<f64>(out + outRow, bothLanes(s11), NUMBER);
  store<f64>(out + outRow, bothLanes(s12), 2 * NUMBER);
  store<f64>(out + outRow, bothLanes(s13), 3 * NUMBER);
}

function dot(a: usize, b: usize, inner: i32): f64 {
  let sum = f64x2.splat(0);
  const row = bytes(inner);
  const pairs = row & ~(PAIR - 1);
  for (let k: usize = 0; k < pairs; k += PAIR) sum = addProduct(sum, v128.load(a + k), v128.load(b + k));
  if (pairs < row) sum = addProduct(sum, v128.load64_zero(a + pairs), v128.load64_zero(b + pairs));
  return bothLanes(sum);
}
