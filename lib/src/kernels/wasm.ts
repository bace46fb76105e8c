import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openArena, webAssembly, type Arena } from "../workspace/index.js";

/** The kernels of lib/assembly. An address is a byte offset into the memory of their arena. */
export interface WasmKernels {
  multiply: Product;
  multiplyByTranspose: Product;
  transposeMultiply: Product;
  multiplyBlocks: BlockProduct;
  multiplyBlocksByTranspose: BlockProduct;
  transposeMultiplyBlocks: BlockProduct;
  listBytes(bytes: number, list: number, rows: number, columns: number): number;
  multiplyListByTranspose(list: number, B: number, out: number, ...shape: number[]): void;
  addTransposeProductOfList(out: number, factor: number, A: number, list: number, ...shape: number[]): void;
  addRow(A: number, b: number, out: number, rows: number, columns: number): void;
  columnSums(A: number, out: number, rows: number, columns: number): void;
  add(A: number, B: number, out: number, count: number): void;
  subtract(A: number, B: number, out: number, count: number): void;
  hadamard(A: number, B: number, out: number, count: number): void;
  scale(A: number, factor: number, out: number, count: number): void;
  addScaled(A: number, factor: number, B: number, count: number): void;
  sum(A: number, count: number): number;
  sumOfSquares(A: number, center: number, count: number): number;
  allFinite(A: number, count: number): number;
  sigmoid: Value;
  tanh: Value;
  relu: Value;
  leakyRelu: Value;
  sigmoidBackward: Backward;
  tanhBackward: Backward;
  reluBackward: Backward;
  leakyReluBackward: Backward;
  softmax(Z: number, out: number, rows: number, columns: number): void;
  causalSoftmax(S: number, out: number, rows: number, columns: number, c: number): void;
  causalSoftmaxBackward(dP: number, P: number, out: number, rows: number, columns: number, c: number): void;
  layerNorm(...args: [X: number, gain: number, bias: number, ...pass: number[]]): void;
  layerNormBackward(...args: [delta: number, gain: number, ...pass: number[]]): void;
  splitHeads(rows: number, blocks: number, ...shape: number[]): void;
  mergeHeads(blocks: number, rows: number, ...shape: number[]): void;
  adam(...args: [v: number, s: number, r: number, g: number, ...step: number[]]): void;
}
/** `room`: see lib/assembly/outer.ts. */
type Product = (A: number, B: number, out: number, rows: number, inner: number, columns: number, room?: number) => void;
type BlockProduct = (...args: [A: number, B: number, out: number, blocks: number, ...shape: number[]]) => void;
type Value = (Z: number, out: number, count: number) => void;
type Backward = (dA: number, A: number, out: number, count: number) => void;

/** Undefined where WebAssembly SIMD is missing: then the loops of plain.ts run. */
const instances = new Map<Arena, WasmKernels | undefined>();
/** Those that were asked for last: asking is part of every kernel's call. */
let recent: { arena: Arena; kernels: WasmKernels | undefined } | undefined;

function kernelsOf(arena: Arena): WasmKernels | undefined {
  if (recent?.arena !== arena) {
    if (!instances.has(arena)) instances.set(arena, instantiate(arena));
    recent = { arena, kernels: instances.get(arena) };
  }
  return recent.kernels;
}

function instantiate({ precision, memory }: Arena): WasmKernels | undefined {
  // The same path from src and from dist.
  const code = readFileSync(join(__dirname, "..", "..", "dist", `kernels.${precision}.wasm`));
  if (!webAssembly?.validate(code)) return undefined;
  return new webAssembly.Instance(new webAssembly.Module(code), { env: { memory } }).exports as WasmKernels;
}

/** The kernels of the open workspace. */
export function openKernels(): WasmKernels | undefined {
  const arena = openArena();
  return arena && kernelsOf(arena);
}

/** The same, if all arrays lie in that workspace. */
export function kernelsFor(A: Float64Array, B: Float64Array, C: Float64Array = B): WasmKernels | undefined {
  const arena = openArena();
  return arena?.holds(A) && arena.holds(B) && arena.holds(C) ? kernelsOf(arena) : undefined;
}

/** The same, for kernels that take arrays of whole SIMD registers only. */
export function vectorKernelsFor(A: Float64Array, B: Float64Array, C: Float64Array = B): WasmKernels | undefined {
  const arena = openArena();
  return arena && A.length % arena.lanes === 0 ? kernelsFor(A, B, C) : undefined;
}
