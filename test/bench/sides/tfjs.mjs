// TensorFlow.js. On the command line: the backend, cpu or wasm, and how it is used, "loop" or "fit".
//
// "fit" is what its manual shows: layers, and `model.fit`. "loop" is the fastest that we have found: backpropagation written
// with its operations, in one tf.tidy a mini-batch, without its automatic differentiation. (Mini-batches are gathered one by
// one: on wasm, tf.slice of a shuffled copy copies the whole of it each time and is 20 times slower.)
import { random } from "@nn/lib";
import { serve } from "./serve.mjs";
import { epoch, facts, tensor, tf } from "./tensorflow.mjs";

/** @typedef {import("./tensorflow.mjs").Tensor} Tensor */

const [, use] = process.argv.slice(2);

/** @param {import("@nn/lib").Matrix} matrix a row @returns {Tensor} */
const vector = ({ data }) => tf.tensor1d(Float32Array.from(data));

await serve(facts, use === "fit" ? fit : loop);

/** @param {import("./serve.mjs").Task} task @returns {import("./serve.mjs").Learner} */
function fit({ workload, data, weights }) {
  const { hidden, output, cost, batchSize, learningRate } = workload;
  const [X, Y] = [tensor(data.X), tensor(data.Y)];
  const model = tf.sequential();
  weights.forEach(({ W, b }, l) => {
    const activation = l === weights.length - 1 ? output : hidden;
    const layer = tf.layers.dense({ units: W.rows, inputShape: [W.columns], activation });
    model.add(layer);
    layer.setWeights([tensor(W).transpose(), vector(b)]);
  });
  /** Its own meanSquaredError divides by the number of outputs. @param {Tensor} y @param {Tensor} a */
  const quadratic = (y, a) => tf.mul(0.5, tf.sum(tf.square(tf.sub(a, y)), -1));
  model.compile({
    optimizer: tf.train.sgd(learningRate),
    loss: cost === "quadratic" ? quadratic : "categoricalCrossentropy",
    metrics: ["accuracy"],
  });
  return {
    async train(epochs) {
      await model.fit(X, Y, { epochs, batchSize, shuffle: true, verbose: 0, yieldEvery: "never" });
    },
    inputs: tensor,
    predict: (P) => tf.tidy(() => model.predict(P, { batchSize: P.shape[0] }).dataSync()),
  };
}

/** @param {import("./serve.mjs").Task} task @returns {import("./serve.mjs").Learner} */
function loop({ workload, data, weights }) {
  const { hidden, output, cost, batchSize, learningRate } = workload;
  const [X, Y] = [tensor(data.X), tensor(data.Y)];
  const Ws = weights.map(({ W }) => tf.variable(tensor(W).transpose()));
  const bs = weights.map(({ b }) => tf.variable(vector(b)));
  const last = Ws.length - 1;
  const m = data.X.rows;
  const rng = random(1);

  /** @param {string} name @param {Tensor} a a layer's output */
  const slope = (name, a) =>
    name === "sigmoid" ? tf.mul(a, tf.sub(1, a)) : name === "tanh" ? tf.sub(1, tf.square(a)) : tf.step(a);

  /** What each layer gives, the input first. @param {Tensor} x @returns {Tensor[]} */
  function forward(x) {
    const As = [x];
    Ws.forEach((W, l) => {
      const name = l === last ? output : hidden;
      const isFused = name === "sigmoid" || name === "relu";
      const z = tf.fused.matMul({ a: As[l], b: W, bias: bs[l], activation: isFused ? name : "linear" });
      As.push(isFused ? z : tf[name](z));
    });
    return As;
  }

  /** One step of gradient descent. @param {Int32Array} indices @returns {Tensor[]} the sum of the costs, and how many were right */
  function step(indices) {
    const batch = tf.tensor1d(indices, "int32");
    const y = tf.gather(Y, batch);
    const As = forward(tf.gather(X, batch));
    const A = As[last + 1];
    const difference = tf.sub(A, y);
    const loss =
      cost === "quadratic" ? tf.mul(0.5, tf.sum(tf.square(difference))) : tf.neg(tf.sum(tf.mul(y, tf.log(A))));
    const correct = tf.sum(tf.equal(tf.argMax(A, 1), tf.argMax(y, 1)));

    const rate = learningRate / indices.length;
    let delta = cost === "quadratic" ? tf.mul(difference, slope(output, A)) : difference;
    for (let l = last; l >= 0; l--) {
      const dW = tf.matMul(As[l], delta, true, false);
      const db = tf.sum(delta, 0);
      if (l > 0) delta = tf.mul(tf.matMul(delta, Ws[l], false, true), slope(hidden, As[l]));
      Ws[l].assign(tf.sub(Ws[l], tf.mul(dW, rate)));
      bs[l].assign(tf.sub(bs[l], tf.mul(db, rate)));
    }
    return [loss, correct];
  }

  return {
    train(epochs) {
      for (let done = 0; done < epochs; done++) epoch(m, batchSize, rng, step);
    },
    inputs: tensor,
    predict: (P) => tf.tidy(() => forward(P)[last + 1].dataSync()),
  };
}
