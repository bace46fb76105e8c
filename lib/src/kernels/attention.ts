/** The inner loops of attention and layer norm; as in index.ts, WebAssembly does the work where all arrays lie in the open workspace. */
import * as plain from "./plainAttention.js";
import { kernelsFor } from "./wasm.js";

export type { Heads } from "./plainAttention.js";

export const causalSoftmax: typeof plain.causalSoftmax = (S, out, rows, columns, c) => {
  const wasm = kernelsFor(S, out);
  if (wasm) wasm.causalSoftmax(S.byteOffset, out.byteOffset, rows, columns, c);
  else plain.causalSoftmax(S, out, rows, columns, c);
};

export const causalSoftmaxBackward: typeof plain.causalSoftmaxBackward = (dP, P, out, rows, columns, c) => {
  const wasm = kernelsFor(dP, P, out);
  if (wasm) wasm.causalSoftmaxBackward(dP.byteOffset, P.byteOffset, out.byteOffset, rows, columns, c);
  else plain.causalSoftmaxBackward(dP, P, out, rows, columns, c);
};

export const layerNorm: typeof plain.layerNorm = (
  X,
  { gain, bias, epsilon },
  { normal, inverse, out },
  rows,
  columns,
) => {
  const wasm = kernelsFor(X, gain, bias) && kernelsFor(normal, inverse, out);
  if (!wasm) {
    return plain.layerNorm(X, { gain, bias, epsilon }, { normal, inverse, out }, rows, columns);
  }
  const [x, gamma, beta] = [X.byteOffset, gain.byteOffset, bias.byteOffset];
  const [n, i, o] = [normal.byteOffset, inverse.byteOffset, out.byteOffset];
  wasm.layerNorm(x, gamma, beta, n, i, o, rows, columns, epsilon);
};

export const layerNormBackward: typeof plain.layerNormBackward = (delta, gain, pass, out, rows, columns) => {
  const { normal, inverse } = pass;
  const wasm = kernelsFor(delta, gain, out) && kernelsFor(normal, inverse);
  if (!wasm) return plain.layerNormBackward(delta, gain, pass, out, rows, columns);
  const [d, gamma, n, i] = [delta.byteOffset, gain.byteOffset, normal.byteOffset, inverse.byteOffset];
  wasm.layerNormBackward(d, gamma, n, i, out.byteOffset, rows, columns);
};

export const splitHeads: typeof plain.splitHeads = (rows, offset, blocks, heads, rowColumns) => {
  const wasm = kernelsFor(rows, blocks);
  if (!wasm) return plain.splitHeads(rows, offset, blocks, heads, rowColumns);
  const { examples, context, heads: H, columns } = heads;
  const from = rows.byteOffset + offset * rows.BYTES_PER_ELEMENT;
  wasm.splitHeads(from, blocks.byteOffset, examples, context, H, columns, rowColumns);
};

export const mergeHeads: typeof plain.mergeHeads = (blocks, rows, offset, heads, rowColumns) => {
  const wasm = kernelsFor(blocks, rows);
  if (!wasm) return plain.mergeHeads(blocks, rows, offset, heads, rowColumns);
  const { examples, context, heads: H, columns } = heads;
  const to = rows.byteOffset + offset * rows.BYTES_PER_ELEMENT;
  wasm.mergeHeads(blocks.byteOffset, to, examples, context, H, columns, rowColumns);
};
