// ml-matrix has no networks: a multilayer perceptron written with its matrices, in mini-batches. It computes in float64.
import { random } from "@nn/lib";
import { labelsOf, peer, rowsOf, serve, versionOf } from "./serve.mjs";

const { Matrix } = peer("ml-matrix");

await serve({ library: `ml-matrix ${versionOf("ml-matrix")}`, precision: "float64" }, ({ workload, data, weights }) => {
  const { hidden, output, cost, batchSize, learningRate } = workload;
  /** @param {import("@nn/lib").Matrix} M */
  const convert = (M) => new Matrix(rowsOf(M).map((row) => Array.from(row)));
  const Ws = weights.map(({ W }) => convert(W).transpose()); // inputs×outputs, as mmul reads it
  const bs = weights.map(({ b }) => Array.from(b.data));
  const [X, Y] = [convert(data.X), convert(data.Y)];
  const labels = labelsOf(data.Y);
  const last = Ws.length - 1;
  const rng = random(1);

  /** @param {any} M @param {(entry: number) => number} f */
  const each = (M, f) => {
    for (const row of M.data) for (let j = 0; j < row.length; j++) row[j] = f(row[j]);
    return M;
  };
  /** @type {Record<string, (Z: any) => any>} */
  const activate = {
    sigmoid: (Z) => each(Z, (z) => 1 / (1 + Math.exp(-z))),
    tanh: (Z) => Z.tanh(),
    relu: (Z) => each(Z, (z) => (z > 0 ? z : 0)),
    softmax: (Z) => Z.subColumnVector(Z.max("row")).exp().divColumnVector(Z.sum("row")),
  };
  /** σ′ in terms of the layer's output. @type {Record<string, (a: number) => number>} */
  const slope = { sigmoid: (a) => a * (1 - a), tanh: (a) => 1 - a * a, relu: (a) => (a > 0 ? 1 : 0) };
  /** delta ⊙ σ′, in place. @param {any} delta @param {any} A @param {string} name */
  const timesSlope = (delta, A, name) => {
    const derivative = slope[name];
    for (let i = 0; i < delta.rows; i++) {
      const [d, a] = [delta.data[i], A.data[i]];
      for (let j = 0; j < d.length; j++) d[j] *= derivative(a[j]);
    }
    return delta;
  };

  /** What each layer gives, the input first. @param {any} x @returns {any[]} */
  function forward(x) {
    const As = [x];
    Ws.forEach((W, l) => As.push(activate[l === last ? output : hidden](As[l].mmul(W).addRowVector(bs[l]))));
    return As;
  }

  function epoch() {
    const order = rng.shuffle(labels.map((_, i) => i));
    let [loss, correct] = [0, 0];
    for (let from = 0; from < order.length; from += batchSize) {
      const indices = order.slice(from, from + batchSize);
      const As = forward(X.subMatrixRow(indices));
      const A = As[last + 1];
      let delta = A.clone().sub(Y.subMatrixRow(indices));
      indices.forEach((i, at) => {
        const answer = A.data[at];
        if (cost === "quadratic") for (const difference of delta.data[at]) loss += 0.5 * difference * difference;
        else loss -= Math.log(answer[labels[i]]);
        if (answer.indexOf(Math.max(...answer)) === labels[i]) correct++;
      });
      if (cost === "quadratic") timesSlope(delta, A, output);
      delta.mul(learningRate / indices.length); // so that no gradient needs to be scaled
      for (let l = last; l >= 0; l--) {
        const dW = As[l].transpose().mmul(delta);
        const db = delta.sum("column");
        if (l > 0) delta = timesSlope(delta.mmul(Ws[l].transpose()), As[l], hidden);
        Ws[l].sub(dW);
        bs[l] = bs[l].map((b, j) => b - db[j]);
      }
    }
    return [loss / labels.length, correct / labels.length];
  }

  return {
    train(epochs) {
      for (let done = 0; done < epochs; done++) epoch();
    },
    inputs: convert,
    predict: (P) => forward(P)[last + 1].data,
  };
});
