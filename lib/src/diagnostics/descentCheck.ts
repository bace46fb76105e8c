import type { Cost } from "../costs/index.js";
import * as kernels from "../kernels/index.js";
import { takeExamples, type Examples } from "../examples.js";
import type { Matrix } from "../matrix/index.js";
import { backprop, forward, type Network } from "../network/index.js";
import { range } from "../range.js";
import { temporaries } from "../workspace/index.js";

/** As many rows of output tell a right gradient from a wrong one: each must have the same derivative as its own cost. */
const ENOUGH_ROWS = 32;
/** Length of the step to either side, as a share of the parameters': short, so that hardly a ReLU unit passes its kink. */
const SHARE = 1e-7;
/** Costs are rounded to about 16 digits; where they differ in the last few only, their difference tells nothing. */
const ROUNDING = 1e-12;

/**
 * How much of the promised descent the cost delivers: the slope of C along the gradient g, by a central difference, divided
 * by what g says it is, ‖g‖:
 *
 *     [C(θ + s·g/‖g‖) − C(θ − s·g/‖g‖)] / 2s ÷ ‖g‖
 *
 * It is 1 where the gradient is right (a kink of ReLU within the step costs a little), −1 where all its signs are wrong, and
 * something else where a factor or a layer's error is wrong. Two forward passes for the whole network, where
 * `gradientCheck` needs two for each parameter; but it gives one number, which does not say where the mistake is.
 *
 * @param options.gradients what to check, in the order of `net.parameters`; backprop's own unless given
 * @returns NaN where the gradient is 0, or so small that nothing can be measured
 */
export function descentCheck(
  net: Network,
  examples: Examples,
  cost: Cost,
  options: { gradients?: readonly Matrix[] } = {},
): number {
  const { X, Y } = options.gradients ? examples : firstOf(examples, Math.ceil(ENOUGH_ROWS / net.rowsPerExample));
  const { gradients = backprop(net, X, Y, cost, false).gradients } = options;
  const theta = net.parameters.map(({ data }) => data.slice());
  const length = norm(gradients.map(({ data }) => data));
  // The larger the inputs, the more a weight's step moves z: the difference must stay small in z.
  const largest = X.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
  const s = (SHARE * norm(theta)) / largest;
  const costAt = (step: number) => {
    net.parameters.forEach(({ data }, p) => {
      data.set(theta[p]);
      kernels.addScaled(data, step / length, gradients[p].data); // θ + step·g/‖g‖
    });
    return temporaries(() => cost.value(forward(net, X)[net.layers.length - 1], Y));
  };
  const [above, below] = [costAt(s), costAt(-s)];
  net.parameters.forEach(({ data }, p) => data.set(theta[p]));
  const isLost = 2 * s * length < ROUNDING * Math.abs(above);
  return isLost ? NaN : (above - below) / (2 * s * length);
}

function firstOf(examples: Examples, count: number): Examples {
  return takeExamples(examples, range(0, Math.min(examples.X.rows, count)));
}

const norm = (vectors: readonly Float64Array[]) =>
  Math.sqrt(vectors.reduce((sum, v) => sum + kernels.sumOfSquares(v, 0), 0));
