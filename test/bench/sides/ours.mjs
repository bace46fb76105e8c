// Our side: `train` with its history and `predict`, as a learner calls them.
import { readFileSync } from "node:fs";
import { crossEntropy, predict, quadratic, random, restore, sgd, train } from "@nn/lib";
import { inProject } from "../../../tools/project.mjs";
import { initialNetwork } from "../inputs.mjs";
import { serve } from "./serve.mjs";

const { version } = JSON.parse(readFileSync(inProject("lib", "package.json"), "utf8"));

await serve({ library: `@nn/lib ${version}`, precision: "float64" }, ({ workload, data, weights }) => {
  const { cost, batchSize, learningRate } = workload;
  const net = initialNetwork(workload);
  restore(net, { epoch: 0, parameters: weights.flatMap(({ W, b }) => [W.data, b.data]) });
  const rng = random(1);
  return {
    train(epochs) {
      train(
        net,
        { X: data.X, Y: data.Y },
        {
          cost: { quadratic, crossEntropy }[cost],
          optimizer: sgd({ learningRate }),
          epochs,
          batchSize,
          rng,
        },
      );
    },
    inputs: (X) => X,
    predict: (X) => predict(net, X).data,
  };
});
