import { requireShare, toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

const EPSILON = 1e-8;

/**
 * Adam: momentum, with each parameter's step divided by the usual size of its gradient.
 * s ← β₁s + (1 − β₁)g and r ← β₂r + (1 − β₂)g², both corrected for having started at 0: ŝ = s/(1 − β₁ᵗ), r̂ = r/(1 − β₂ᵗ).
 * Then v ← v − η ŝ / (√r̂ + ε). Kingma and Ba, 2015, algorithm 1; s and r as in Goodfellow et al.,
 * algorithm 8.7.
 *
 * @param options beta1 (0.9 unless told) and beta2 (0.999 unless told): how much of the averages is kept, from 0 to below 1
 * @throws RangeError when the learning rate or a beta is out of range
 */
export function adam(options: { learningRate: number | Schedule; beta1?: number; beta2?: number }): Optimizer {
  const { learningRate, beta1 = 0.9, beta2 = 0.999 } = options;
  requireShare("adam: beta1", beta1);
  requireShare("adam: beta2", beta2);
  return {
    name: "adam",
    learningRate: toSchedule("adam", learningRate),
    begin(parameters) {
      const firstMoments = parameters.map(({ length }) => new Float64Array(length));
      const secondMoments = parameters.map(({ length }) => new Float64Array(length));
      let t = 0;
      return (gradients, eta) => {
        t++;
        parameters.forEach((v, p) => {
          const [s, r, g] = [firstMoments[p], secondMoments[p], gradients[p]];
          for (let i = 0; i < v.length; i++) {
            s[i] = beta1 * s[i] + (1 - beta1) * g[i];
            r[i] = beta2 * r[i] + (1 - beta2) * g[i] * g[i];
            const sHat = s[i] / (1 - beta1 ** t);
            const rHat = r[i] / (1 - beta2 ** t);
            v[i] -= (eta * sHat) / (Math.sqrt(rHat) + EPSILON);
          }
        });
      };
    },
  };
}
