import { addProduct, bytes, isSingle, LANES, NUMBER, storeSums, VECTOR } from "./vectors";

/**
 * Products with a matrix that is mostly 0, such as pictures of digits: vectors of zeros add nothing, so they are left out.
 * A list holds, for each row of such a matrix, how many of its vectors are not all 0, then their places in the row and their values.
 * It lies at one address: `rows` counts (i32, rounded up to whole vectors), `rows`×`columns/LANES` places (u32, bytes from the start
 * of the row) and as many vectors of values. `columns` is a multiple of 8.
 */
function placesOfRow(i: i32, list: usize, rows: i32, columns: i32): usize {
  return list + rounded(<usize>rows * PLACE) + <usize>(i * (columns / LANES)) * PLACE;
}
function endOfPlaces(i: i32, list: usize, first: usize): usize {
  return first + <usize>load<i32>(list + <usize>i * PLACE) * PLACE;
}
function valuesOfRow(i: i32, list: usize, rows: i32, columns: i32): usize {
  const values = list + rounded(<usize>rows * PLACE) + rounded(<usize>(rows * (columns / LANES)) * PLACE);
  return values + bytes(i * columns);
}
function rounded(size: usize): usize {
  return (size + VECTOR - 1) & ~(VECTOR - 1);
}
/** Bytes of a count, and of a place. */
const PLACE: usize = 4;

/**
 * Makes the list of bytes / 255. Returns how many vectors are in it. Eight bytes that are 0 are passed over at once.
 */
export function listBytes(bytesAt: usize, list: usize, rows: i32, columns: i32): i32 {
  const row = bytes(columns);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const first = placesOfRow(i, list, rows, columns);
    let place = first;
    let value = valuesOfRow(i, list, rows, columns);
    for (let at: usize = 0; at < row; at += 8 * NUMBER) {
      const eight = load<u64>(bytesAt);
      bytesAt += 8;
      if (eight == 0) continue;
      const shorts = i16x8.extend_low_i8x16_u(i64x2.splat(eight));
      const four = i32x4.extend_low_i16x8_u(shorts);
      const more = i32x4.extend_high_i16x8_u(shorts);
      // Each vector is written, and counted if it is not 0: this takes no branch that the processor would have to guess.
      let one = note(place, value, at, four, eight);
      place += one * PLACE;
      value += one * VECTOR;
      if (isSingle) {
        one = note(place, value, at + 16, more, eight >> 32);
        place += one * PLACE;
        value += one * VECTOR;
        continue;
      }
      one = note(place, value, at + 16, upper(four), eight >> 16);
      place += one * PLACE;
      value += one * VECTOR;
      one = note(place, value, at + 32, more, eight >> 32);
      place += one * PLACE;
      value += one * VECTOR;
      one = note(place, value, at + 48, upper(more), eight >> 48);
      place += one * PLACE;
      value += one * VECTOR;
    }
    const count = <i32>((place - first) / PLACE);
    store<i32>(list + <usize>i * PLACE, count);
    total += count;
  }
  return total;
}

function upper(four: v128): v128 {
  return i32x4.shuffle(four, four, 2, 3, 2, 3);
}

/** Writes the first LANES of four whole numbers into the list, each / 255; 1 if they count, 0 if they are to be written over. */
function note(place: usize, value: usize, at: usize, four: v128, raw: u64): usize {
  store<u32>(place, <u32>at);
  v128.store(value, isSingle ? f32x4.div(f32x4.convert_i32x4_s(four), f32x4.splat(255)) : pairPer255(four));
  return (raw & (isSingle ? 0xffffffff : 0xffff)) == 0 ? 0 : 1;
}

/**
 * 1/255 in two parts, the first with so few bits that a byte times it is exact: the sum of both products is the byte / 255 to the
 * last digit, and takes half the time of a division.
 */
const HIGH: f64 = 0.0039215686274509665;
const LOW: f64 = 1.3932210505100003e-17;
function pairPer255(four: v128): v128 {
  const x = f64x2.convert_low_i32x4_s(four);
  return f64x2.add(f64x2.mul(x, f64x2.splat(HIGH)), f64x2.mul(x, f64x2.splat(LOW)));
}

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
