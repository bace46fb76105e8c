import { zeros, type Matrix } from "../matrix/index.js";

/**
 * Attention's weights from its scores. S is a stack of N×N blocks; row t of a block is softmax over its first t + 1
 * entries, and 0 after them: position t sees itself and what came before, and nothing of the future.
 *
 *     Pₜₛ = e^(c·Sₜₛ) / Σ_{u ≤ t} e^(c·Sₜᵤ)   for s ≤ t,   else 0
 *
 * @param c what the scores are multiplied by: 1/√n
 */
export function causalSoftmax(S: Matrix, c: number): Matrix {
  const N = S.columns;
  const P = zeros(S.rows, N);
  for (let r = 0; r < S.rows; r++) {
    const [from, seen] = [r * N, (r % N) + 1];
    let [max, sum] = [-Infinity, 0];
    for (let s = 0; s < seen; s++) max = Math.max(max, c * S.data[from + s]);
    for (let s = 0; s < seen; s++) sum += P.data[from + s] = Math.exp(c * S.data[from + s] - max);
    for (let s = 0; s < seen; s++) P.data[from + s] /= sum;
  }
  return P;
}

/**
 * ∂C/∂S from ∂C/∂P, with softmax's Jacobian as in activations/softmax.ts:
 *
 *     ∂C/∂Sₜₛ = c · Pₜₛ (∂C/∂Pₜₛ − Σᵤ Pₜᵤ ∂C/∂Pₜᵤ)
 */
export function causalSoftmaxBackward(dP: Matrix, P: Matrix, c: number): Matrix {
  const N = P.columns;
  const dS = zeros(P.rows, N);
  for (let r = 0; r < P.rows; r++) {
    const [from, seen] = [r * N, (r % N) + 1];
    let mean = 0;
    for (let s = 0; s < seen; s++) mean += P.data[from + s] * dP.data[from + s];
    for (let s = 0; s < seen; s++) dS.data[from + s] = c * P.data[from + s] * (dP.data[from + s] - mean);
  }
  return dS;
}
