import * as kernels from "../kernels/index.js";
import { blank, mapEntries, row, type Matrix } from "../matrix/index.js";
import { keepsNothing } from "../workspace/index.js";
import type { Activation } from "./activation.js";

/**
 * aⱼ = eᶻʲ / Σₖ eᶻᵏ in each row: positive numbers that sum to 1, so they can be read as probabilities.
 * Each output depends on every input of its row, so there is no derivative in one variable; `backward` applies the
 * Jacobian ∂aⱼ/∂zₖ = aⱼ(1[j = k] − aₖ). Nielsen, chapter 3; Goodfellow et al., section 6.2.2.3.
 */
export const softmax = keepsNothing<Activation>({
  name: "softmax",

  apply(Z) {
    const A = blank(Z.rows, Z.columns);
    if (kernels.softmax(Z.data, A.data, Z.rows, Z.columns)) return A;
    for (let i = 0; i < Z.rows; i++) {
      const z = row(Z, i);
      const a = row(A, i);
      // eᶻ / Σ eᶻ = e^(z − L), where L = log Σ eᶻ is found without overflow.
      const L = logSumExp(z);
      for (let j = 0; j < z.length; j++) a[j] = Math.exp(z[j] - L);
    }
    return A;
  },

  backward(dA, _Z, A) {
    // ∂C/∂zₖ = aₖ (∂C/∂aₖ − Σⱼ aⱼ ∂C/∂aⱼ)
    const weightedMeans = rowDots(dA, A);
    return mapEntries(A, (a, at) => a * (dA.data[at] - weightedMeans[Math.floor(at / A.columns)]));
  },
});

/** log Σ eᶻ = max z + log Σ e^(z − max z): no exponent is above 0, so nothing overflows. */
export function logSumExp(z: ArrayLike<number>): number {
  let max = -Infinity;
  for (let j = 0; j < z.length; j++) max = Math.max(max, z[j]);
  let sum = 0;
  for (let j = 0; j < z.length; j++) sum += Math.exp(z[j] - max);
  return max + Math.log(sum);
}

function rowDots(A: Matrix, B: Matrix): Float64Array {
  const dots = new Float64Array(A.rows);
  for (let at = 0; at < A.data.length; at++) dots[Math.floor(at / A.columns)] += A.data[at] * B.data[at];
  return dots;
}
