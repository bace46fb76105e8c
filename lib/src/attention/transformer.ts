import { identity, relu } from "../activations/index.js";
import { dense, type Layer } from "../layers/index.js";
import type { Random } from "../random.js";
import { attend } from "./attend.js";
import { layerNorm } from "./layerNorm.js";
import { residual } from "./residual.js";

/**
 * The two layers that a transformer repeats: in `selfAttention` the positions of a sequence see each other, in `feedForward`
 * each position thinks by itself. Both take and give (m·N)×d: one row for each position. Both add to what they are given
 * (`residual`), and look at it through a layer norm, as GPT-2 and GPT-3 do. Radford et al., 2019, section 2.3.
 */

/**
 * x + attention(layerNorm(x)): each position asks with a query, offers a key, and takes up the values of those whose keys
 * fit. It learns 4d² weights, for queries, keys, values and what is done with the result, 4d biases, and 2d of its norm.
 *
 * @param context N: the sequences' length
 * @param width d
 * @param heads H: how many questions a position may ask at once; d must be a multiple of it
 * @throws RangeError as `attend`
 */
export function selfAttention<Width extends number>(
  context: number,
  width: Width,
  heads: number,
  { rng }: { rng: Random },
): Layer<Width, Width> {
  return residual(`selfAttention(${context}, ${width}, ${heads})`, width, [
    layerNorm(width),
    dense(width, 3 * width, identity, { rng }), // (m·N)×d → (m·N)×3d: query, key and value of each position
    attend(context, width, heads), //              (m·N)×3d → (m·N)×d
    dense(width, width, identity, { rng }), //     (m·N)×d → (m·N)×d: mixes what the heads found
  ]);
}

/**
 * x + W₂·relu(W₁·layerNorm(x) + b₁) + b₂, with 4d hidden neurons. It learns 8d² weights, 5d biases, and 2d of its norm.
 * GPT has the smoother GELU in relu's place.
 *
 * @param width d
 */
export function feedForward<Width extends number>(width: Width, { rng }: { rng: Random }): Layer<Width, Width> {
  return residual(`feedForward(${width})`, width, [
    layerNorm(width),
    dense(width, 4 * width, relu, { rng }), //     (m·N)×d → (m·N)×4d
    dense(4 * width, width, identity, { rng }), // (m·N)×4d → (m·N)×d
  ]);
}
