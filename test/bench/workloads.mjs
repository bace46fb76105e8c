// What the benchmark has each side do, as data.

/**
 * How to train a network. Every side gets the same examples and, where its interface allows it, the same initial weights.
 * @typedef {object} Training
 * @property {string} name
 * @property {string} title
 * @property {"quadratic" | "crossEntropy"} cost
 * @property {number} examples
 * @property {number} testExamples that no side learns from
 * @property {number} batchSize
 * @property {number} learningRate
 * @property {number} epochs in one turn
 * @property {"train" | "forward"} [timed] what a turn does: `epochs` epochs of training, or `times` passes over a grid with
 *   the network that the warm-up has trained. Training unless told
 * @property {number} [times]
 * @property {number} leastAccuracy on unseen examples: a side below it has not learned, and the run fails
 * @property {number} margin by which two sides' accuracies may differ
 * @property {Turns} turns
 */

/**
 * A network of dense layers, by gradient descent.
 * @typedef {Training & Dense} DenseWorkload
 * @typedef {object} Dense
 * @property {"mnist" | "moons"} data
 * @property {number[]} sizes of the layers, inputs first
 * @property {"sigmoid" | "tanh" | "relu"} hidden activation of the hidden layers
 * @property {"sigmoid" | "softmax"} output activation of the last layer
 * @property {"xavier" | "he" | "normal"} initializer of the weights; "normal" draws the biases too
 */

/**
 * A GPT, by Adam with a learning rate that falls to 0 along a cosine in each turn. Its examples are stories, its batches sequences.
 * @typedef {Training & Gpt} GptWorkload
 * @typedef {object} Gpt
 * @property {"stories"} data
 * @property {number} context tokens in a sequence
 * @property {number} vocabulary how many tokens there are
 * @property {number} width of the vectors
 * @property {number} heads
 */

/** @typedef {DenseWorkload | GptWorkload} Workload */

/**
 * How often two sides take turns, after a warm-up turn each: `least` times, then on until `seconds` are over or it was `most` times.
 * @typedef {{ least: number, most: number, seconds: number }} Turns
 */

/** @type {Turns} */
const usual = { least: 7, most: 25, seconds: 15 };

/** @type {DenseWorkload} */
const W1 = {
  name: "W1",
  title: "784-30-10 sigmoid, quadratic cost, batch 10, η = 3, 10,000 digits, milliseconds an epoch",
  sizes: [784, 30, 10],
  hidden: "sigmoid",
  output: "sigmoid",
  cost: "quadratic",
  initializer: "xavier",
  data: "mnist",
  examples: 10_000,
  testExamples: 10_000,
  batchSize: 10,
  learningRate: 3,
  epochs: 1,
  leastAccuracy: 0.92,
  margin: 0.02,
  turns: usual,
};

/** @type {DenseWorkload} */
export const W2 = {
  ...W1,
  name: "W2",
  title: "784-100-10 ReLU, softmax cross-entropy, batch 32, η = 0.1, 10,000 digits, milliseconds an epoch",
  sizes: [784, 100, 10],
  hidden: "relu",
  output: "softmax",
  cost: "crossEntropy",
  initializer: "he",
  batchSize: 32,
  learningRate: 0.1,
};

/** @type {DenseWorkload} */
const W3 = {
  ...W1,
  name: "W3",
  title: "2-8-8-2 tanh, softmax cross-entropy, 400 moons, η = 0.5, milliseconds for 500 full-batch epochs",
  sizes: [2, 8, 8, 2],
  hidden: "tanh",
  output: "softmax",
  cost: "crossEntropy",
  data: "moons",
  examples: 400,
  testExamples: 400,
  batchSize: 400,
  learningRate: 0.5,
  epochs: 500,
  leastAccuracy: 0.97,
};

/** @type {DenseWorkload} */
const W4 = {
  ...W3,
  name: "W4",
  title: "forward over a 100×100 grid with the network of W3, milliseconds a pass",
  timed: "forward",
  times: 20,
};

/** Nielsen's network, trained for his 30 epochs: six turns of five. @type {DenseWorkload} */
const N = {
  ...W1,
  name: "N",
  title:
    "Nielsen's 784-30-10, batch 10, η = 3, 50,000 digits, 30 epochs in six turns of five, milliseconds for five epochs",
  initializer: "normal",
  examples: 50_000,
  epochs: 5,
  leastAccuracy: 0.94,
  turns: { least: 6, most: 6, seconds: 0 },
};

/** @type {GptWorkload} */
const G = {
  name: "G",
  title:
    "the GPT of chapter 8 and its training: 4 epochs of 1,500 stories, two sequences of 32 tokens a step, milliseconds for all",
  cost: "crossEntropy",
  data: "stories",
  context: 32,
  vocabulary: 57,
  width: 24,
  heads: 8,
  examples: 1500,
  testExamples: 300,
  batchSize: 2,
  learningRate: 0.01,
  epochs: 4,
  leastAccuracy: 0.77,
  margin: 0.02,
  turns: { least: 3, most: 12, seconds: 15 },
};

/** @type {Workload[]} */
export const workloads = [W1, W2, W3, W4, N, G];

/** @type {Turns} */
const few = { least: 3, most: 3, seconds: 0 };

/**
 * How the workloads with each kind of data become small.
 * @type {Record<Workload["data"], { changed: Partial<Training>, words: string }>}
 */
const small = {
  mnist: {
    changed: { examples: 1000, testExamples: 1000, epochs: 1, leastAccuracy: 0.6, margin: 0.15 },
    words: "1,000 digits, one epoch a turn",
  },
  moons: {
    changed: { epochs: 100, times: 5, leastAccuracy: 0.8, margin: 0.1 },
    words: "100 epochs, 5 passes a turn",
  },
  stories: {
    changed: { examples: 100, testExamples: 50, epochs: 1, leastAccuracy: 0.5, margin: 0.1 },
    words: "100 stories, one epoch a turn",
  },
};

/** The same networks with a tenth of the work, to see in two minutes that everything runs. @type {Workload[]} */
export const quickWorkloads = workloads.map((workload) => {
  const { changed, words } = small[workload.data];
  return { ...workload, ...changed, title: `QUICK (${words}) instead of: ${workload.title}`, turns: few };
});
