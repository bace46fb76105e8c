import { addProduct, bothLanes, bytes, NUMBER, PAIR } from "./memory";

/**
 * Products with a matrix that is mostly 0, such as pictures of digits: pairs of zeros add nothing, so they are left out.
 * A list holds, for each row of such a matrix, how many pairs are not both 0, then their places in the row and their values.
 * It lies at one address: `rows` counts (i32, rounded up to whole pairs), `rows`×`columns/2` places (u32, bytes from the start
 * of the row) and as many pairs of values. `columns` is even.
 */
function placesAt(list: usize, rows: i32): usize {
  return list + ((<usize>rows * 4 + 15) & ~15);
}
function valuesAt(list: usize, rows: i32, columns: i32): usize {
  return placesAt(list, rows) + ((((<usize>rows * columns) << 1) + 15) & ~15);
}

/**
 * out = bytes / 255, and the list of it. Returns how many pairs are in the list. `columns` is a multiple of 8: eight bytes that
 * are 0 are passed over at once.
 */
export function unpack(bytesAt: usize, out: usize, list: usize, rows: i32, columns: i32): i32 {
  const pairs = (<usize>columns) >> 1;
  const row = bytes(columns);
  const zero = f64x2.splat(0);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const first = placesAt(list, rows) + ((<usize>i * pairs) << 2);
    let place = first;
    let value = valuesAt(list, rows, columns) + <usize>i * pairs * PAIR;
    for (let at: usize = 0; at < row; at += 8 * NUMBER) {
      if (load<u64>(bytesAt) == 0) {
        storeEight(out + at, zero, zero, zero, zero);
      } else {
        const eight = i16x8.extend_low_i8x16_u(v128.load64_zero(bytesAt));
        const four = i32x4.extend_low_i16x8_u(eight);
        const more = i32x4.extend_high_i16x8_u(eight);
        const x0 = share(four);
        const x1 = share(upper(four));
        const x2 = share(more);
        const x3 = share(upper(more));
        storeEight(out + at, x0, x1, x2, x3);
        // Each pair is written, and counted if it is not 0: this takes no branch that the processor would have to guess.
        let one = note(place, value, at, x0);
        place += one << 2;
        value += one << 4;
        one = note(place, value, at + 16, x1);
        place += one << 2;
        value += one << 4;
        one = note(place, value, at + 32, x2);
        place += one << 2;
        value += one << 4;
        one = note(place, value, at + 48, x3);
        place += one << 2;
        value += one << 4;
      }
      bytesAt += 8;
    }
    out += row;
    const count = <i32>((place - first) >> 2);
    store<i32>(list + ((<usize>i) << 2), count);
    total += count;
  }
  return total;
}

/** The lower two of four whole numbers, each divided by 255. */
function share(four: v128): v128 {
  return f64x2.div(f64x2.convert_low_i32x4_s(four), f64x2.splat(255));
}
function upper(four: v128): v128 {
  return i32x4.shuffle(four, four, 2, 3, 2, 3);
}

function storeEight(out: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  v128.store(out, x0);
  v128.store(out, x1, 16);
  v128.store(out, x2, 32);
  v128.store(out, x3, 48);
}

/** Writes a pair into the list; 1 if it counts, 0 if it is to be written over. */
function note(place: usize, value: usize, at: usize, pair: v128): usize {
  store<u32>(place, <u32>at);
  v128.store(value, pair);
  return <usize>v128.any_true(pair);
}

/** out = A·Bᵀ, with A as a list: its pairs meet four rows of B at a time. */
export function multiplyListByTranspose(list: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const pairs = (<usize>inner) >> 1;
  const row = bytes(inner);
  const wholeColumns = columns & ~3;
  for (let j = 0; j < columns; j += j < wholeColumns ? 4 : 1) {
    const b = B + <usize>j * row;
    for (let i = 0; i < rows; i++) {
      const place = placesAt(list, rows) + ((<usize>i * pairs) << 2);
      const value = valuesAt(list, rows, inner) + <usize>i * pairs * PAIR;
      const end = place + ((<usize>load<i32>(list + ((<usize>i) << 2))) << 2);
      const to = out + bytes(i * columns + j);
      if (j < wholeColumns) fourDots(place, value, end, b, row, to);
      else store<f64>(to, oneDot(place, value, end, b));
    }
  }
}

function fourDots(place: usize, value: usize, end: usize, b: usize, row: usize, out: usize): void {
  const b1 = b + row;
  const b2 = b1 + row;
  const b3 = b2 + row;
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (; place < end; place += 4) {
    const at = <usize>load<u32>(place);
    const x = v128.load(value);
    s0 = addProduct(s0, x, v128.load(b + at));
    s1 = addProduct(s1, x, v128.load(b1 + at));
    s2 = addProduct(s2, x, v128.load(b2 + at));
    s3 = addProduct(s3, x, v128.load(b3 + at));
    value += PAIR;
  }
  store<f64>(out, bothLanes(s0));
  store<f64>(out, bothLanes(s1), NUMBER);
  store<f64>(out, bothLanes(s2), 2 * NUMBER);
  store<f64>(out, bothLanes(s3), 3 * NUMBER);
}

function oneDot(place: usize, value: usize, end: usize, b: usize): f64 {
  let sum = f64x2.splat(0);
  for (; place < end; place += 4) {
    sum = addProduct(sum, v128.load(value), v128.load(b + <usize>load<u32>(place)));
    value += PAIR;
  }
  return bothLanes(sum);
}

/** out = Aᵀ·B, with B as a list: row k of B, times A[k][i], is added to row i of out; to four rows at a time. */
export function transposeMultiplyList(A: usize, list: usize, out: usize, rows: i32, inner: i32, columns: i32): void {
  const pairs = (<usize>columns) >> 1;
  const row = bytes(columns);
  const wholeRows = rows & ~3;
  for (let i = 0; i < rows; i += i < wholeRows ? 4 : 1) {
    const to = out + <usize>i * row;
    memory.fill(to, 0, i < wholeRows ? row << 2 : row);
    for (let k = 0; k < inner; k++) {
      const place = placesAt(list, inner) + ((<usize>k * pairs) << 2);
      const value = valuesAt(list, inner, columns) + <usize>k * pairs * PAIR;
      const end = place + ((<usize>load<i32>(list + ((<usize>k) << 2))) << 2);
      const a = A + bytes(k * rows + i);
      if (i < wholeRows) addToFourRows(place, value, end, a, to, row);
      else addToRow(place, value, end, a, to);
    }
  }
}

function addToFourRows(place: usize, value: usize, end: usize, a: usize, out: usize, row: usize): void {
  const a0 = v128.load64_splat(a);
  const a1 = v128.load64_splat(a, 8);
  const a2 = v128.load64_splat(a, 16);
  const a3 = v128.load64_splat(a, 24);
  const out1 = out + row;
  const out2 = out1 + row;
  const out3 = out2 + row;
  for (; place < end; place += 4) {
    const at = <usize>load<u32>(place);
    const x = v128.load(value);
    v128.store(out + at, addProduct(v128.load(out + at), a0, x));
    v128.store(out1 + at, addProduct(v128.load(out1 + at), a1, x));
    v128.store(out2 + at, addProduct(v128.load(out2 + at), a2, x));
    v128.store(out3 + at, addProduct(v128.load(out3 + at), a3, x));
    value += PAIR;
  }
}

function addToRow(place: usize, value: usize, end: usize, a: usize, out: usize): void {
  const factor = v128.load64_splat(a);
  for (; place < end; place += 4) {
    const at = <usize>load<u32>(place);
    v128.store(out + at, addProduct(v128.load(out + at), factor, v128.load(value)));
    value += PAIR;
  }
}
