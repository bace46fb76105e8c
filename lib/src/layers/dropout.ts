import { identity } from "../activations/index.js";
import { keepsNothing } from "../workspace/index.js";
import { hadamard, mapEntries } from "../matrix/index.js";
import type { Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";
import type { Layer } from "./layer.js";

/**
 * Drops each value with probability `rate` while training, and divides the others by 1 − rate, so that the expected
 * value stays the same and nothing needs to change when the network is used. Srivastava et al., 2014, in its later,
 * "inverted" form.
 *
 * @param size number of values of each example, in and out
 * @param rate probability of being dropped, 0 ≤ rate < 1
 * @throws RangeError when size or rate is out of range
 */
export function dropout<Size extends number>(size: Size, rate: number, options: { rng: Random }): Layer<Size, Size> {
  requireWhole(`dropout(${size}, ${rate}): a layer's size`, size, 1);
  if (!(rate >= 0 && rate < 1)) {
    throw new RangeError(`dropout(${size}, ${rate}): the rate must be at least 0 and below 1`);
  }
  const { rng } = options;
  return keepsNothing<Layer<Size, Size>>({
    name: `dropout(${size}, ${rate})`,
    inputs: size,
    outputs: size,
    activation: identity,
    parameters: [],
    forward(input, training) {
      if (!training) return { input, Z: input, A: input, activation: identity };
      const mask = mapEntries(input, () => (rng.uniform() < rate ? 0 : 1 / (1 - rate)));
      const A = hadamard(input, mask);
      return { input, Z: A, A, activation: identity, mask };
    },
    gradients: () => [],
    inputGradient: (delta, { mask }) => (mask ? hadamard(delta, mask) : delta),
    clone: () => dropout(size, rate, options),
  });
}
