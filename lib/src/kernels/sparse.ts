/**
 * Products with a matrix that is mostly 0. It is given as a list of what is not, as
 * lib/assembly/list.ts describes it. A product returns false, and has done nothing, where its arrays are out of reach.
 */
import { openArena } from "../workspace/index.js";
import { kernelsFor, openKernels } from "./wasm.js";

/** Where more is not 0, the dense products are faster. */
const LARGEST_LISTED_SHARE = 0.4;
/** The products take four rows of the other factor at a time. */
const FEWEST_ROWS = 4;

/** The list of bytes/255 for the given rows of a matrix of bytes; undefined where there can be none, or where it would not pay. */
export function listRows(bytes: Uint8Array, indices: ArrayLike<number>, columns: number): Float64Array | undefined {
  const [arena, wasm] = [openArena(), openKernels()];
  if (!arena || !wasm || columns % 8 !== 0) return undefined;
  const { lanes } = arena;
  const vectors = (indices.length * columns) / lanes;
  // In each vector's room, `lanes` numbers: its values, its place (4 bytes of 16), and the counts.
  const list = arena.allocate(lanes * (vectors + Math.ceil(vectors / 4) + Math.ceil(indices.length / 4)));
  const packed = arena.roomForBytes(indices.length * columns);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * columns;
    packed.set(bytes.subarray(from, from + columns), i * columns);
  }
  const listed = wasm.listBytes(packed.byteOffset, list.byteOffset, indices.length, columns);
  return listed < LARGEST_LISTED_SHARE * vectors ? list : undefined;
}

/** out = A·Bᵀ, with A as a list, rows×inner, and B columns×inner. */
export function multiplyListByTranspose(
  list: Float64Array,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): boolean {
  const wasm = columns < FEWEST_ROWS ? undefined : kernelsFor(list, B, out);
  wasm?.multiplyListByTranspose(list.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns);
  return wasm !== undefined;
}

/** out ← out + factor·Aᵀ·B, with A inner×rows, and B as a list, inner×columns. */
export function addTransposeProductOfList(
  out: Float64Array,
  factor: number,
  A: Float64Array,
  list: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): boolean {
  const wasm = rows < FEWEST_ROWS ? undefined : kernelsFor(list, A, out);
  wasm?.addTransposeProductOfList(out.byteOffset, factor, A.byteOffset, list.byteOffset, rows, inner, columns);
  return wasm !== undefined;
}
