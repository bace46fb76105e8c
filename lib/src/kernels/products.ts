/**
 * The three matrix products of a dense layer, as loops over flat row-major arrays.
 * matrix.ts alone calls these; nothing else in lib is written for speed.
 * Callers have checked the sizes. `out` is overwritten and must not be one of the factors.
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
