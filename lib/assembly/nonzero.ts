import { endOfPlaces, PLACE, placesOfRow, valuesOfRow } from "./list";
import { addProduct, bytes, NUMBER, storeSums, VECTOR } from "./vectors";

// Products with a matrix that is mostly 0, given as a list: vectors of zeros add nothing, so they are left out.

/**
 * out = A·Bᵀ, with A as a list: its vectors meet four rows of B at a time. B has at least four rows (`columns`); the last four may be
 * some that have had their turn.
 */
export function multiplyListByTranspose(list: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const row = bytes(inner);
  for (let next = 0; next < columns; next += 4) {
    const j = min(next, columns - 4);
    for (let i = 0; i < rows; i++) {
      const place = placesOfRow(i, list, rows, inner);
      const value = valuesOfRow(i, list, rows, inner);
      const end = endOfPlaces(i, list, place);
      fourDots(place, value, end, B + <usize>j * row, row, out + bytes(i * columns + j));
    }
  }
}

function fourDots(place: usize, value: usize, end: usize, b: usize, row: usize, out: usize): void {
  const b1 = b + row;
  const b2 = b1 + row;
  const b3 = b2 + row;
  let s0 = lanes.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (; place < end; place += PLACE) {
    const at = <usize>load<u32>(place);
    const x = v128.load(value);
    s0 = addProduct(s0, x, v128.load(b + at));
    s1 = addProduct(s1, x, v128.load(b1 + at));
    s2 = addProduct(s2, x, v128.load(b2 + at));
    s3 = addProduct(s3, x, v128.load(b3 + at));
    value += VECTOR;
  }
  storeSums(out, s0, s1, s2, s3);
}

/**
 * out ← out + factor·Aᵀ·B, with B as a list: row k of B, times A[k][i], is added to row i of out; to four rows at a time. There are
 * at least four `rows`; where the last four have some that have had their turn, 0 is added to these.
 */
export function addTransposeProductOfList(
  out: usize,
  factor: real,
  A: usize,
  list: usize,
  rows: i32,
  inner: i32,
  columns: i32,
): void {
  const row = bytes(columns);
  for (let next = 0; next < rows; next += 4) {
    const i = min(next, rows - 4);
    const done = next - i;
    for (let k = 0; k < inner; k++) {
      const place = placesOfRow(k, list, inner, columns);
      const value = valuesOfRow(k, list, inner, columns);
      const end = endOfPlaces(k, list, place);
      addToFourRows(place, value, end, A + bytes(k * rows + i), done, factor, out + <usize>i * row, row);
    }
  }
}

function addToFourRows(
  place: usize,
  value: usize,
  end: usize,
  a: usize,
  done: i32,
  factor: real,
  out: usize,
  row: usize,
): void {
  const a0 = lanes.splat(done > 0 ? 0 : factor * load<real>(a));
  const a1 = lanes.splat(done > 1 ? 0 : factor * load<real>(a, NUMBER));
  const a2 = lanes.splat(done > 2 ? 0 : factor * load<real>(a, 2 * NUMBER));
  const a3 = lanes.splat(factor * load<real>(a, 3 * NUMBER));
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  for (; place < end; place += PLACE) {
    const at = <usize>load<u32>(place);
    const x = v128.load(value);
    v128.store(out + at, addProduct(v128.load(out + at), a0, x));
    v128.store(out1 + at, addProduct(v128.load(out1 + at), a1, x));
    v128.store(out2 + at, addProduct(v128.load(out2 + at), a2, x));
    v128.store(out3 + at, addProduct(v128.load(out3 + at), a3, x));
    value += VECTOR;
  }
}
