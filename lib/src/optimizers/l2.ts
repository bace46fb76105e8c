import type { Matrix } from "../matrix.js";
import type { Network } from "../network/index.js";

/**
 * L2 regularization adds λ/(2n) Σw² to the cost, so each weight's gradient grows by (λ/n)·w. Biases are left alone.
 * Adds that to `gradients` (in the order of `net.parameters`) in place. Nielsen, chapter 3, equations 87 and 88.
 *
 * @param lambda λ ≥ 0
 * @param n number of training examples
 */
export function addL2Gradient(net: Network, gradients: readonly Matrix[], lambda: number, n: number): void {
  let p = 0;
  for (const { parameters } of net.layers) {
    if (parameters.length > 0) {
      const [w, g] = [parameters[0].data, gradients[p].data];
      for (let i = 0; i < w.length; i++) g[i] += (lambda / n) * w[i];
    }
    p += parameters.length;
  }
}
