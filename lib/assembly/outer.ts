import { bytes, LANES, NUMBER } from "./vectors";
import { narrowTile, oneNumber, oneVector, partOfTile, tile, TILE } from "./tiles";

/** out = A·B: row i of out is the sum of all rows k of B, each times A[i][k]. `room` as for `sumOfRows`. */
export function multiply(A: usize, B: usize, out: usize, rows: i32, inner: i32, columns: i32, room: usize): void {
  sumOfRows(A, bytes(inner), NUMBER, B, out, rows, inner, columns, room);
}

/** out = Aᵀ·B: row i of out is the sum of all rows k of B, each times A[k][i]. `room` as for `sumOfRows`. */
export function transposeMultiply(
  A: usize,
  B: usize,
  out: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  room: usize,
): void {
  sumOfRows(A, NUMBER, bytes(rows), B, out, rows, inner, columns, room);
}

/**
 * out[i] = Σₖ a(i, k)·B[k], where a(i, k) stands at A + i·nextRow + k·nextTerm. A tile of four rows and two vectors of columns
 * of out stays in registers while k runs: six loads serve eight products, and each entry of out is written once.
 *
 * @param room 0; for factors that are larger than the processor's cache, where copies of their parts find room: (SLAB + TILE)·inner numbers
 */
function sumOfRows(
  A: usize,
  nextRow: usize,
  nextTerm: usize,
  B: usize,
  out: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  room: usize,
): void {
  if (columns == 0) return;
  const row = bytes(columns);
  const wholeRows = rows & ~3;
  const done = room ? columns & ~(TILE - 1) : 0;
  if (done > 0) largeTiles(A, nextRow, nextTerm, B, out, wholeRows, inner, done, row, room);
  for (let i = 0; i < wholeRows; i += 4) {
    const a = A + <usize>i * nextRow;
    const to = out + <usize>i * row;
    if (columns <= LANES) {
      narrowTile(a, nextRow, nextTerm, B, to, inner, columns);
    } else {
      let j = done;
      for (; j <= columns - TILE; j += TILE) tile(a, nextRow, nextTerm, B + bytes(j), row, to + bytes(j), row, inner);
      if (j < columns) partOfTile(a, nextRow, nextTerm, B + bytes(j), row, to + bytes(j), row, inner, columns - j);
    }
  }
  for (let i = wholeRows; i < rows; i++) {
    const a = A + <usize>i * nextRow;
    const to = out + <usize>i * row;
    let j = 0;
    for (; j <= columns - LANES; j += LANES) oneVector(a, nextTerm, B + bytes(j), to + bytes(j), inner, row);
    for (; j < columns; j++) oneNumber(a, nextTerm, B + bytes(j), to + bytes(j), inner, row);
  }
}

/** Rows of A that are copied at a time. */
const SLAB = 64;

/**
 * The same tiles in another order, on copies that lie together in memory: of 64 rows of A, and of a tile's columns of B.
 * These stay in the cache while they are used, and each number of B is fetched from afar just once for 64 rows.
 */
function largeTiles(
  A: usize,
  nextRow: usize,
  nextTerm: usize,
  B: usize,
  out: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  row: usize,
  room: usize,
): void {
  const slab = room + bytes(TILE) * <usize>inner;
  const strip = bytes(4) * <usize>inner;
  for (let from = 0; from < rows; from += SLAB) {
    const to = min(from + SLAB, rows);
    for (let i = from; i < to; i += 4) {
      copyStrip(4, A + <usize>i * nextRow, nextRow, nextTerm, slab + ((<usize>(i - from)) >> 2) * strip, inner);
    }
    for (let j = 0; j < columns; j += TILE) {
      copyStrip(TILE, B + bytes(j), NUMBER, row, room, inner);
      for (let i = from; i < to; i += 4) {
        const a = slab + ((<usize>(i - from)) >> 2) * strip;
        tile(a, NUMBER, bytes(4), room, bytes(TILE), out + <usize>i * row + bytes(j), row, inner);
      }
    }
  }
}

/** Copies `count` numbers for each k, which stand `next` bytes apart, and `nextTerm` bytes from those of the k before. */
function copyStrip(count: i32, from: usize, next: usize, nextTerm: usize, to: usize, inner: i32): void {
  for (let k = 0; k < inner; k++) {
    let number = from;
    const end = to + bytes(count);
    while (to < end) {
      store<real>(to, load<real>(number));
      number += next;
      to += NUMBER;
    }
    from += nextTerm;
  }
}
