import type { Cost } from "../costs/index.js";
import type { LayerPass } from "../layers/index.js";
import type { Matrix } from "../matrix/index.js";
import { forward, type Network } from "./network.js";

/** What one backward pass finds. */
export interface Backprop {
  /** C on these examples. */
  readonly loss: number;
  /** ∂C/∂parameter for each of `net.parameters`, in the same order and shapes. */
  readonly gradients: Matrix[];
  /** δˡ for each layer, m×outputs. Row x is ∂Cₓ/∂zˡ, with the cost of example x alone; C is the mean of all Cₓ. */
  readonly deltas: Matrix[];
  /** The forward pass: input, Z and A of each layer. */
  readonly passes: LayerPass[];
}

/**
 * The gradient of the cost in every weight and bias, by one pass forward and one pass back.
 * X is m×inputs and Y is m×outputs. Nielsen, chapter 2; the layers hold BP3 and BP4 (see layers/dense.ts).
 *
 * @param training whether dropout drops units
 * @throws RangeError naming both shapes when X or Y does not fit the network
 */
export function backprop(net: Network, X: Matrix, Y: Matrix, cost: Cost, training = true): Backprop {
  const { layers } = net;
  const last = layers.length - 1;

  // Forward: Zˡ = Aˡ⁻¹·Wˡᵀ + bˡ and Aˡ = σ(Zˡ), each remembered for the way back.
  const passes = forward(net, X, training);

  const deltas: Matrix[] = [];
  const gradients: Matrix[] = [];

  // BP1  δᴸ = ∇ₐC ⊙ σ′(Zᴸ): the error of the output layer.
  let delta = cost.outputError(passes[last], Y);

  for (let l = last; l >= 0; l--) {
    deltas.unshift(delta);

    // BP4  ∂C/∂Wˡ = δˡᵀ·Aˡ⁻¹ / m        BP3  ∂C/∂bˡ = Σ δˡ / m
    gradients.unshift(...layers[l].gradients(delta, passes[l]));

    // BP2  δˡ⁻¹ = (δˡ·Wˡ) ⊙ σ′(Zˡ⁻¹)
    if (l > 0) {
      const { Z, A, activation } = passes[l - 1];
      const dA = layers[l].inputGradient(delta, passes[l]); // δˡ·Wˡ: back through the weights
      delta = activation.backward(dA, Z, A); //                ⊙ σ′(Zˡ⁻¹): back through the activation
    }
  }

  return { loss: cost.value(passes[last], Y), gradients, deltas, passes };
}
