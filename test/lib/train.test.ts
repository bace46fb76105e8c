import {
  adam,
  backprop,
  clone,
  crossEntropy,
  dense,
  evaluate,
  matrix,
  momentum,
  network,
  quadratic,
  random,
  sgd,
  sigmoid,
  tanh,
  train,
  zeros,
  type Cost,
  type History,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { inOrder, line, options, parametersOf, small, trainXor, xor } from "./xorTraining.js";

describe("train(net, examples, options)", () => {
  it("gives the same history and network for the same seed, and others for another", () => {
    const run = (seed: number) => {
      const net = small();
      const history = trainXor(net, { rng: random(seed), optimizer: adam({ learningRate: 0.1 }) });
      return { history, parameters: parametersOf(net) };
    };
    expect(run(5)).toEqual(run(5));
    expect(run(6).parameters).not.toEqual(run(5).parameters);
  });

  it("with all examples in one batch equals a loop written by hand", () => {
    const net = small();
    const byHand = clone(net);
    const losses: number[] = [];
    for (let epoch = 0; epoch < 20; epoch++) {
      const { loss, gradients } = backprop(byHand, xor.X, xor.Y, crossEntropy);
      losses.push(loss);
      byHand.parameters.forEach(({ data }, p) => data.forEach((v, at) => (data[at] = v - 0.5 * gradients[p].data[at])));
    }
    const history = trainXor(net, { batchSize: 4, rng: inOrder });
    // The two add up in another order, so they agree to rounding.
    parametersOf(net).forEach((parameter, p) =>
      parameter.forEach((v, at) => expect(v).toBeCloseTo(parametersOf(byHand)[p][at], 12)),
    );
    history.loss.forEach((loss, epoch) => expect(loss).toBeCloseTo(losses[epoch], 12));
    expect(history.loss.length).toBe(20);
  });

  it("takes one step after each mini-batch; the last one may be smaller", () => {
    for (const [rows, batchSize, expected] of [
      [5, 2, [2, 2, 1]],
      [6, 3, [3, 3]],
      [4, 100, [4]],
      [3, 1, [1, 1, 1]],
    ] as const) {
      const sizes: number[] = [];
      const counting: Cost = {
        ...quadratic,
        outputError: (output, Y) => (sizes.push(Y.rows), quadratic.outputError(output, Y)),
      };
      const history = train(
        line(1),
        { X: zeros(rows, 1), Y: zeros(rows, 1) },
        { ...options, cost: counting, epochs: 2, batchSize },
      );
      // Before the first step, all examples once: `history.start` checks the gradient.
      expect(sizes).toEqual([rows, ...expected, ...expected]);
      expect(history.stopped).toMatchObject({ epoch: 2, step: expected.length });
    }
  });

  it("goes through every example once an epoch, in an order that changes", () => {
    const X = matrix([[1], [2], [3], [4], [5], [6], [7], [8]]);
    const seen: number[] = [];
    const watching: Cost = {
      ...quadratic,
      outputError: (output, Y) => (seen.push(...Y.data), quadratic.outputError(output, Y)),
    };
    train(line(1), { X, Y: X }, { ...options, cost: watching, epochs: 3, batchSize: 3, rng: random(1) });
    // The first eight are the check of the gradient, before the first step.
    const epochs = [seen.slice(8, 16), seen.slice(16, 24), seen.slice(24)];
    for (const epoch of epochs) expect([...epoch].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(epochs.map(String)).size).toBe(3);
  });

  it("keeps inputs and targets together when it shuffles", () => {
    const X = matrix(Array.from({ length: 20 }, (_, i) => [i / 20]));
    const net = line(0);
    train(net, { X, Y: X }, { ...options, cost: quadratic, epochs: 300, batchSize: 3, rng: random(2) });
    expect(net.parameters[0].data[0]).toBeCloseTo(1, 3);
    expect(net.parameters[1].data[0]).toBeCloseTo(0, 3);
  });

  it("weights a last smaller batch by its examples in loss and accuracy", () => {
    const examples = { X: matrix([[-1], [-2], [3], [4], [-50]]), Y: matrix([[1], [1], [1], [1], [0]]) };
    const net = network(dense(1, 1, sigmoid, { initializer: () => 1 }));
    // The steps are far too small to change anything, so that all mini-batches meet the same weights.
    const history = train(net, examples, {
      ...options,
      optimizer: sgd({ learningRate: 1e-300 }),
      epochs: 1,
      batchSize: 2,
      rng: inOrder,
    });
    const { loss, accuracy } = evaluate(net, examples, crossEntropy);
    expect(history.loss[0]).toBeCloseTo(loss, 12);
    expect(history.accuracy).toEqual([accuracy]);
    expect(accuracy).toBe(3 / 5);
  });

  it("measures loss and accuracy with the weights that each mini-batch met", () => {
    const net = small();
    const before = evaluate(net, xor, crossEntropy);
    const history = trainXor(net, { batchSize: 4, epochs: 1 });
    expect(history.loss[0]).toBeCloseTo(before.loss, 14);
    expect(history.accuracy[0]).toBe(before.accuracy);
  });

  it("leaves the examples alone, and calls onEpoch after each epoch, stopped only in the last", () => {
    const examples = {
      X: matrix([
        [0, 1],
        [2, 3],
      ]),
      Y: matrix([[0], [1]]),
    };
    const copy = structuredClone(examples);
    const calls: [number, boolean][] = [];
    const onEpoch = (history: History) => calls.push([history.loss.length, history.stopped !== undefined]);
    train(small(), examples, { ...options, epochs: 3, onEpoch });
    expect(examples).toEqual(copy);
    expect(calls).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it("an optimizer begins each training with fresh memory", () => {
    for (const optimizer of [momentum({ learningRate: 0.1 }), adam({ learningRate: 0.1 })]) {
      const run = () => {
        const net = small();
        trainXor(net, { optimizer });
        return parametersOf(net);
      };
      expect(run(), optimizer.name).toEqual(run());
    }
  });

  it("finishes with a sentence", () => {
    expect(trainXor(small(), { epochs: 1 }).stopped).toEqual({
      reason: "finished",
      epoch: 1,
      step: 2,
      message: "Trained for 1 epoch.",
    });
    expect(trainXor(small(), { epochs: 2 }).stopped?.message).toBe("Trained for 2 epochs.");
  });
});

describe("xor", () => {
  it.each([0, 1, 2, 3, 42])("seed %i: is learned to accuracy 1 with chapter 0's network", (seed) => {
    const rng = random(seed);
    const net = network(dense(2, 4, tanh, { rng }), dense(4, 1, sigmoid, { rng }));
    train(net, xor, { ...options, epochs: 2000, batchSize: 4, rng });
    expect(evaluate(net, xor, crossEntropy).accuracy).toBe(1);
  });
});
