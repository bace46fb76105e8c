import type { Cost } from "../costs/index.js";
import type { LayerPass } from "../layers/index.js";
import type { Matrix } from "../matrix.js";
import { forward, type Network } from "./network.js";

/** What one backward pass finds. */
export interface Backprop {
  /** C on these examples. */
  readonly loss: number;
  /** ∂C/∂parameter for each of `net.parameters`, in the same order and shapes. */
  readonly gradients: Matrix[];
  /** δˡ = ∂C/∂Zˡ for each layer, m×outputs. */
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
  let delta = cost.outputError(passes[last], layers[last].activation, Y);

  for (let l = last; l >= 0; l--) {
    deltas.unshift(delta);

    // BP3  ∂C/∂bˡ = Σ δˡ / m        BP4  ∂C/∂Wˡ = δˡᵀ·Aˡ⁻¹ / m
    gradients.unshift(...layers[l].gradients(delta, passes[l]));

    // BP2  δˡ⁻¹ = (δˡ·Wˡ) ⊙ σ′(Zˡ⁻¹): the error moves back through the weights, then through the activation.
    if (l > 0) {
      const before = passes[l - 1];
      delta = layers[l - 1].activation.backward(layers[l].inputError(delta, passes[l]), before.Z, before.A);
    }
  }

  return { loss: cost.value(passes[last], layers[last].activation, Y), gradients, deltas, passes };
}
