// synaptic: its Trainer, which takes a step after each example, with logistic outputs. It computes in float64.
import { peer, rowsOf, serve, versionOf } from "./serve.mjs";

const { Architect, Neuron, Trainer } = peer("synaptic");

await serve({ library: `synaptic ${versionOf("synaptic")}`, precision: "float64" }, ({ workload, data }) => {
  const network = new Architect.Perceptron(...workload.sizes);
  for (const layer of network.layers.hidden) layer.set({ squash: Neuron.squash.TANH });
  const trainer = new Trainer(network);
  /** @param {import("@nn/lib").Matrix} X */
  const inputs = (X) => rowsOf(X).map((row) => Array.from(row));
  const targets = inputs(data.Y);
  const examples = inputs(data.X).map((input, i) => ({ input, output: targets[i] }));
  return {
    // It takes an error of 0 as "not told" and would stop early.
    train: (epochs) => void trainer.train(examples, { rate: 0.05, iterations: epochs, error: Number.MIN_VALUE }),
    inputs,
    predict: (/** @type {number[][]} */ P) => P.map((input) => network.activate(input)),
  };
});
