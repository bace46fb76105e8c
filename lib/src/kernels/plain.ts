/**
 * What the kernels compute, as loops over flat row-major arrays: the text to read, what the fast kernels are tested against, and
 * what runs where WebAssembly SIMD is missing. Callers have checked the sizes.
 * `out` is overwritten. In the products it must not be one of the factors.
 */

/** out = A·B, with A rows×inner, B inner×columns, out rows×columns. */
export function multiply(
  A: Float64Array,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  out.fill(0);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const a = A[i * inner + k];
      for (let j = 0; j < columns; j++) out[i * columns + j] += a * B[k * columns + j];
    }
  }
}

/** out = A·Bᵀ, with A rows×inner, B columns×inner, out rows×columns: every entry is the dot product of two rows. */
export function multiplyByTranspose(
  A: Float64Array,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += A[i * inner + k] * B[j * inner + k];
      out[i * columns + j] = sum;
    }
  }
}

/** out = Aᵀ·B, with A inner×rows, B inner×columns, out rows×columns: a sum of outer products, one per shared row. */
export function transposeMultiply(
  A: Float64Array,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  out.fill(0);
  for (let k = 0; k < inner; k++) {
    for (let i = 0; i < rows; i++) {
      const a = A[k * rows + i];
      for (let j = 0; j < columns; j++) out[i * columns + j] += a * B[k * columns + j];
    }
  }
}

/**
 * A product for many small matrices of one shape: A, B and out hold `blocks` of them, one after another, and block b of
 * `out` is the product of blocks b of A and B. Attention has one block for each example and head.
 */
const onBlocks =
  (product: typeof multiply) =>
  (
    A: Float64Array,
    B: Float64Array,
    out: Float64Array,
    blocks: number,
    rows: number,
    inner: number,
    columns: number,
  ): void => {
    // Block number b of `length` entries, as a view. Transposed or not, a block of A has rows·inner entries, one of B inner·columns.
    const block = (M: Float64Array, b: number, length: number) => M.subarray(b * length, (b + 1) * length);
    for (let b = 0; b < blocks; b++) {
      const [Ab, Bb] = [block(A, b, rows * inner), block(B, b, inner * columns)];
      product(Ab, Bb, block(out, b, rows * columns), rows, inner, columns);
    }
  };

/** out_b = A_b·B_b, with A_b rows×inner, B_b inner×columns. */
export const multiplyBlocks = onBlocks(multiply);

/** out_b = A_b·B_bᵀ, with A_b rows×inner, B_b columns×inner. */
export const multiplyBlocksByTranspose = onBlocks(multiplyByTranspose);

/** out_b = A_bᵀ·B_b, with A_b inner×rows, B_b inner×columns. */
export const transposeMultiplyBlocks = onBlocks(transposeMultiply);

/** out = A + b, with the row b added to each row of A. */
export function addRow(A: Float64Array, b: Float64Array, out: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[i * columns + j] = A[i * columns + j] + b[j];
  }
}

/** out = the sum of A's rows. */
export function columnSums(A: Float64Array, out: Float64Array, rows: number, columns: number): void {
  out.fill(0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j] += A[i * columns + j];
  }
}

/** out = A + B. */
export function add(A: Float64Array, B: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = A[i] + B[i];
}

/** out = A − B. */
export function subtract(A: Float64Array, B: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = A[i] - B[i];
}

/** out = A ⊙ B. */
export function hadamard(A: Float64Array, B: Float64Array, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = A[i] * B[i];
}

/** out = factor·A. */
export function scale(A: Float64Array, factor: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = factor * A[i];
}

/** A ← A + factor·B. */
export function addScaled(A: Float64Array, factor: number, B: Float64Array): void {
  for (let i = 0; i < A.length; i++) A[i] += factor * B[i];
}

/** Σ a. */
export function sum(A: Float64Array): number {
  let total = 0;
  for (let i = 0; i < A.length; i++) total += A[i];
  return total;
}

/** Σ (a − center)². */
export function sumOfSquares(A: Float64Array, center: number): number {
  let total = 0;
  for (let i = 0; i < A.length; i++) total += (A[i] - center) * (A[i] - center);
  return total;
}

/** out = bytes/255 for the given rows of a matrix of bytes; out is indices.length×columns. */
export function unpackRows(bytes: Uint8Array, indices: ArrayLike<number>, out: Float64Array, columns: number): void {
  for (let i = 0; i < indices.length; i++) {
    for (let j = 0; j < columns; j++) out[i * columns + j] = bytes[indices[i] * columns + j] / 255;
  }
}

/** Whether no entry is NaN or infinite. */
export function allFinite(A: Float64Array): boolean {
  for (let i = 0; i < A.length; i++) if (!Number.isFinite(A[i])) return false;
  return true;
}

/**
 * One step of Adam for the parameters v, with the averages s of the gradients g and r of their squares:
 * s ← β₁s + (1 − β₁)g, r ← β₂r + (1 − β₂)g², v ← v − stepSize · s / (√(r / rCorrection) + ε).
 */
export function adam(
  v: Float64Array,
  s: Float64Array,
  r: Float64Array,
  g: Float64Array,
  { beta1, beta2, stepSize, rCorrection, epsilon }: AdamStep,
): void {
  for (let i = 0; i < v.length; i++) {
    s[i] = beta1 * s[i] + (1 - beta1) * g[i];
    r[i] = beta2 * r[i] + (1 - beta2) * g[i] * g[i];
    v[i] -= (stepSize * s[i]) / (Math.sqrt(r[i] / rCorrection) + epsilon);
  }
}

/** The numbers of one step of Adam. */
export interface AdamStep {
  beta1: number;
  beta2: number;
  /** η / (1 − β₁ᵗ). */
  stepSize: number;
  /** 1 − β₂ᵗ. */
  rCorrection: number;
  epsilon: number;
}
