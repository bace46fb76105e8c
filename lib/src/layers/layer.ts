import type { Activation } from "../activations/index.js";
import type { Matrix } from "../matrix/index.js";

/** One layer of a network. The sizes are part of the type, so that layers that don't fit are found before they run. */
export interface Layer<In extends number = number, Out extends number = number> {
  readonly name: string;
  /** Number of inputs of each example. */
  readonly inputs: In;
  /** Number of outputs of each example: the number of neurons. */
  readonly outputs: Out;
  readonly activation: Activation;
  /** Rows it gives for each row it takes, where that is not 1: an embedding turns a row of N tokens into N rows. */
  readonly rowsPerExample?: number;
  /** What is learned, in the order of `gradients`. A layer that learns nothing has none. */
  readonly parameters: readonly Parameter[];
  /** Sends a mini-batch through: input m×inputs. While training, dropout drops units. */
  forward(input: Matrix, training: boolean): LayerPass;
  /** ∂C/∂parameters from δ (m×outputs), whose row x is ∂Cₓ/∂z: Cₓ is the cost of example x, and C the mean of all. */
  gradients(delta: Matrix, pass: LayerPass): Matrix[];
  /** ∂Cₓ/∂input for each example x, m×inputs, from δ (m×outputs). */
  inputGradient(delta: Matrix, pass: LayerPass): Matrix;
  /** The same layer with a copy of its parameters. */
  clone(): Layer<In, Out>;
}

/** A matrix that is learned. */
export interface Parameter extends Matrix {
  /** "W", "b". */
  readonly name: string;
  /** Whether L2 regularization shrinks it: weights yes, biases no. */
  readonly decays: boolean;
}

/** What a layer remembers of a forward pass, for the way back. */
export interface LayerPass {
  /** The layer's input, m×inputs. */
  readonly input: Matrix;
  /** Weighted input Z, m×outputs. */
  readonly Z: Matrix;
  /** Output A = σ(Z), m×outputs. */
  readonly A: Matrix;
  /** σ. */
  readonly activation: Activation;
  /** Dropout only: the factor of each entry, 0 for the dropped ones. m×outputs */
  readonly mask?: Matrix;
}
