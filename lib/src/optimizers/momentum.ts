import * as kernels from "../kernels/index.js";
import { addScaled, zeros } from "../matrix/index.js";
import { keepsNothing } from "../workspace/index.js";
import { requireShare, toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

/**
 * Gradient descent with a velocity: u ← βu + ∇C, then v ← v − ηu. Steps that agree add up, steps that zigzag cancel.
 * Dive into Deep Learning, section 12.6.
 *
 * @param options.learningRate η > 0
 * @param options.beta how much velocity is kept, 0 ≤ β < 1 (0.9 unless told)
 * @throws RangeError when the learning rate or beta is out of range
 */
export function momentum(options: { learningRate: number | Schedule; beta?: number }): Optimizer {
  const { learningRate, beta = 0.9 } = options;
  requireShare("momentum: beta", beta);
  return keepsNothing<Optimizer>({
    name: "momentum",
    learningRate: toSchedule("momentum", learningRate),
    begin(parameters) {
      const velocities = parameters.map(({ rows, columns }) => zeros(rows, columns));
      return (gradients, eta) => {
        parameters.forEach((v, p) => {
          const u = velocities[p];
          kernels.scale(u.data, beta, u.data);
          addScaled(u, 1, gradients[p]); // u ← βu + ∇C
          addScaled(v, -eta, u); //         v ← v − ηu
        });
      };
    },
  });
}
