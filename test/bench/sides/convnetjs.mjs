// ConvNetJS: its Trainer, which adds up the gradients of a mini-batch one example after another. It computes in float64.
import { random } from "@nn/lib";
import { labelsOf, peer, rowsOf, serve, versionOf } from "./serve.mjs";

const convnet = peer("convnetjs");

await serve({ library: `convnetjs ${versionOf("convnetjs")}`, precision: "float64" }, ({ workload, data, weights }) => {
  const { sizes, hidden, cost, batchSize, learningRate } = workload;
  /** @param {number} depth */
  const from = (depth) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
  /** @type {Record<string, any>} */
  const activations = { sigmoid: convnet.SigmoidLayer, tanh: convnet.TanhLayer, relu: convnet.ReluLayer };

  // Built layer by layer: makeLayers would put no sigmoid before a regression.
  const net = new convnet.Net();
  net.layers = [new convnet.InputLayer({ out_sx: 1, out_sy: 1, out_depth: sizes[0] })];
  weights.forEach(({ W, b }, l) => {
    const layer = new convnet.FullyConnLayer({ num_neurons: W.rows, ...from(sizes[l]) });
    rowsOf(W).forEach((row, j) => layer.filters[j].w.set(row));
    layer.biases.w.set(b.data);
    net.layers.push(layer);
    if (l < weights.length - 1) net.layers.push(new activations[hidden](from(W.rows)));
  });
  const outputs = from(sizes[sizes.length - 1]);
  if (cost === "quadratic") net.layers.push(new convnet.SigmoidLayer(outputs), new convnet.RegressionLayer(outputs));
  else net.layers.push(new convnet.SoftmaxLayer(outputs));
  const trainer = new convnet.Trainer(net, {
    method: "sgd",
    learning_rate: learningRate,
    momentum: 0,
    batch_size: batchSize,
  });

  /** @param {import("@nn/lib").Matrix} X */
  const vols = (X) =>
    rowsOf(X).map((row) => {
      const vol = new convnet.Vol(1, 1, X.columns, 0);
      vol.w.set(row);
      return vol;
    });
  const X = vols(data.X);
  const labels = labelsOf(data.Y);
  const targets = cost === "quadratic" ? rowsOf(data.Y) : labels;
  const rng = random(1);

  function epoch() {
    let [loss, correct] = [0, 0];
    for (const i of rng.shuffle(X.map((_, i) => i))) {
      loss += trainer.train(X[i], targets[i]).loss;
      const { w } = net.layers[net.layers.length - 1].out_act; // net.getPrediction serves softmax alone
      if (w.indexOf(Math.max(...w)) === labels[i]) correct++;
    }
    return [loss / X.length, correct / X.length];
  }

  return {
    train(epochs) {
      for (let done = 0; done < epochs; done++) epoch();
    },
    inputs: vols,
    predict: (/** @type {any[]} */ inputs) => inputs.map((vol) => net.forward(vol).w),
  };
});
