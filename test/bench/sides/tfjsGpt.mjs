// A GPT in TensorFlow.js, by Adam. Its own optimizer takes a dozen operations for each of 18 parameters, and a small operation
// costs as much as a small matrix: here all parameters lie in one vector, of which the network takes slices.
import { random } from "@nn/lib";
import { serve } from "./serve.mjs";
import { epoch, facts, tf } from "./tensorflow.mjs";
import { gptLayers, oneHot } from "./tfjsGptLayers.mjs";

/** @typedef {import("./tensorflow.mjs").Tensor} Tensor */
/** @typedef {import("@nn/lib").Matrix} Matrix */

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

/** @param {import("./serve.mjs").GptTask} task @returns {import("./serve.mjs").Learner} */
function gpt({ workload, data, weights }) {
  const { batchSize, learningRate, vocabulary, context } = workload;
  const { forward, backward } = gptLayers(workload);
  const [, , qkv, mix, , up, down, , scores] = weights;
  const dense = [qkv, mix, up, down, scores]; // inputs×outputs in tfjs
  const initial = weights.flatMap((layer) => [dense.includes(layer) ? transpose(layer.W) : layer.W, layer.b]);
  const theta = tf.variable(tf.tensor1d(Float32Array.from(initial.flatMap((parameter) => [...parameter.data]))));

  const tokens = tokensOf(data.X);
  const targets = tf.tensor2d(nextTokens(data.Y), [data.X.rows, context], "int32");
  const rng = random(1);

  /** @returns {Tensor[]} */
  function parameters() {
    let at = 0;
    return initial.map(({ rows, columns, data: { length } }) => {
      const part = tf.slice(theta, at, length);
      at += length;
      return rows === 1 ? part : tf.reshape(part, [rows, columns]);
    });
  }

  /** Adam, with averages that lack their factors 1 − β: those are in the step and in ε. */
  function adam() {
    const [s, r] = [tf.variable(tf.zerosLike(theta)), tf.variable(tf.zerosLike(theta))];
    let t = 0;
    return {
      /** @param {Tensor[]} gradients @param {number} eta */
      update(gradients, eta) {
        t++;
        const size = Math.sqrt((1 - beta2 ** t) / (1 - beta2)); // √r / size is √r̂
        const step = (eta * size * (1 - beta1)) / (1 - beta1 ** t);
        const g = tf.concat(gradients.map((gradient) => tf.reshape(gradient, [gradient.size])));
        s.assign(tf.add(tf.mul(s, beta1), g));
        r.assign(tf.add(tf.mul(r, beta2), tf.square(g)));
        theta.assign(tf.sub(theta, tf.div(tf.mul(s, step), tf.add(tf.sqrt(r), epsilon * size))));
      },
      dispose: () => tf.dispose([s, r]),
    };
  }

  /** @param {ReturnType<typeof adam>} optimizer @param {number} eta @param {Int32Array} indices @returns {Tensor[]} */
  function step(optimizer, eta, indices) {
    const batch = tf.tensor1d(indices, "int32");
    const rows = indices.length * context;
    const next = tf.reshape(tf.gather(targets, batch), [rows]);
    const y = oneHot(next, vocabulary);
    const theirs = parameters();
    const pass = forward(theirs, tf.gather(tokens, batch));
    const { probabilities } = pass;
    const loss = tf.neg(tf.sum(tf.log(tf.sum(tf.mul(y, probabilities), -1))));
    const correct = tf.sum(tf.equal(tf.argMax(probabilities, 1), next));
    optimizer.update(backward(theirs, pass, tf.mul(tf.sub(probabilities, y), 1 / rows)), eta);
    return [loss, correct];
  }

  return {
    train(epochs) {
      const optimizer = adam();
      for (let done = 0; done < epochs; done++) {
        const eta = (learningRate * (1 + Math.cos((Math.PI * done) / epochs))) / 2;
        epoch(data.X.rows, batchSize, rng, (indices) => step(optimizer, eta, indices));
      }
      optimizer.dispose();
    },
    inputs: tokensOf,
    predict: (X) => tf.tidy(() => forward(parameters(), X).probabilities.dataSync()),
  };
}

/** @param {Matrix} X token numbers @returns {Tensor} */
const tokensOf = ({ rows, columns, data }) => tf.tensor2d(Int32Array.from(data), [rows, columns], "int32");

/** The column of the 1 in each row. @param {Matrix} Y one-hot */
const nextTokens = ({ rows, columns, data }) =>
  Int32Array.from({ length: rows }, (_, i) => data.subarray(i * columns, (i + 1) * columns).indexOf(1));

/** @param {Matrix} W @returns {Matrix} */
function transpose({ rows, columns, data }) {
  const turned = Float64Array.from(data, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)]);
  return { rows: columns, columns: rows, data: turned };
}

await serve(facts, gpt);
