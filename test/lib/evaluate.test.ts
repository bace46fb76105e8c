import { crossEntropy, dense, evaluate, matrix, network, random, sigmoid, softmax } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { small } from "./xorTraining.js";

describe("evaluate(net, examples, cost)", () => {
  it("counts one output as right when it rounds to the target, ½ as 1", () => {
    const examples = { X: matrix([[-1], [0], [1], [2]]), Y: matrix([[0], [1], [0], [1]]) };
    const net = network(dense(1, 1, sigmoid, { initializer: () => 1 }));
    expect(evaluate(net, examples, crossEntropy).accuracy).toBe(3 / 4);
  });

  it("counts several outputs as right when the largest is at the target's 1", () => {
    const net = network(dense(3, 3, softmax, { initializer: () => 0, biasInitializer: () => 0 }));
    net.parameters[0].data.set([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    const examples = {
      X: matrix([
        [3, 1, 2],
        [0, 1, 2],
        [0, 5, 2],
      ]),
      Y: matrix([
        [1, 0, 0],
        [0, 0, 1],
        [1, 0, 0],
      ]),
    };
    expect(evaluate(net, examples, crossEntropy).accuracy).toBeCloseTo(2 / 3, 14);
  });

  it("gives for 2,500 examples the same as for each of them alone", () => {
    const rng = random(3);
    const m = 2500;
    const X = matrix(Array.from({ length: m }, () => [rng.normal(), rng.normal()]));
    const Y = matrix(Array.from({ length: m }, () => [rng.integer(2)]));
    const net = small();
    let [loss, right] = [0, 0];
    for (let i = 0; i < m; i++) {
      const one = { X: matrix([[X.data[2 * i], X.data[2 * i + 1]]]), Y: matrix([[Y.data[i]]]) };
      const single = evaluate(net, one, crossEntropy);
      loss += single.loss / m;
      right += single.accuracy ?? NaN;
    }
    const whole = evaluate(net, { X, Y }, crossEntropy);
    expect(whole.loss).toBeCloseTo(loss, 12);
    expect(whole.accuracy).toBe(right / m);
  });
});
