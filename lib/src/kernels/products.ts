import { allocate, enterWorkspace, roomForBytes } from "../workspace/index.js";
import * as plain from "./plain.js";
import { reachable, wasm } from "./wasm.js";

type Product = typeof plain.multiply;
type ProductName = "multiply" | "multiplyByTranspose" | "transposeMultiply";

export const multiply: Product = (A, B, out, ...shape) => {
  if (reachable(A, B, out)) inWorkspace("multiply", A, B, out, ...shape);
  else elsewhere("multiply", A, B, out, ...shape);
};

export const multiplyByTranspose: Product = (A, B, out, ...shape) => {
  if (!reachable(A, B, out)) return elsewhere("multiplyByTranspose", A, B, out, ...shape);
  const list = lists.get(A);
  if (list) wasm!.multiplyListByTranspose(list, B.byteOffset, out.byteOffset, ...shape);
  else inWorkspace("multiplyByTranspose", A, B, out, ...shape);
};

export const transposeMultiply: Product = (A, B, out, ...shape) => {
  if (!reachable(A, B, out)) return elsewhere("transposeMultiply", A, B, out, ...shape);
  const list = lists.get(B);
  if (list) wasm!.transposeMultiplyList(A.byteOffset, list, out.byteOffset, ...shape);
  else inWorkspace("transposeMultiply", A, B, out, ...shape);
};

/** Of larger factors, the kernels copy parts so that these lie together in the processor's cache. */
const LARGE = 2 ** 15; // numbers, a quarter of a megabyte
const BYTES_OF_PARTS = 8 * 68; // for each term of a sum: see lib/assembly/outer.ts

function inWorkspace(name: ProductName, ...[A, B, out, rows, inner, columns]: Parameters<Product>): void {
  const room = B.length > LARGE ? roomForBytes(BYTES_OF_PARTS * inner).byteOffset : 0;
  wasm![name](A.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns, room);
}

/** So many multiplications for each number that is copied, and the copying does not count. */
const WORTH_COPYING = 8;

/** A product of arrays that do not all lie in a workspace: of large ones, on copies that do. */
function elsewhere(name: ProductName, ...[A, B, out, ...shape]: Parameters<Product>): void {
  const [rows, inner, columns] = shape;
  const worthCopying = rows * inner * columns > WORTH_COPYING * (A.length + B.length + out.length);
  if (!wasm || !worthCopying) return plain[name](A, B, out, ...shape);
  const leave = enterWorkspace();
  try {
    const [a, b, product] = [A, B, out].map(({ length }) => allocate(length));
    a.set(A);
    b.set(B);
    inWorkspace(name, a, b, product, ...shape);
    out.set(product);
  } finally {
    leave();
  }
}

/** The last columns of a product are slow where they do not fill a tile; where there are only so many, other tiles serve. */
const NARROW = 3;

/** @param narrow the kernel for at most `NARROW` columns, where there is one */
const blockProduct =
  (
    name: "multiplyBlocks" | "multiplyBlocksByTranspose" | "transposeMultiplyBlocks",
    narrow: "multiplyNarrowBlocks" | "transposeMultiplyNarrowBlocks" | undefined,
  ): typeof plain.multiplyBlocks =>
  (A, B, out, blocks, rows, inner, columns) => {
    if (!reachable(A, B, out)) return plain[name](A, B, out, blocks, rows, inner, columns);
    const kernel = narrow && columns <= NARROW ? narrow : name;
    wasm![kernel](A.byteOffset, B.byteOffset, out.byteOffset, blocks, rows, inner, columns);
  };

export const multiplyBlocks = blockProduct("multiplyBlocks", "multiplyNarrowBlocks");
export const multiplyBlocksByTranspose = blockProduct("multiplyBlocksByTranspose", undefined);
export const transposeMultiplyBlocks = blockProduct("transposeMultiplyBlocks", "transposeMultiplyNarrowBlocks");

/** For an array of unpacked bytes that is mostly 0: the address of the list of what is not (lib/assembly/nonzero.ts). */
const lists = new WeakMap<Float64Array, number>();
const LARGEST_LISTED_SHARE = 0.4; // where more is not 0, the dense products are faster

/** out = bytes/255 for the given rows of a matrix of bytes; out is indices.length×columns. */
export const unpackRows: typeof plain.unpackRows = (bytes, indices, out, columns) => {
  if (!reachable(out, out) || columns % 8 !== 0) return plain.unpackRows(bytes, indices, out, columns);
  const pairs = out.length / 2;
  const list = allocate(Math.ceil((4 * indices.length + 4 * pairs + 16 * pairs + 32) / 8)).byteOffset;
  const packed = roomForBytes(out.length);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * columns;
    packed.set(bytes.subarray(from, from + columns), i * columns);
  }
  const listed = wasm!.unpack(packed.byteOffset, out.byteOffset, list, indices.length, columns);
  if (listed < LARGEST_LISTED_SHARE * pairs) lists.set(out, list);
};
