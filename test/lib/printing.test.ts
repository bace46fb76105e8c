import { inspect } from "node:util";
import { crossEntropy, dense, network, random, sgd, sigmoid, tanh, train } from "@nn/lib";
import { expect, it } from "vitest";
import { xor } from "./xorTraining.js";

it("a network and a history print in one line, not with all their numbers", () => {
  const rng = random(1);
  const net = network(dense(2, 4, tanh, { rng }), dense(4, 1, sigmoid, { rng }));
  expect(inspect(net)).toBe("Network: dense(2, 4, tanh) → dense(4, 1, sigmoid), 17 parameters");
  const options = { cost: crossEntropy, optimizer: sgd({ learningRate: 0.5 }), epochs: 20, batchSize: 4, rng };
  const history = train(net, xor, options);
  expect(inspect(history)).toMatch(
    /^History of 20 epochs: loss 0\.\d{4} to 0\.\d{4}, accuracy \d+\.\d%\. Trained for 20 epochs\.$/,
  );
  expect(Object.keys(history)).toContain("loss");
});
