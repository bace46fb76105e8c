import { toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

/**
 * Gradient descent: v → v′ = v − η∇C. With mini-batches it is called stochastic (SGD). Nielsen, chapter 1, equation 15.
 * @throws RangeError unless the learning rate is above 0
 */
export function sgd({ learningRate }: { learningRate: number | Schedule }): Optimizer {
  return {
    name: "sgd",
    learningRate: toSchedule("sgd", learningRate),
    begin: (parameters) => (gradients, eta) => {
      parameters.forEach((v, p) => {
        const g = gradients[p];
        for (let i = 0; i < v.length; i++) v[i] -= eta * g[i];
      });
    },
  };
}
