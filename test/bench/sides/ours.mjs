// Our side: `train` with its history and `predict`, as a learner calls them.
import { readFileSync } from "node:fs";
import { ByteMatrix, crossEntropy, predict, quadratic, random, restore, sgd, train } from "@nn/lib";
import { inProject } from "../../../tools/project.mjs";
import { initialNetwork } from "../inputs.mjs";
import { serve } from "./serve.mjs";

const { version } = JSON.parse(readFileSync(inProject("lib", "package.json"), "utf8"));

/** Grey values in bytes, as `mnist` gives them. @param {import("@nn/lib").Matrix} X */
const asBytes = ({ rows, columns, data }) =>
  new ByteMatrix(
    rows,
    columns,
    Uint8Array.from(data, (value) => Math.round(255 * value)),
  );

await serve({ library: `@nn/lib ${version}`, precision: "float64" }, ({ workload, data, weights }) => {
  const { cost, batchSize, learningRate } = workload;
  const net = initialNetwork(workload);
  restore(net, { epoch: 0, parameters: weights.flatMap(({ W, b }) => [W.data, b.data]) });
  const rng = random(1);
  const inputs = workload.data === "mnist" ? asBytes : (/** @type {import("@nn/lib").Matrix} */ X) => X;
  const examples = { X: inputs(data.X), Y: data.Y };
  return {
    train(epochs) {
      train(net, examples, {
        cost: { quadratic, crossEntropy }[cost],
        optimizer: sgd({ learningRate }),
        epochs,
        batchSize,
        rng,
      });
    },
    inputs,
    predict: (X) => predict(net, X).data,
  };
});
