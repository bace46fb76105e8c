import * as kernels from "../kernels/index.js";
import { allocate, keepsNothing } from "../workspace/index.js";
import { requireShare, toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

const EPSILON = 1e-8;

/**
 * Adam: momentum, with each parameter's step divided by the usual size of its gradient.
 * s ← β₁s + (1 − β₁)g and r ← β₂r + (1 − β₂)g², both corrected for having started at 0: ŝ = s/(1 − β₁ᵗ), r̂ = r/(1 − β₂ᵗ).
 * Then v ← v − η ŝ / (√r̂ + ε). Kingma and Ba, 2015, algorithm 1; s and r as in Goodfellow et al.,
 * algorithm 8.7.
 *
 * @param options.learningRate η > 0
 * @param options.beta1 how much of the average s is kept, 0 ≤ β₁ < 1 (0.9 unless told)
 * @param options.beta2 how much of the average r is kept, 0 ≤ β₂ < 1 (0.999 unless told)
 * @throws RangeError when the learning rate or a beta is out of range
 */
export function adam(options: { learningRate: number | Schedule; beta1?: number; beta2?: number }): Optimizer {
  const { learningRate, beta1 = 0.9, beta2 = 0.999 } = options;
  requireShare("adam: beta1", beta1);
  requireShare("adam: beta2", beta2);
  return keepsNothing<Optimizer>({
    name: "adam",
    learningRate: toSchedule("adam", learningRate),
    begin(parameters) {
      const firstMoments = parameters.map(({ data }) => allocate(data.length).fill(0));
      const secondMoments = parameters.map(({ data }) => allocate(data.length).fill(0));
      let t = 0;
      return (gradients, eta) => {
        t++;
        const step = {
          beta1,
          beta2,
          stepSize: eta / (1 - beta1 ** t), // η ŝ = η s / (1 − β₁ᵗ)
          rCorrection: 1 - beta2 ** t, //      r̂ = r / (1 − β₂ᵗ)
          epsilon: EPSILON,
        };
        parameters.forEach((v, p) => kernels.adam(v.data, firstMoments[p], secondMoments[p], gradients[p].data, step));
      };
    },
  });
}
