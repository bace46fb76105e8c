import { hadamard, mapEntries, type Matrix } from "../matrix.js";

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
 */
export function elementwise(
  name: string,
  value: (z: number) => number,
  derivative: (z: number, a: number) => number,
): ElementwiseActivation {
  return {
    name,
    value,
    derivative: (z) => derivative(z, value(z)),
    apply: (Z) => mapEntries(Z, value),
    // ∂C/∂Z = ∂C/∂A ⊙ σ′(Z)
    backward: (dA, Z, A) =>
      hadamard(
        dA,
        mapEntries(Z, (z, at) => derivative(z, A.data[at])),
      ),
  };
}
