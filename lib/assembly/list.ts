import { bytes, isSingle, LANES, NUMBER, VECTOR } from "./vectors";

/**
 * A matrix that is mostly 0, such as pictures of digits, as a list. It holds, for each row, how many of its vectors are not all 0,
 * then their places in the row and their values. It lies at one address: `rows` counts (i32, rounded up to whole vectors),
 * `rows`×`columns/LANES` places (u32, bytes from the start of the row) and as many vectors of values. `columns` is a multiple of 8.
 */
export function placesOfRow(i: i32, list: usize, rows: i32, columns: i32): usize {
  return list + rounded(<usize>rows * PLACE) + <usize>(i * (columns / LANES)) * PLACE;
}
export function endOfPlaces(i: i32, list: usize, first: usize): usize {
  return first + <usize>load<i32>(list + <usize>i * PLACE) * PLACE;
}
export function valuesOfRow(i: i32, list: usize, rows: i32, columns: i32): usize {
  const values = list + rounded(<usize>rows * PLACE) + rounded(<usize>(rows * (columns / LANES)) * PLACE);
  return values + bytes(i * columns);
}
function rounded(size: usize): usize {
  return (size + VECTOR - 1) & ~(VECTOR - 1);
}
/** Bytes of a count, and of a place. */
export const PLACE: usize = 4;

/** Makes the list of bytes / 255. Returns how many vectors are in it. Eight bytes that are 0 are passed over at once. */
export function listBytes(bytesAt: usize, list: usize, rows: i32, columns: i32): i32 {
  const row = bytes(columns);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const places = placesOfRow(i, list, rows, columns);
    const values = valuesOfRow(i, list, rows, columns);
    let count: usize = 0;
    for (let at: usize = 0; at < row; at += 8 * NUMBER) {
      const eight = load<u64>(bytesAt);
      bytesAt += 8;
      if (eight == 0) continue;
      const shorts = i16x8.extend_low_i8x16_u(i64x2.splat(eight));
      const four = i32x4.extend_low_i16x8_u(shorts);
      const more = i32x4.extend_high_i16x8_u(shorts);
      // Each vector is written, and counted if it is not 0: this takes no branch that the processor would have to guess.
      count += note(places, values, count, at, four, eight);
      if (isSingle) {
        count += note(places, values, count, at + 16, more, eight >> 32);
      } else {
        count += note(places, values, count, at + 16, upper(four), eight >> 16);
        count += note(places, values, count, at + 32, more, eight >> 32);
        count += note(places, values, count, at + 48, upper(more), eight >> 48);
      }
    }
    store<i32>(list + <usize>i * PLACE, <i32>count);
    total += <i32>count;
  }
  return total;
}

function upper(four: v128): v128 {
  return i32x4.shuffle(four, four, 2, 3, 2, 3);
}

/** Writes the first LANES of four whole numbers behind `count` others, each / 255; 1 if they count, 0 if they are to be written over. */
function note(places: usize, values: usize, count: usize, at: usize, four: v128, raw: u64): usize {
  store<u32>(places + count * PLACE, <u32>at);
  v128.store(
    values + count * VECTOR,
    isSingle ? f32x4.div(f32x4.convert_i32x4_s(four), f32x4.splat(255)) : pairPer255(four),
  );
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
