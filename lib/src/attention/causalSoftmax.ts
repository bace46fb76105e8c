import * as kernels from "../kernels/index.js";
import { blank, type Matrix } from "../matrix/index.js";

/**
 * Attention's weights from its scores. S is a stack of N×N blocks; row t of a block is softmax over its first t + 1
 * entries, and 0 after them: position t sees itself and what came before, and nothing of the future.
 *
 *     Pₜₛ = e^(c·Sₜₛ) / Σ_{u ≤ t} e^(c·Sₜᵤ)   for s ≤ t,   else 0
 *
 * @param c what the scores are multiplied by: 1/√n
 */
export function causalSoftmax(S: Matrix, c: number): Matrix {
  const P = blank(S.rows, S.columns);
  kernels.causalSoftmax(S.data, P.data, S.rows, S.columns, c);
  return P;
}

/**
 * ∂C/∂S from ∂C/∂P, with softmax's Jacobian as in activations/softmax.ts:
 *
 *     ∂C/∂Sₜₛ = c · Pₜₛ (∂C/∂Pₜₛ − Σᵤ Pₜᵤ ∂C/∂Pₜᵤ)
 */
export function causalSoftmaxBackward(dP: Matrix, P: Matrix, c: number): Matrix {
  const dS = blank(P.rows, P.columns);
  kernels.causalSoftmaxBackward(dP.data, P.data, dS.data, P.rows, P.columns, c);
  return dS;
}
