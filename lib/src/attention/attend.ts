import { identity } from "../activations/index.js";
import type { Layer, LayerPass } from "../layers/index.js";
import {
  blank,
  multiplyBlocks,
  multiplyBlocksByTranspose,
  transposeMultiplyBlocks,
  type Matrix,
} from "../matrix/index.js";
import { requireWhole } from "../requireWhole.js";
import { keepsNothing } from "../workspace/index.js";
import { causalSoftmax, causalSoftmaxBackward } from "./causalSoftmax.js";
import { mergeHeads, splitHeads, type Heads } from "./heads.js";

/** What attention remembers for the way back. All are stacks of one block for each example and head. */
export interface AttentionPass extends LayerPass {
  /** Queries, keys and values, (m·H·N)×n each. */
  readonly Q: Matrix;
  readonly K: Matrix;
  readonly V: Matrix;
  /** Weights, (m·H·N)×N: row t of block i·H + h says how head h of example i shares its attention among positions 0 … t. */
  readonly P: Matrix;
  readonly heads: number;
}

/**
 * Causal attention of H heads: the step in which positions of a sequence see each other. It has nothing to learn.
 * Input: (m·N)×3d; each row holds a query q, a key k and a value v, of d columns each. Head h takes columns h·n to
 * (h + 1)·n − 1 of each, n = d/H. Output: (m·N)×d. In each example and head:
 *
 *     Aₜ = Σ_{s ≤ t} Pₜₛ vₛ,   P = causalSoftmax(Q·Kᵀ/√n)
 *
 * Vaswani et al., 2017, section 3.2; Zhang et al., sections 11.3 and 11.5.
 *
 * @param context N
 * @param width d
 * @throws RangeError when a size is not a whole number of at least 1, or the heads don't divide the width
 */
export function attend(context: number, width: number, heads: number): Layer {
  const name = `attend(${context}, ${width}, ${heads})`;
  for (const size of [context, width, heads]) requireWhole(`${name}: a size`, size, 1);
  if (width % heads !== 0) throw new RangeError(`${name}: ${heads} heads don't divide a width of ${width}`);
  const columns = width / heads; // n
  const c = 1 / Math.sqrt(columns);
  const shapeFor = ({ rows }: Matrix): Heads => ({ examples: rows / context, context, heads, columns });

  return keepsNothing<Layer>({
    name,
    inputs: 3 * width,
    outputs: width,
    activation: identity,
    parameters: [],

    forward(input): AttentionPass {
      const shape = shapeFor(input);
      const blocks = shape.examples * heads;
      const [Q, K, V] = [0, 1, 2].map((part) => splitHeads(input, part * width, shape)); // (m·H·N)×n each
      const S = multiplyBlocksByTranspose(Q, K, blocks); // (m·H·N)×N   S = Q·Kᵀ: how well query t fits key s
      const P = causalSoftmax(S, c); //                     (m·H·N)×N   P = softmax(S/√n), nothing of the future
      const O = multiplyBlocks(P, V, blocks); //            (m·H·N)×n   O = P·V: a mean of values, weighted by P
      const A = blank(input.rows, width); //                (m·N)×d     the heads side by side
      mergeHeads(O, A, 0, shape);
      return { input, Z: A, A, activation: identity, Q, K, V, P, heads };
    },

    gradients: () => [],

    inputGradient(delta, { Q, K, V, P }: AttentionPass) {
      const shape = shapeFor(delta);
      const blocks = shape.examples * heads;
      const dO = splitHeads(delta, 0, shape); //                 (m·H·N)×n
      const dV = transposeMultiplyBlocks(P, dO, blocks); //      (m·H·N)×n   ∂C/∂V = Pᵀ·∂C/∂O
      const dP = multiplyBlocksByTranspose(dO, V, blocks); //    (m·H·N)×N   ∂C/∂P = ∂C/∂O·Vᵀ
      const dS = causalSoftmaxBackward(dP, P, c); //             (m·H·N)×N
      const dQ = multiplyBlocks(dS, K, blocks); //               (m·H·N)×n   ∂C/∂Q = ∂C/∂S·K
      const dK = transposeMultiplyBlocks(dS, Q, blocks); //      (m·H·N)×n   ∂C/∂K = ∂C/∂Sᵀ·Q
      const out = blank(delta.rows, 3 * width); //               (m·N)×3d    q, k and v side by side
      [dQ, dK, dV].forEach((part, p) => mergeHeads(part, out, p * width, shape));
      return out;
    },

    clone: () => attend(context, width, heads),
  });
}
