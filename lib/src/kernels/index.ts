/**
 * The inner loops, on flat arrays. Where all arrays lie in the open workspace, the WebAssembly kernel of the same name does the work
 * (and large products are taken there); elsewhere the loop in plain.ts. The two agree to rounding: sums are added in another
 * order, and eˣ is found in another way, to within 4 units in the last place. Where a factor is infinite or NaN, its products
 * with 0 may be left out of a sum.
 */
import * as plain from "./plain.js";
import { kernelsFor, vectorKernelsFor } from "./wasm.js";

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
  const wasm = kernelsFor(A, b, out);
  if (wasm) wasm.addRow(A.byteOffset, b.byteOffset, out.byteOffset, rows, columns);
  else plain.addRow(A, b, out, rows, columns);
};

export const columnSums: typeof plain.columnSums = (A, out, rows, columns) => {
  const wasm = kernelsFor(A, out);
  if (wasm) wasm.columnSums(A.byteOffset, out.byteOffset, rows, columns);
  else plain.columnSums(A, out, rows, columns);
};

export const add: typeof plain.add = (A, B, out) => {
  const wasm = vectorKernelsFor(A, B, out);
  if (wasm) wasm.add(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
  else plain.add(A, B, out);
};

export const subtract: typeof plain.subtract = (A, B, out) => {
  const wasm = vectorKernelsFor(A, B, out);
  if (wasm) wasm.subtract(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
  else plain.subtract(A, B, out);
};

export const hadamard: typeof plain.hadamard = (A, B, out) => {
  const wasm = vectorKernelsFor(A, B, out);
  if (wasm) wasm.hadamard(A.byteOffset, B.byteOffset, out.byteOffset, out.length);
  else plain.hadamard(A, B, out);
};

export const scale: typeof plain.scale = (A, factor, out) => {
  const wasm = vectorKernelsFor(A, out);
  if (wasm) wasm.scale(A.byteOffset, factor, out.byteOffset, out.length);
  else plain.scale(A, factor, out);
};

export const addScaled: typeof plain.addScaled = (A, factor, B) => {
  const wasm = vectorKernelsFor(A, B);
  if (wasm) wasm.addScaled(A.byteOffset, factor, B.byteOffset, A.length);
  else plain.addScaled(A, factor, B);
};

export const sum: typeof plain.sum = (A) => vectorKernelsFor(A, A)?.sum(A.byteOffset, A.length) ?? plain.sum(A);

export const sumOfSquares: typeof plain.sumOfSquares = (A, center) =>
  vectorKernelsFor(A, A)?.sumOfSquares(A.byteOffset, center, A.length) ?? plain.sumOfSquares(A, center);

export const allFinite: typeof plain.allFinite = (A) => {
  const wasm = vectorKernelsFor(A, A);
  return wasm ? wasm.allFinite(A.byteOffset, A.length) === 1 : plain.allFinite(A);
};

export const adam: typeof plain.adam = (v, s, r, g, step) => {
  const wasm = vectorKernelsFor(v, g) && vectorKernelsFor(s, r);
  if (!wasm) return plain.adam(v, s, r, g, step);
  const { beta1, beta2, stepSize, rCorrection, epsilon } = step;
  const [vAt, sAt, rAt, gAt] = [v.byteOffset, s.byteOffset, r.byteOffset, g.byteOffset];
  wasm.adam(vAt, sAt, rAt, gAt, beta1, beta2, stepSize, rCorrection, epsilon, v.length);
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
    const wasm = vectorKernelsFor(Z, out);
    wasm?.[name](Z.byteOffset, out.byteOffset, out.length);
    return wasm !== undefined;
  },
  backward(dA, A, out) {
    const wasm = vectorKernelsFor(dA, A, out);
    wasm?.[`${name}Backward`](dA.byteOffset, A.byteOffset, out.byteOffset, out.length);
    return wasm !== undefined;
  },
});

export const sigmoid = activation("sigmoid");
export const tanh = activation("tanh");
export const relu = activation("relu");
export const leakyRelu = activation("leakyRelu");

/** In each row, out = softmax of Z. Returns false, and has done nothing, where the arrays are out of reach. */
export function softmax(Z: Float64Array, out: Float64Array, rows: number, columns: number): boolean {
  const wasm = kernelsFor(Z, out);
  wasm?.softmax(Z.byteOffset, out.byteOffset, rows, columns);
  return wasm !== undefined;
}
