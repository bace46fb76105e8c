/**
 * What the kernels of attention compute, as plain loops, as in plain.ts. `out` is overwritten, and so is all that a function
 * gives back.
 */

/**
 * S is a stack of square blocks. Row t of a block of `out` is softmax of c times its first t + 1 entries, and 0 after them:
 * e^(c·s − max) / Σ e^(c·s − max), where no exponent is above 0, so nothing overflows.
 */
export function causalSoftmax(S: Float64Array, out: Float64Array, rows: number, columns: number, c: number): void {
  out.fill(0);
  for (let r = 0; r < rows; r++) {
    const [from, seen] = [r * columns, (r % columns) + 1];
    let [max, sum] = [-Infinity, 0];
    for (let s = 0; s < seen; s++) max = Math.max(max, c * S[from + s]);
    for (let s = 0; s < seen; s++) sum += out[from + s] = Math.exp(c * S[from + s] - max);
    for (let s = 0; s < seen; s++) out[from + s] /= sum;
  }
}

/** out = c · P ⊙ (dP − Σ P ⊙ dP) in the first t + 1 entries of row t of each block, and 0 after them. */
export function causalSoftmaxBackward(
  dP: Float64Array,
  P: Float64Array,
  out: Float64Array,
  rows: number,
  columns: number,
  c: number,
): void {
  out.fill(0);
  for (let r = 0; r < rows; r++) {
    const [from, seen] = [r * columns, (r % columns) + 1];
    let mean = 0;
    for (let s = 0; s < seen; s++) mean += P[from + s] * dP[from + s];
    for (let s = 0; s < seen; s++) out[from + s] = c * P[from + s] * (dP[from + s] - mean);
  }
}

/** What a layer norm has learned, and what keeps its division finite. */
export interface Norm {
  gain: Float64Array;
  bias: Float64Array;
  epsilon: number;
}

/** What it finds: x̂ and 1/s of each row, and a. */
export interface Normed {
  normal: Float64Array;
  inverse: Float64Array;
  out: Float64Array;
}

/** In each row of X: normal = (x − μ)/s with s = √(variance + ε), inverse = 1/s, and out = gain ⊙ normal + bias. */
export function layerNorm(
  X: Float64Array,
  { gain, bias, epsilon }: Norm,
  { normal, inverse, out }: Normed,
  rows: number,
  columns: number,
): void {
  for (let r = 0; r < rows; r++) {
    const from = r * columns;
    let [sum, squares] = [0, 0];
    for (let j = 0; j < columns; j++) sum += X[from + j];
    const mean = sum / columns;
    for (let j = 0; j < columns; j++) squares += (X[from + j] - mean) * (X[from + j] - mean);
    inverse[r] = 1 / Math.sqrt(squares / columns + epsilon);
    for (let j = 0; j < columns; j++) {
      normal[from + j] = (X[from + j] - mean) * inverse[r];
      out[from + j] = gain[j] * normal[from + j] + bias[j];
    }
  }
}

/** In each row, out = (g − mean(g) − normal · mean(g ⊙ normal)) · inverse, with g = delta ⊙ gain. */
export function layerNormBackward(
  delta: Float64Array,
  gain: Float64Array,
  { normal, inverse }: Omit<Normed, "out">,
  out: Float64Array,
  rows: number,
  columns: number,
): void {
  for (let r = 0; r < rows; r++) {
    const from = r * columns;
    let [sum, sumAlong] = [0, 0];
    for (let j = 0; j < columns; j++) {
      const g = delta[from + j] * gain[j];
      sum += g;
      sumAlong += g * normal[from + j];
    }
    const [mean, along] = [sum / columns, sumAlong / columns];
    for (let j = 0; j < columns; j++) {
      out[from + j] = (delta[from + j] * gain[j] - mean - normal[from + j] * along) * inverse[r];
    }
  }
}

/** How m sequences of N positions are cut into H heads of n columns each. */
export interface Heads {
  readonly examples: number;
  readonly context: number;
  readonly heads: number;
  readonly columns: number;
}

/** blocks = columns offset, …, offset + H·n − 1 of rows: block i·H + h, N×n, holds what head h sees of example i. */
export function splitHeads(
  rows: Float64Array,
  offset: number,
  blocks: Float64Array,
  heads: Heads,
  rowColumns: number,
): void {
  copyHeads(heads, (at, r, h) => {
    const from = r * rowColumns + offset + h * heads.columns;
    for (let j = 0; j < heads.columns; j++) blocks[at + j] = rows[from + j];
  });
}

/** The way back: those columns of rows = blocks. */
export function mergeHeads(
  blocks: Float64Array,
  rows: Float64Array,
  offset: number,
  heads: Heads,
  rowColumns: number,
): void {
  copyHeads(heads, (at, r, h) => {
    const to = r * rowColumns + offset + h * heads.columns;
    for (let j = 0; j < heads.columns; j++) rows[to + j] = blocks[at + j];
  });
}

/** Calls `copy` for each row of the stack: `at` is its place in the stack, r the row and h the head it belongs to. */
function copyHeads(
  { examples, context, heads, columns }: Heads,
  copy: (at: number, r: number, h: number) => void,
): void {
  for (let i = 0; i < examples; i++) {
    for (let h = 0; h < heads; h++) {
      for (let t = 0; t < context; t++) copy(((i * heads + h) * context + t) * columns, i * context + t, h);
    }
  }
}
