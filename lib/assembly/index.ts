/**
 * The kernels, for WebAssembly: AssemblyScript, which is TypeScript with the numbers of the machine.
 * It is compiled twice (asconfig.json): in double precision `real` is f64, and a v128 holds two of these numbers; in single precision
 * `real` is f32, and it holds four. `lanes.add` adds them all at once: that, and numbers that stay in registers, is the gain.
 * Matrices are addresses (usize) of such numbers in a memory that JavaScript sees, too; lib/src/kernels hands them over.
 * Each kernel does what the function of the same name in lib/src/kernels/plain.ts does: read that first.
 */
export { multiply, transposeMultiply } from "./outer";
export { multiplyByTranspose } from "./dots";
export { multiplyBlocks, multiplyBlocksByTranspose, transposeMultiplyBlocks } from "./blocks";
export { listBytes } from "./list";
export { multiplyListByTranspose, addTransposeProductOfList } from "./nonzero";
export { addRow, columnSums, add, subtract, hadamard, scale, addScaled, sum, sumOfSquares, allFinite } from "./entries";
export { sigmoid, tanh, relu, leakyRelu } from "./activations";
export { sigmoidBackward, tanhBackward, reluBackward, leakyReluBackward } from "./activations";
export { softmax } from "./softmax";
export { causalSoftmax, causalSoftmaxBackward } from "./causalSoftmax";
export { layerNorm, layerNormBackward } from "./layerNorm";
export { splitHeads, mergeHeads } from "./heads";
export { adam } from "./adam";
