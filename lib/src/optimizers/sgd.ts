import { addScaled } from "../matrix/index.js";
import { keepsNothing } from "../workspace/index.js";
import { toSchedule, type Optimizer, type Schedule } from "./optimizer.js";

/**
 * Gradient descent: v → v′ = v − η∇C. With mini-batches it is called stochastic (SGD). Nielsen, chapter 1, equation 15.
 *
 * @param options.learningRate η > 0
 * @throws RangeError unless the learning rate is above 0
 */
export function sgd({ learningRate }: { learningRate: number | Schedule }): Optimizer {
  return keepsNothing<Optimizer>({
    name: "sgd",
    learningRate: toSchedule("sgd", learningRate),
    begin: (parameters) => (gradients, eta) => {
      parameters.forEach((v, p) => addScaled(v, -eta, gradients[p])); // v ← v − η∇C
    },
  });
}
