/**
 * The inner loops, on flat arrays. Where all arrays lie in a workspace, the WebAssembly kernel of the same name does the work;
 * elsewhere the loop in plain.ts. The two agree to rounding: sums are added in another order, and eˣ is found in another
 * way, to within 4 units in the last place. Where a factor is infinite or NaN, its products with 0 may be left out of a sum.
 */
import { allocate, isInMemory, roomForBytes } from "../workspace/index.js";
import * as plain from "./plain.js";
import { wasm } from "./wasm.js";

type Product = typeof plain.multiply;

export const multiply: Product = (A, B, out, rows, inner, columns) => {
  if (!reachable(A, B, out)) plain.multiply(A, B, out, rows, inner, columns);
  else wasm!.multiply(A.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns);
};

export const multiplyByTranspose: Product = (A, B, out, rows, inner, columns) => {
  if (!reachable(A, B, out)) return plain.multiplyByTranspose(A, B, out, rows, inner, columns);
  const list = lists.get(A);
  if (list) wasm!.multiplyListByTranspose(list, B.byteOffset, out.byteOffset, rows, inner, columns);
  else wasm!.multiplyByTranspose(A.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns);
};

export const transposeMultiply: Product = (A, B, out, rows, inner, columns) => {
  if (!reachable(A, B, out)) return plain.transposeMultiply(A, B, out, rows, inner, columns);
  const list = lists.get(B);
  if (list) wasm!.transposeMultiplyList(A.byteOffset, list, out.byteOffset, rows, inner, columns);
  else wasm!.transposeMultiply(A.byteOffset, B.byteOffset, out.byteOffset, rows, inner, columns);
};

const blockProduct =
  (name: "multiplyBlocks" | "multiplyBlocksByTranspose" | "transposeMultiplyBlocks"): typeof plain.multiplyBlocks =>
  (A, B, out, blocks, rows, inner, columns) => {
    if (!reachable(A, B, out)) plain[name](A, B, out, blocks, rows, inner, columns);
    else wasm![name](A.byteOffset, B.byteOffset, out.byteOffset, blocks, rows, inner, columns);
  };

export const multiplyBlocks = blockProduct("multiplyBlocks");
export const multiplyBlocksByTranspose = blockProduct("multiplyBlocksByTranspose");
export const transposeMultiplyBlocks = blockProduct("transposeMultiplyBlocks");

export const addRow: typeof plain.addRow = (A, b, out, rows, columns) => {
  if (!reachable(A, b, out) || columns % 2 !== 0) plain.addRow(A, b, out, rows, columns);
  else wasm!.addRow(A.byteOffset, b.byteOffset, out.byteOffset, rows, columns);
};

export const columnSums: typeof plain.columnSums = (A, out, rows, columns) => {
  if (!reachable(A, out) || columns % 2 !== 0) plain.columnSums(A, out, rows, columns);
  else wasm!.columnSums(A.byteOffset, out.byteOffset, rows, columns);
};

export const subtract: typeof plain.subtract = (A, B, out) => {
  if (!pairsReachable(A, B, out)) plain.subtract(A, B, out);
  else wasm!.subtract(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
};

export const hadamard: typeof plain.hadamard = (A, B, out) => {
  if (!pairsReachable(A, B, out)) plain.hadamard(A, B, out);
  else wasm!.hadamard(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
};

export const scale: typeof plain.scale = (A, factor, out) => {
  if (!pairsReachable(A, out)) plain.scale(A, factor, out);
  else wasm!.scale(A.byteOffset, factor, out.byteOffset, out.length);
};

export const addScaled: typeof plain.addScaled = (A, factor, B) => {
  if (!pairsReachable(A, B)) plain.addScaled(A, factor, B);
  else wasm!.addScaled(A.byteOffset, factor, B.byteOffset, A.length);
};

export const sum: typeof plain.sum = (A) => (pairsReachable(A, A) ? wasm!.sum(A.byteOffset, A.length) : plain.sum(A));

export const sumOfSquares: typeof plain.sumOfSquares = (A, center) =>
  pairsReachable(A, A) ? wasm!.sumOfSquares(A.byteOffset, center, A.length) : plain.sumOfSquares(A, center);

export const allFinite: typeof plain.allFinite = (A) =>
  pairsReachable(A, A) ? wasm!.allFinite(A.byteOffset, A.length) === 1 : plain.allFinite(A);

export const adam: typeof plain.adam = (v, s, r, g, step) => {
  if (!pairsReachable(v, g) || !pairsReachable(s, r)) return plain.adam(v, s, r, g, step);
  const { beta1, beta2, stepSize, rCorrection, epsilon } = step;
  const [vAt, sAt, rAt, gAt] = [v.byteOffset, s.byteOffset, r.byteOffset, g.byteOffset];
  wasm!.adam(vAt, sAt, rAt, gAt, beta1, beta2, stepSize, rCorrection, epsilon, v.length);
};

/** An activation's kernels. Each returns false, and has done nothing, where the arrays are out of reach. */
export interface ActivationKernels {
  /** out = σ(Z), entry by entry. */
  value(Z: Float64Array, out: Float64Array): boolean;
  /** out = dA ⊙ σ′, from A = σ(Z). */
  backward(dA: Float64Array, A: Float64Array, out: Float64Array): boolean;
}

const activation = (name: "sigmoid" | "tanh" | "relu" | "leakyRelu"): ActivationKernels => ({
  value(Z, out) {
    if (!pairsReachable(Z, out)) return false;
    wasm![name](Z.byteOffset, out.byteOffset, out.length);
    return true;
  },
  backward(dA, A, out) {
    if (!pairsReachable(dA, A, out)) return false;
    wasm![`${name}Backward`](dA.byteOffset, A.byteOffset, out.byteOffset, out.length);
    return true;
  },
});

export const sigmoid = activation("sigmoid");
export const tanh = activation("tanh");
export const relu = activation("relu");
export const leakyRelu = activation("leakyRelu");

/** In each row, out = softmax of Z. Returns false, and has done nothing, where the arrays are out of reach. */
export function softmax(Z: Float64Array, out: Float64Array, rows: number, columns: number): boolean {
  if (!reachable(Z, out)) return false;
  wasm!.softmax(Z.byteOffset, out.byteOffset, rows, columns);
  return true;
}

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

function reachable(A: Float64Array, B: Float64Array, C: Float64Array = B): boolean {
  return wasm !== undefined && isInMemory(A) && isInMemory(B) && isInMemory(C);
}

/** These kernels take two numbers at a time. */
function pairsReachable(A: Float64Array, B: Float64Array, C: Float64Array = B): boolean {
  return A.length % 2 === 0 && reachable(A, B, C);
}
