/** The inner loops of attention and layer norm; as in index.ts, WebAssembly does the work where all arrays lie in a workspace. */
import * as plain from "./plainAttention.js";
import { reachable, wasm } from "./wasm.js";

export type { Heads } from "./plainAttention.js";

export const causalSoftmax: typeof plain.causalSoftmax = (S, out, rows, columns, c) => {
  if (!reachable(S, out)) plain.causalSoftmax(S, out, rows, columns, c);
  else wasm!.causalSoftmax(S.byteOffset, out.byteOffset, rows, columns, c);
};

export const causalSoftmaxBackward: typeof plain.causalSoftmaxBackward = (dP, P, out, rows, columns, c) => {
  if (!reachable(dP, P, out)) plain.causalSoftmaxBackward(dP, P, out, rows, columns, c);
  else wasm!.causalSoftmaxBackward(dP.byteOffset, P.byteOffset, out.byteOffset, rows, columns, c);
};

export const layerNorm: typeof plain.layerNorm = (
  X,
  { gain, bias, epsilon },
  { normal, inverse, out },
  rows,
  columns,
) => {
  if (!reachable(X, gain, bias) || !reachable(normal, inverse, out)) {
    return plain.layerNorm(X, { gain, bias, epsilon }, { normal, inverse, out }, rows, columns);
  }
  const [x, gamma, beta] = [X.byteOffset, gain.byteOffset, bias.byteOffset];
  const [n, i, o] = [normal.byteOffset, inverse.byteOffset, out.byteOffset];
  wasm!.layerNorm(x, gamma, beta, n, i, o, rows, columns, epsilon);
};

export const layerNormBackward: typeof plain.layerNormBackward = (delta, gain, pass, out, rows, columns) => {
  const { normal, inverse } = pass;
  if (!reachable(delta, gain, out) || !reachable(normal, inverse)) {
    return plain.layerNormBackward(delta, gain, pass, out, rows, columns);
  }
  const [d, gamma, n, i] = [delta.byteOffset, gain.byteOffset, normal.byteOffset, inverse.byteOffset];
  wasm!.layerNormBackward(d, gamma, n, i, out.byteOffset, rows, columns);
};

export const splitHeads: typeof plain.splitHeads = (rows, offset, blocks, heads, rowColumns) => {
  if (!reachable(rows, blocks)) return plain.splitHeads(rows, offset, blocks, heads, rowColumns);
  const { examples, context, heads: H, columns } = heads;
  wasm!.splitHeads(rows.byteOffset + 8 * offset, blocks.byteOffset, examples, context, H, columns, rowColumns);
};

export const mergeHeads: typeof plain.mergeHeads = (blocks, rows, offset, heads, rowColumns) => {
  if (!reachable(blocks, rows)) return plain.mergeHeads(blocks, rows, offset, heads, rowColumns);
  const { examples, context, heads: H, columns } = heads;
  wasm!.mergeHeads(blocks.byteOffset, rows.byteOffset + 8 * offset, examples, context, H, columns, rowColumns);
};
