// Our side: `train` with its history and `predict`, as a learner calls them.
import { readFileSync } from "node:fs";
import { adam, ByteMatrix, cosineDecay, crossEntropy, predict, quadratic, random, restore, sgd, train } from "@nn/lib";
import { inProject } from "../../../tools/project.mjs";
import { initialNetwork } from "../inputs.mjs";
import { serve } from "./serve.mjs";

/** @type {"double" | "single"} */
const precision = process.argv[2] === "single" ? "single" : "double";
const { version } = JSON.parse(readFileSync(inProject("lib", "package.json"), "utf8"));

/** Grey values in bytes, as `mnist` gives them. @param {import("./serve.mjs").Read} X */
const inputs = (X) => (X.bytes ? new ByteMatrix(X.rows, X.columns, X.bytes) : X);

/** @param {import("./serve.mjs").TaskOf<import("../workloads.mjs").Workload>} task @returns {import("./serve.mjs").Learner} */
function ours({ workload, data, weights }) {
  const { cost, batchSize, learningRate } = workload;
  const net = initialNetwork(workload);
  restore(net, { epoch: 0, parameters: weights.flatMap(({ W, b }) => [W.data, b.data]) });
  const rng = random(1);
  const examples = { X: inputs(data.X), Y: data.Y };
  return {
    train(epochs) {
      train(net, examples, {
        cost: { quadratic, crossEntropy }[cost],
        optimizer:
          workload.data === "stories"
            ? adam({ learningRate: cosineDecay(learningRate, { epochs }) })
            : sgd({ learningRate }),
        epochs,
        batchSize,
        rng,
        precision,
      });
    },
    inputs,
    predict: (X) => predict(net, X).data,
  };
}

await serve({ library: `@nn/lib ${version}`, precision: { double: "float64", single: "float32" }[precision] }, ours);
