// brain.js 1.6: `train` and `run`. It knows neither mini-batches nor softmax: it takes a step after each example, with
// one activation for all layers and the quadratic cost. Its arrays are float32.
import { peer, rowsOf, serve, versionOf } from "./serve.mjs";

const { NeuralNetwork } = peer("brain.js");

await serve({ library: `brain.js ${versionOf("brain.js")}`, precision: "float32" }, ({ workload, data, weights }) => {
  const { sizes, hidden, cost, batchSize, learningRate } = workload;
  const net = new NeuralNetwork({ activation: hidden, hiddenLayers: sizes.slice(1, -1) });
  net.sizes = sizes;
  net.initialize();
  weights.forEach(({ W, b }, l) => {
    rowsOf(W).forEach((row, j) => row.forEach((w, k) => (net.weights[l + 1][j][k] = w)));
    b.data.forEach((value, j) => (net.biases[l + 1][j] = value));
  });
  const targets = rowsOf(data.Y);
  const examples = rowsOf(data.X).map((input, i) => ({ input: Array.from(input), output: Array.from(targets[i]) }));
  // A step after each example instead of one after batchSize of them: the rate that moves the weights as far in an epoch.
  // Its ReLU outputs with the quadratic cost, and its tanh outputs, need a rate of their own.
  const rate = cost === "quadratic" ? learningRate / batchSize : 0.03;
  const options = { errorThresh: 1e-12, learningRate: rate, momentum: 1e-12 }; // it refuses 0 for either

  return {
    train: (epochs) => void net.train(examples, { ...options, iterations: epochs }),
    inputs: (X) => rowsOf(X).map((row) => Array.from(row)),
    predict: (/** @type {number[][]} */ inputs) => inputs.map((input) => net.run(input)),
  };
});
