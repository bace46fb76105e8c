/**
 * Products with a matrix that is mostly 0. It is given as a list of what is not: an address in the workspace, where
 * lib/assembly/nonzero.ts describes it. A product returns false, and has done nothing, where its arrays are out of reach.
 */
import { allocate, isWorkspaceOpen, roomForBytes } from "../workspace/index.js";
import { reachable, wasm } from "./wasm.js";

/** Where more is not 0, the dense products are faster. */
const LARGEST_LISTED_SHARE = 0.4;
/** The products take four rows of the other factor at a time. */
const FEWEST_ROWS = 4;

/** The list of bytes/255 for the given rows of a matrix of bytes; undefined where there can be none, or where it would not pay. */
export function listRows(bytes: Uint8Array, indices: ArrayLike<number>, columns: number): number | undefined {
  if (!wasm || !isWorkspaceOpen() || columns % 8 !== 0) return undefined;
  const pairs = (indices.length * columns) / 2;
  const list = allocate(Math.ceil((4 * indices.length + 4 * pairs + 16 * pairs + 32) / 8)).byteOffset;
  const packed = roomForBytes(indices.length * columns);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * columns;
    packed.set(bytes.subarray(from, from + columns), i * columns);
  }
  const listed = wasm.listBytes(packed.byteOffset, list, indices.length, columns);
  return listed < LARGEST_LISTED_SHARE * pairs ? list : undefined;
}

/** out = A·Bᵀ, with A as a list, rows×inner, and B columns×inner. */
export function multiplyListByTranspose(
  list: number,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): boolean {
  if (columns < FEWEST_ROWS || !reachable(B, out)) return false;
  wasm!.multiplyListByTranspose(list, B.byteOffset, out.byteOffset, rows, inner, columns);
  return true;
}

/** out ← out + factor·Aᵀ·B, with A inner×rows, and B as a list, inner×columns. */
export function addTransposeProductOfList(
  out: Float64Array,
  factor: number,
  A: Float64Array,
  list: number,
  rows: number,
  inner: number,
  columns: number,
): boolean {
  if (rows < FEWEST_ROWS || !reachable(A, out)) return false;
  wasm!.addTransposeProductOfList(out.byteOffset, factor, A.byteOffset, list, rows, inner, columns);
  return true;
}
