import type { Activation } from "../activations/index.js";
import { xavier, zeroWeights, type Initializer } from "../initializers.js";
import { keepsNothing } from "../workspace/index.js";
import {
  addRow,
  mapEntries,
  multiply,
  multiplyByTranspose,
  scale,
  columnSums,
  transposeMultiply,
  zeros,
} from "../matrix/index.js";
import { random, type Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";
import type { Layer, LayerPass, Parameter } from "./layer.js";

/** A fully connected layer: every neuron sees every input. */
export interface Dense<In extends number = number, Out extends number = number> extends Layer<In, Out> {
  /** Weights, outputs×inputs: W[j][k] leads from input k to neuron j. */
  readonly W: Parameter;
  /** Biases, 1×outputs. */
  readonly b: Parameter;
}

/** How a dense layer starts. */
export interface DenseOptions {
  /** Draws each weight; `xavier` unless told. Biases start at 0. */
  initializer?: Initializer;
  /** Draws each bias, where they are not to start at 0. */
  biasInitializer?: Initializer;
  /**
   * Where the draws come from. Without it, all layers share one generator, so a cell that is run twice starts from
   * other weights; give one generator to all layers of a network to get the same start each time.
   */
  rng?: Random;
}

const sharedRng = random(0);

/**
 * A layer of `outputs` neurons, each computing a = σ(w·x + b) from the same `inputs` values.
 *
 * @throws RangeError when a size is not a whole number of at least 1
 * @throws TypeError when the activation is not one of lib's (or made with `elementwise`)
 */
export function dense<In extends number, Out extends number>(
  inputs: In,
  outputs: Out,
  activation: Activation,
  options: DenseOptions = {},
): Dense<In, Out> {
  const call = `dense(${inputs}, ${outputs})`;
  requireWhole(`${call}: a layer's size`, inputs, 1);
  requireWhole(`${call}: a layer's size`, outputs, 1);
  requireActivation(call, activation);
  const { initializer = xavier, biasInitializer = zeroWeights, rng = sharedRng } = options;
  const draw = (rows: number, columns: number, initial: Initializer) =>
    mapEntries(zeros(rows, columns), () => initial(rng, inputs, outputs));
  const W: Parameter = { ...draw(outputs, inputs, initializer), name: "W", decays: true };
  const b: Parameter = { ...draw(1, outputs, biasInitializer), name: "b", decays: false };

  return keepsNothing<Dense<In, Out>>({
    name: `dense(${inputs}, ${outputs}, ${activation.name})`,
    inputs,
    outputs,
    activation,
    W,
    b,
    parameters: [W, b],

    forward(input): LayerPass {
      const Z = addRow(multiplyByTranspose(input, W), b); // Z = A·Wᵀ + b
      return { input, Z, A: activation.apply(Z), activation };
    },

    gradients(delta, { input }) {
      const share = scale(delta, 1 / delta.rows); // δ / m
      return [
        transposeMultiply(share, input), //               BP4  ∂C/∂W = δᵀ·A / m
        columnSums(share), //                             BP3  ∂C/∂b = Σ δ / m
      ];
    },

    inputGradient: (delta) => multiply(delta, W), //      BP2  ∂Cₓ/∂input = δ·W

    clone() {
      const copy = dense(inputs, outputs, activation, { initializer: zeroWeights });
      copy.W.data.set(W.data);
      copy.b.data.set(b.data);
      return copy;
    },
  });
}

function requireActivation(call: string, activation: Activation): void {
  if (typeof activation?.apply !== "function" || typeof activation.backward !== "function") {
    const given = typeof activation === "string" ? `the string "${activation}"` : typeof activation;
    throw new TypeError(
      `${call}: the activation must be sigmoid, tanh, relu, leakyRelu, identity or softmax (the value, not its name), not ${given}`,
    );
  }
}
