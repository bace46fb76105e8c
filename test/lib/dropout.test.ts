import {
  crossEntropy,
  dense,
  dropout,
  evaluate,
  forward,
  matrix,
  network,
  predict,
  random,
  sigmoid,
  tanh,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { xor } from "./xorTraining.js";

describe("dropout(size, rate, { rng })", () => {
  const X = matrix([Array.from({ length: 10_000 }, (_, j) => j + 1)]);
  const pass = (rate: number, training: boolean) =>
    dropout(10_000, rate, { rng: random(4) }).forward(X, training).A.data;

  it("drops about `rate` of the values while training, and divides the others by 1 − rate", () => {
    const A = pass(0.3, true);
    const kept = [...A].filter((a) => a !== 0).length;
    expect(kept / 10_000).toBeCloseTo(0.7, 1);
    A.forEach((a, j) => expect(a === 0 || Math.abs(a - (j + 1) / 0.7) < 1e-9).toBe(true));
  });

  it("drops nothing with rate 0", () => {
    expect([...pass(0, true)]).toEqual([...X.data]);
  });

  it("does nothing when the network is used: predict, forward and evaluate", () => {
    expect([...pass(0.3, false)]).toEqual([...X.data]);
    const rng = random(1);
    const net = network(dense(2, 8, tanh, { rng }), dropout(8, 0.5, { rng }), dense(8, 1, sigmoid, { rng }));
    const plain = network(net.layers[0], net.layers[2]);
    expect(predict(net, xor.X)).toEqual(predict(plain, xor.X));
    expect(evaluate(net, xor, crossEntropy)).toEqual(evaluate(plain, xor, crossEntropy));
    expect(forward(net, xor.X)[1].mask).toBeUndefined();
    expect(forward(net, xor.X, true)[2].A).not.toEqual(predict(net, xor.X));
  });

  it("drops other units in each pass, and for each example", () => {
    const layer = dropout(50, 0.5, { rng: random(4) });
    const twoRows = matrix([new Array<number>(50).fill(1), new Array<number>(50).fill(1)]);
    const masks = [layer.forward(twoRows, true), layer.forward(twoRows, true)].flatMap(({ A }) => [
      A.data.slice(0, 50).join(),
      A.data.slice(50).join(),
    ]);
    expect(new Set(masks).size).toBe(4);
  });
});
