import type { Activation } from "../activations/index.js";
import type { Matrix } from "../matrix.js";

/** One layer of a network. The sizes are part of the type, so that layers that don't fit are found before they run. */
export interface Layer<In extends number = number, Out extends number = number> {
  readonly name: string;
  /** Number of inputs of each example. */
  readonly inputs: In;
  /** Number of outputs of each example: the number of neurons. */
  readonly outputs: Out;
  readonly activation: Activation;
  /** What is learned, in the order of `gradients`. Weights are first; a layer that learns nothing has none. */
  readonly parameters: readonly Matrix[];
  /** Sends a mini-batch through: input m×inputs. While training, dropout drops units. */
  forward(input: Matrix, training: boolean): LayerPass;
  /** ∂C/∂parameters from δ = ∂C/∂Z (m×outputs), averaged over the m examples. */
  gradients(delta: Matrix, pass: LayerPass): Matrix[];
  /** ∂C/∂input (m×inputs) from δ = ∂C/∂Z (m×outputs). */
  inputError(delta: Matrix, pass: LayerPass): Matrix;
  /** The same layer with a copy of its parameters. */
  clone(): Layer<In, Out>;
}

/** What a layer remembers of a forward pass, for the way back. */
export interface LayerPass {
  /** The layer's input, m×inputs. */
  readonly input: Matrix;
  /** Weighted input Z, m×outputs. */
  readonly Z: Matrix;
  /** Output A = σ(Z), m×outputs. */
  readonly A: Matrix;
  /** Dropout only: the factor of each entry, 0 for the dropped ones. m×outputs */
  readonly mask?: Matrix;
}

/** @throws RangeError unless size is a whole number of at least 1 */
export function requireSize(call: string, size: number): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`${call}: a layer's size must be a whole number of at least 1, not ${size}`);
  }
}
