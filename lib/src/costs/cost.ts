import type { Activation } from "../activations/index.js";
import { shapeOf, type Matrix } from "../matrix/index.js";
import type { LayerPass } from "../layers/index.js";

/** How far the outputs are from the targets, and the error δ that backprop starts from. */
export interface Cost {
  readonly name: string;
  /** C, the mean over the m examples of the last layer's pass; targets Y are m×outputs. */
  value(output: LayerPass, Y: Matrix): number;
  /** BP1: δ of the last layer, m×outputs. Row x is ∂Cₓ/∂z, with the cost of example x alone. */
  outputError(output: LayerPass, Y: Matrix): Matrix;
  /** @throws RangeError or TypeError when these targets or this output activation make no sense with the cost */
  requireTargets(activation: Activation, Y: Matrix): void;
}

/** @throws RangeError naming both shapes when outputs and targets differ in shape */
export function requireSameShape(A: Matrix, Y: Matrix): void {
  if (A.rows !== Y.rows || A.columns !== Y.columns) {
    throw new RangeError(`cost: the outputs are ${shapeOf(A)}, but the targets Y are ${shapeOf(Y)}`);
  }
}
