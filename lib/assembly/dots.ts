import { addProduct, bytes, NUMBER, storeSums, sumOfLanes, VECTOR, wholeVectors } from "./vectors";
import { LONGEST, multiplyByTransposeInStrips } from "./strips";

/** So many rows are worth the copying. */
const MANY = 16;

/**
 * out = A·Bᵀ: entry (i, j) is the dot product of row i of A and row j of B. Each lane adds up every
 * LANES-th place of the rows, the first also those that fill no vector. Two rows of A meet four rows of B at a time: six loads
 * serve eight products.
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
      store<real>(out + bytes(i * columns + j), dot(A + <usize>i * row, B + <usize>j * row, inner));
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
  let s00 = lanes.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s03 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s13 = s00;
  const whole = wholeVectors(inner);
  for (let k: usize = 0; k < whole; k += VECTOR) {
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
  for (let k = whole; k < row; k += NUMBER) {
    // What fills no vector goes to the first lane; its partners in the others are 0.
    const x0 = v128.load_zero<real>(a + k);
    const x1 = v128.load_zero<real>(a1 + k);
    const y0 = v128.load_zero<real>(b + k);
    const y1 = v128.load_zero<real>(b1 + k);
    const y2 = v128.load_zero<real>(b2 + k);
    const y3 = v128.load_zero<real>(b3 + k);
    s00 = addProduct(s00, x0, y0);
    s01 = addProduct(s01, x0, y1);
    s02 = addProduct(s02, x0, y2);
    s03 = addProduct(s03, x0, y3);
    s10 = addProduct(s10, x1, y0);
    s11 = addProduct(s11, x1, y1);
    s12 = addProduct(s12, x1, y2);
    s13 = addProduct(s13, x1, y3);
  }
  storeSums(out, s00, s01, s02, s03);
  storeSums(out + outRow, s10, s11, s12, s13);
}

function dot(a: usize, b: usize, inner: i32): real {
  let sum = lanes.splat(0);
  const row = bytes(inner);
  const whole = wholeVectors(inner);
  for (let k: usize = 0; k < whole; k += VECTOR) sum = addProduct(sum, v128.load(a + k), v128.load(b + k));
  for (let k = whole; k < row; k += NUMBER)
    sum = addProduct(sum, v128.load_zero<real>(a + k), v128.load_zero<real>(b + k));
  return sumOfLanes(sum);
}
