// A GPT's way forward and its backpropagation in operations of TensorFlow.js, chosen by what each costs on its wasm backend:
// - A product there is fast where neither factor is a stack, nor transposed by matMul: tf.transpose comes first.
// - tf.transpose is fast up to four dimensions; tf.gather is slower than a product with one-hot rows.
// - 1/√n goes into the queries, which are smaller than the scores; with it, dQ gets it, and dK has it from Q.
import { tf } from "./tensorflow.mjs";

/** @typedef {import("./tensorflow.mjs").Tensor} Tensor */
/** E, P, and gain and bias of a norm or W and b of a dense layer, with W inputs×outputs. @typedef {Tensor[]} Parameters */
/** What a layer norm remembers. @typedef {{ normal: Tensor, inverse: Tensor, out: Tensor }} Normed */

/** Keeps the division finite where all values of a row are equal. */
const epsilon = 1e-5;
/** A score that leaves nothing of its share. */
const never = -1e9;

/** (Asked for float32, tf.oneHot leaves the bits of whole numbers on wasm.) @param {Tensor} numbers @param {number} columns @returns {Tensor} */
export const oneHot = (numbers, columns) => tf.cast(tf.oneHot(numbers, columns), "float32");

/** aᵀ·b and a·bᵀ. @param {Tensor} a @param {Tensor} b @returns {Tensor} */
const transposeTimes = (a, b) => tf.matMul(tf.transpose(a), b);
/** @param {Tensor} a @param {Tensor} b @returns {Tensor} */
const timesTranspose = (a, b) => tf.matMul(a, tf.transpose(b));
/** @param {Tensor} x @param {Tensor} W @param {Tensor} b @param {"linear" | "relu"} [activation] @returns {Tensor} */
const dense = (x, W, b, activation = "linear") => tf.fused.matMul({ a: x, b: W, bias: b, activation });
/** ∂C/∂W and ∂C/∂b. @param {Tensor} x @param {Tensor} delta @returns {Tensor[]} */
const denseGradients = (x, delta) => [transposeTimes(x, delta), tf.sum(delta, 0)];

/** @param {Tensor} x @param {Tensor} gain @param {Tensor} bias @returns {Normed} */
function layerNorm(x, gain, bias) {
  const centered = tf.sub(x, tf.mean(x, -1, true));
  const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centered), -1, true), epsilon));
  const normal = tf.mul(centered, inverse);
  return { normal, inverse, out: tf.add(tf.mul(normal, gain), bias) };
}

/** ∂C/∂x, and the gradients of gain and bias. @param {Tensor} delta @param {Normed} pass @param {Tensor} gain @returns {Tensor[]} */
function layerNormBack(delta, { normal, inverse }, gain) {
  const g = tf.mul(delta, gain);
  const along = tf.mul(normal, tf.mean(tf.mul(g, normal), -1, true));
  const dx = tf.mul(tf.sub(tf.sub(g, tf.mean(g, -1, true)), along), inverse);
  return [dx, tf.sum(tf.mul(delta, normal), 0), tf.sum(delta, 0)];
}

/** @param {import("../workloads.mjs").GptWorkload} workload */
export function gptLayers({ context: N, width: d, heads: H, vocabulary: V }) {
  const n = d / H;
  const scale = 1 / Math.sqrt(n);
  const future = tf.tensor2d(
    Float32Array.from({ length: N * N }, (_, at) => (at % N > Math.floor(at / N) ? never : 0)),
    [N, N],
  );

  /** Rows of positions become a stack of heads, and back; `parts` is 3 for q, k and v side by side. @param {Tensor} rows @param {number} parts */
  const toHeads = (rows, parts) => tf.transpose(tf.reshape(rows, [-1, N, parts * H, n]), [0, 2, 1, 3]);
  /** @param {Tensor} stack @param {number} parts */
  const fromHeads = (stack, parts) =>
    tf.reshape(tf.transpose(tf.reshape(stack, [-1, parts * H, N, n]), [0, 2, 1, 3]), [-1, parts * d]);

  /** @param {Parameters} parameters @param {Tensor} tokens m×N */
  function forward([E, P, g1, b1, Wqkv, bqkv, Wo, bo, g2, b2, W1, c1, W2, c2, g3, b3, Wv, bv], tokens) {
    const [m] = tokens.shape;
    const chosen = oneHot(tf.reshape(tokens, [m * N]), V);
    const x0 = tf.reshape(tf.add(tf.reshape(tf.matMul(chosen, E), [m, N, d]), P), [m * N, d]);
    const norm1 = layerNorm(x0, g1, b1);
    const [q, K, values] = tf
      .split(toHeads(dense(norm1.out, Wqkv, bqkv), 3), 3, 1)
      .map((/** @type {Tensor} */ part) => tf.reshape(part, [m * H, N, n]));
    const Q = tf.mul(q, scale);
    const A = tf.softmax(tf.add(tf.matMul(Q, K, false, true), future));
    const O = tf.matMul(A, values);
    const heads = fromHeads(O, 1);
    const x1 = tf.add(x0, dense(heads, Wo, bo));
    const norm2 = layerNorm(x1, g2, b2);
    const hidden = dense(norm2.out, W1, c1, "relu");
    const x2 = tf.add(x1, dense(hidden, W2, c2));
    const norm3 = layerNorm(x2, g3, b3);
    const probabilities = tf.softmax(dense(norm3.out, Wv, bv));
    return { m, chosen, norm1, Q, K, values, A, O, heads, norm2, hidden, norm3, probabilities };
  }

  /**
   * The gradients of all parameters, in their order.
   * @param {Parameters} parameters @param {ReturnType<typeof forward>} pass
   * @param {Tensor} delta ∂C/∂z, with the mean over all rows in C
   * @returns {Tensor[]}
   */
  function backward([, , g1, , Wqkv, , Wo, , g2, , W1, , W2, , g3, , Wv], pass, delta) {
    const { m, chosen, norm1, Q, K, values, A, O, heads, norm2, hidden, norm3 } = pass;
    const [d2, ...dNorm3] = layerNormBack(timesTranspose(delta, Wv), norm3, g3);
    const dHidden = tf.mul(timesTranspose(d2, W2), tf.step(hidden));
    const [through2, ...dNorm2] = layerNormBack(timesTranspose(dHidden, W1), norm2, g2);
    const d1 = tf.add(d2, through2);

    const dO = tf.reshape(toHeads(timesTranspose(d1, Wo), 1), [m * H, N, n]);
    const dValues = tf.matMul(A, dO, true, false);
    // Σᵤ Pₜᵤ ∂C/∂Pₜᵤ is the product of row t of O and of ∂C/∂O, which are shorter.
    const mean = tf.sum(tf.mul(O, dO), -1, true);
    const dS = tf.mul(A, tf.sub(tf.matMul(dO, values, false, true), mean));
    const parts = [tf.mul(tf.matMul(dS, K), scale), tf.matMul(dS, Q, true, false), dValues];
    const dHeads = tf.concat(
      parts.map((part) => tf.reshape(part, [m, H, N, n])),
      1,
    );
    const dQkv = fromHeads(dHeads, 3);
    const [through1, ...dNorm1] = layerNormBack(timesTranspose(dQkv, Wqkv), norm1, g1);
    const d0 = tf.add(d1, through1);

    return [
      transposeTimes(chosen, d0),
      tf.sum(tf.reshape(d0, [m, N, d]), 0),
      ...dNorm1,
      ...denseGradients(norm1.out, dQkv),
      ...denseGradients(heads, d1),
      ...dNorm2,
      ...denseGradients(norm2.out, dHidden),
      ...denseGradients(hidden, d2),
      ...dNorm3,
      ...denseGradients(norm3.out, delta),
    ];
  }

  return { forward, backward };
}
