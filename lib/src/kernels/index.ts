/**
 * The inner loops, on flat arrays. Where all arrays lie in a workspace, the WebAssembly kernel of the same name does the work
 * (and large products are taken there); elsewhere the loop in plain.ts. The two agree to rounding: sums are added in another
 * order, and eˣ is found in another way, to within 4 units in the last place. Where a factor is infinite or NaN, its products
 * with 0 may be left out of a sum.
 */
import * as plain from "./plain.js";
import { reachable, wasm } from "./wasm.js";

export * from "./attention.js";
export {
  multiply,
  multiplyBlocks,
  multiplyBlocksByTranspose,
  multiplyByTranspose,
  transposeMultiply,
  transposeMultiplyBlocks,
} from "./products.js";
export { addTransposeProductOfList, listRows, multiplyListByTranspose } from "./sparse.js";
export { unpackRows } from "./plain.js";

export const addRow: typeof plain.addRow = (A, b, out, rows, columns) => {
  if (!reachable(A, b, out)) plain.addRow(A, b, out, rows, columns);
  else wasm!.addRow(A.byteOffset, b.byteOffset, out.byteOffset, rows, columns);
};

export const columnSums: typeof plain.columnSums = (A, out, rows, columns) => {
  if (!reachable(A, out)) plain.columnSums(A, out, rows, columns);
  else wasm!.columnSums(A.byteOffset, out.byteOffset, rows, columns);
};

export const add: typeof plain.add = (A, B, out) => {
  if (!pairsReachable(A, B, out)) plain.add(A, B, out);
  else wasm!.add(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
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

/** These kernels take two numbers at a time. */
function pairsReachable(A: Float64Array, B: Float64Array, C: Float64Array = B): boolean {
  return A.length % 2 === 0 && reachable(A, B, C);
}
