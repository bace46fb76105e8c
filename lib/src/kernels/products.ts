import { allocate, enterWorkspace, openArena } from "../workspace/index.js";
import * as plain from "./plain.js";
import { kernelsFor, openKernels, type WasmKernels } from "./wasm.js";

type Product = typeof plain.multiply;
type ProductName = "multiply" | "multiplyByTranspose" | "transposeMultiply";

const product =
  (name: ProductName): Product =>
  (A, B, out, ...shape) => {
    const wasm = kernelsFor(A, B, out);
    if (wasm) inWorkspace(wasm, name, A, B, out, ...shape);
    else elsewhere(name, A, B, out, ...shape);
  };

export const multiply = product("multiply");
export const multiplyByTranspose = product("multiplyByTranspose");
export const transposeMultiply = product("transposeMultiply");

/** Of larger factors, the kernels copy parts so that these lie together in the processor's cache. */
const LARGE = 2 ** 15; // numbers, a quarter of a megabyte in double precision
const NUMBERS_OF_PARTS = 72; // for each term of a sum, at most: SLAB + TILE of lib/assembly/outer.ts

function inWorkspace(
  wasm: WasmKernels,
  name: ProductName,
  ...[A, B, out, rows, inner, columns]: Parameters<Product>
): void {
  const bytes = NUMBERS_OF_PARTS * inner * B.BYTES_PER_ELEMENT;
  const room = B.length > LARGE ? openArena()!.roomForBytes(bytes).byteOffset : 0;
  wasm[name](A.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns, room);
}

/** So many multiplications for each number that is copied, and the copying does not count. */
const WORTH_COPYING = 8;

/** A product of arrays that do not all lie in the open workspace: of large ones, on copies in double precision that do. */
function elsewhere(name: ProductName, ...[A, B, out, ...shape]: Parameters<Product>): void {
  const [rows, inner, columns] = shape;
  const worthCopying = rows * inner * columns > WORTH_COPYING * (A.length + B.length + out.length);
  if (!worthCopying) return plain[name](A, B, out, ...shape);
  const leave = enterWorkspace();
  try {
    const wasm = openKernels();
    if (!wasm) return plain[name](A, B, out, ...shape);
    const [a, b, product] = [A, B, out].map(({ length }) => allocate(length));
    a.set(A);
    b.set(B);
    inWorkspace(wasm, name, a, b, product, ...shape);
    out.set(product);
  } finally {
    leave();
  }
}

const blockProduct =
  (name: "multiplyBlocks" | "multiplyBlocksByTranspose" | "transposeMultiplyBlocks"): typeof plain.multiplyBlocks =>
  (A, B, out, ...shape) => {
    const wasm = kernelsFor(A, B, out);
    if (wasm) wasm[name](A.byteOffset, B.byteOffset, out.byteOffset, ...shape);
    else plain[name](A, B, out, ...shape);
  };

export const multiplyBlocks = blockProduct("multiplyBlocks");
export const multiplyBlocksByTranspose = blockProduct("multiplyBlocksByTranspose");
export const transposeMultiplyBlocks = blockProduct("transposeMultiplyBlocks");
