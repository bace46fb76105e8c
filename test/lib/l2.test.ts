import { dense, dropout, identity, matrix, network, quadratic, random, sgd, train, zeros } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { options, small, trainXor } from "./xorTraining.js";

describe("l2", () => {
  const nothing = { X: zeros(4, 1), Y: zeros(4, 1) };

  it("shrinks each weight by 1 − ηλ/n a step, and leaves the biases alone", () => {
    const net = network(dense(1, 1, identity, { initializer: () => 3 }));
    train(net, nothing, {
      ...options,
      cost: quadratic,
      optimizer: sgd({ learningRate: 0.5 }),
      l2: 0.8,
      epochs: 3,
      batchSize: 2,
    });
    expect(net.parameters[0].data[0]).toBeCloseTo(3 * (1 - (0.5 * 0.8) / 4) ** 6, 12);
    const biased = network(dense(1, 1, identity, { initializer: () => 0, biasInitializer: () => 2 }));
    train(biased, { X: zeros(4, 1), Y: matrix([[2], [2], [2], [2]]) }, { ...options, cost: quadratic, l2: 0.8 });
    expect(biased.parameters[1].data[0]).toBe(2);
  });

  it("reaches the second layer's weights, also behind a layer that learns nothing", () => {
    const net = network(
      dense(1, 1, identity, { initializer: () => 0 }),
      dropout(1, 0, { rng: random(0) }),
      dense(1, 1, identity, { initializer: () => 3 }),
    );
    train(net, nothing, {
      ...options,
      cost: quadratic,
      optimizer: sgd({ learningRate: 0.5 }),
      l2: 0.8,
      epochs: 1,
      batchSize: 4,
    });
    expect(net.parameters[2].data[0]).toBeCloseTo(3 * 0.9, 12);
  });

  it("keeps the weights of a trained network smaller", () => {
    const norm = (l2: number) => {
      const net = small();
      trainXor(net, { l2, epochs: 500, batchSize: 4 });
      return Math.hypot(...net.parameters[0].data, ...net.parameters[2].data);
    };
    expect(norm(0.02)).toBeLessThan(norm(0));
  });
});
