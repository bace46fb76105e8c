import type { Cost } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { shapeOf, type Matrix } from "../matrix/index.js";
import { backprop, forward, type Network } from "../network/index.js";
import { numericalGradient } from "./numericalGradient.js";

/** How far gradients are from central differences. */
export interface GradientCheck {
  /** ‖g − ĝ‖ / (‖g‖ + ‖ĝ‖) over all parameters: below 1e-7 is right, above 1e-4 is a bug (or a kink, with ReLU). */
  readonly relativeError: number;
  /** The same for each parameter, in the order of `net.parameters`. */
  readonly parameters: readonly { readonly name: string; readonly relativeError: number }[];
}

/**
 * Compares gradients with central differences of the cost. It costs two forward passes a parameter, so use it on
 * small networks. Dropout drops nothing here, since no two losses could be compared. Where the gradient is 0 (at a
 * minimum), the error is that of rounding alone, and means nothing. Goodfellow et al., section 11.5.
 *
 * @param options.gradients what to check, in the order of `net.parameters`; backprop's own unless given
 * @param options.h the step of the differences, 1e-5 unless told
 * @throws RangeError when the gradients given differ in number or shape from the network's parameters
 */
export function gradientCheck(
  net: Network,
  { X, Y }: Examples,
  cost: Cost,
  options: { gradients?: readonly Matrix[]; h?: number } = {},
): GradientCheck {
  const { gradients = backprop(net, X, Y, cost, false).gradients, h = 1e-5 } = options;
  requireGradients(net, gradients);
  const last = net.layers.length - 1;
  const loss = () => cost.value(forward(net, X)[last], Y);
  const names = net.layers.flatMap(({ parameters }, l) => parameters.map(({ name }) => `layer ${l + 1} ${name}`));
  const pairs = net.parameters.map(({ data }, p) => ({
    name: names[p],
    g: gradients[p].data,
    numeric: numericalGradient(loss, data, h),
  }));
  return {
    relativeError: relativeError(pairs),
    parameters: pairs.map((pair) => ({ name: pair.name, relativeError: relativeError([pair]) })),
  };
}

function relativeError(pairs: readonly { g: Float64Array; numeric: Float64Array }[]): number {
  let [difference, own, other] = [0, 0, 0];
  for (const { g, numeric } of pairs) {
    for (let i = 0; i < g.length; i++) {
      difference += (g[i] - numeric[i]) ** 2;
      own += g[i] ** 2;
      other += numeric[i] ** 2;
    }
  }
  // Two gradients that are both 0 agree.
  return difference === 0 ? 0 : Math.sqrt(difference) / (Math.sqrt(own) + Math.sqrt(other));
}

function requireGradients(net: Network, gradients: readonly Matrix[]): void {
  const shapes = (matrices: readonly Matrix[]) => matrices.map(shapeOf).join(", ");
  const [expected, given] = [shapes(net.parameters), shapes(gradients)];
  if (expected !== given)
    throw new RangeError(`gradientCheck: the parameters are ${expected}, but the gradients are ${given}`);
}
