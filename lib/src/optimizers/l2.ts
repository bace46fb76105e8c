import { addScaled, rowsBetween, type Matrix } from "../matrix/index.js";
import type { Network } from "../network/index.js";

/**
 * L2 regularization adds λ/(2n) Σw² to the cost, so the gradient of each parameter that decays (the weights, not the
 * biases) grows by (λ/n)·w. Nielsen, chapter 3, equations 87 and 88. With Adam this is L2, not decoupled weight decay.
 *
 * @param gradients in the order of `net.parameters`; they are left alone
 * @param lambda λ ≥ 0
 * @param n number of training examples
 */
export function withL2(net: Network, gradients: readonly Matrix[], lambda: number, n: number): Matrix[] {
  return net.parameters.map((w, p) => {
    if (!w.decays) return gradients[p];
    const g = rowsBetween(gradients[p], 0, gradients[p].rows); // a copy
    addScaled(g, lambda / n, w); // g ← g + (λ/n)·w
    return g;
  });
}
