import { moons } from "@nn/datasets";
import { adam, crossEntropy, dense, evaluate, network, random, relu, sigmoid, train } from "@nn/lib";
import { expect, it } from "vitest";

// micrograd's demonstration: a network of 2-16-16-1 on 100 points of two moons with noise 0.1 (github.com/karpathy/micrograd).
it.each([0, 1, 2, 3, 4])(
  "seed %i: dense 2-16-16-1 on moons reaches accuracy 1 on its 100 training examples",
  (seed) => {
    const rng = random(seed);
    const examples = moons(rng, { examples: 100, noise: 0.1 });
    const net = network(dense(2, 16, relu, { rng }), dense(16, 16, relu, { rng }), dense(16, 1, sigmoid, { rng }));
    const optimizer = adam({ learningRate: 0.02 });
    train(net, examples, { cost: crossEntropy, optimizer, epochs: 100, batchSize: 20, rng });
    expect(evaluate(net, examples, crossEntropy).accuracy).toBe(1);
  },
);
