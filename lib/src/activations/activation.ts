import type { ActivationKernels } from "../kernels/index.js";
import { blank, type Matrix } from "../matrix/index.js";
import { keepsNothing } from "../workspace/index.js";

/** What a layer does with its weighted inputs Z: A = σ(Z), and the way back. */
export interface Activation {
  readonly name: string;
  /** A = σ(Z). Z and A are m×n, one example a row. */
  apply(Z: Matrix): Matrix;
  /** ∂C/∂Z from ∂C/∂A, with the Z and A of the forward pass. All are m×n. */
  backward(dA: Matrix, Z: Matrix, A: Matrix): Matrix;
}

/** An activation that treats each entry by itself, so that it has a derivative in one variable. */
export interface ElementwiseActivation extends Activation {
  /** σ(z). */
  value(z: number): number;
  /** σ′(z). */
  derivative(z: number): number;
}

/**
 * Builds an activation from its value and its derivative.
 * The derivative may use a = σ(z), which the forward pass has already computed.
 * @param kernels the same two, for whole matrices at once, where there are any
 */
export function elementwise(
  name: string,
  value: (z: number) => number,
  derivative: (z: number, a: number) => number,
  kernels?: ActivationKernels,
): ElementwiseActivation {
  return keepsNothing<ElementwiseActivation>({
    name,
    value,
    derivative: (z) => derivative(z, value(z)),

    apply(Z) {
      const A = blank(Z.rows, Z.columns);
      if (kernels?.value(Z.data, A.data)) return A;
      for (let at = 0; at < A.data.length; at++) A.data[at] = value(Z.data[at]);
      return A;
    },

    // ∂C/∂Z = ∂C/∂A ⊙ σ′(Z)
    backward(dA, Z, A) {
      const dZ = blank(Z.rows, Z.columns);
      if (kernels?.backward(dA.data, A.data, dZ.data)) return dZ;
      for (let at = 0; at < dZ.data.length; at++) dZ.data[at] = dA.data[at] * derivative(Z.data[at], A.data[at]);
      return dZ;
    },
  });
}
