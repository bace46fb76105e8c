import { requireShare, toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

/**
 * Gradient descent with a velocity: u ← βu + ∇C, then v ← v − ηu. Steps that agree add up, steps that zigzag cancel.
 * Dive into Deep Learning, section 12.6.
 *
 * @param options beta: how much velocity is kept, 0 ≤ β < 1 (0.9 unless told)
 * @throws RangeError when the learning rate or beta is out of range
 */
export function momentum(options: { learningRate: number | Schedule; beta?: number }): Optimizer {
  const { learningRate, beta = 0.9 } = options;
  requireShare("momentum: beta", beta);
  return {
    name: "momentum",
    learningRate: toSchedule("momentum", learningRate),
    begin(parameters) {
      const velocities = parameters.map(({ length }) => new Float64Array(length));
      return (gradients, eta) => {
        parameters.forEach((v, p) => {
          const [u, g] = [velocities[p], gradients[p]];
          for (let i = 0; i < v.length; i++) {
            u[i] = beta * u[i] + g[i];
            v[i] -= eta * u[i];
          }
        });
      };
    },
  };
}
