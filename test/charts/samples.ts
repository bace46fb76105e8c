import {
  backprop,
  crossEntropy,
  dense,
  gradientCheck,
  identity,
  minimize,
  momentum,
  network,
  quadratic,
  random,
  relu,
  sgd,
  sigmoid,
  softmax,
  takeRows,
  tanh,
  train,
  xavier,
  type Chart,
  type History,
  type Signal,
} from "@nn/lib";
import { blobs, circles, moons, noisySine } from "@nn/datasets";
import { emptyHistory } from "../../lib/src/training/history.js";
import {
  accuracyChart,
  boundaryGrid,
  boundarySlider,
  attentionMap,
  compareChart,
  computationGraph,
  deadUnitsChart,
  confusionChart,
  decisionBoundary,
  descentOnContours,
  descentOnCurve,
  diagnosisTree,
  digitGrid,
  doubleDescentChart,
  embeddingMap,
  functionChart,
  gapChart,
  gradientCheckChart,
  layerChart,
  layerHistograms,
  lossChart,
  networkDiagram,
  neuronChart,
  overflowChart,
  progressChart,
  regionsChart,
  regressionChart,
  seedsChart,
  signalHistograms,
  sweepChart,
  temperatureChart,
  runGallery,
  updateRatioChart,
} from "../../lib/src/charts/index.js";

/** A history as `train` leaves it, from the numbers that a test is about. */
export function historyOf(lists: Partial<History>): History {
  return { ...emptyHistory(lists.loss?.length ?? 0), ...lists };
}

/** Two classes, one output. */
export const moonData = moons(random(1), { examples: 100, noise: 0.1 });
const moonRng = random(1);
export const moonNet = network(
  dense(2, 8, tanh, { initializer: xavier, rng: moonRng }),
  dense(8, 1, sigmoid, { initializer: xavier, rng: moonRng }),
);
export const moonHistory = train(moonNet, moonData, {
  cost: crossEntropy,
  optimizer: sgd({ learningRate: 0.5 }),
  epochs: 60,
  batchSize: 10,
  rng: moonRng,
  validation: moons(random(2), { examples: 100, noise: 0.2 }),
});

/** Three classes, three outputs. */
export const blobData = blobs(random(3), { examples: 90, classes: 3 });
const blobRng = random(3);
export const blobNet = network(dense(2, 3, softmax, { initializer: xavier, rng: blobRng }));
export const blobHistory = train(blobNet, blobData, {
  cost: crossEntropy,
  optimizer: sgd({ learningRate: 0.1 }),
  epochs: 5,
  batchSize: 10,
  rng: blobRng,
});

/** ReLUs, which cut the plane into regions. */
export const ringData = circles(random(5), { examples: 80 });
const reluRng = random(5);
export const reluNet = network(
  dense(2, 8, relu, { rng: reluRng }),
  dense(8, 1, sigmoid, { initializer: xavier, rng: reluRng }),
);
export const reluHistory = train(reluNet, ringData, {
  cost: crossEntropy,
  optimizer: sgd({ learningRate: 0.3 }),
  epochs: 40,
  batchSize: 10,
  rng: reluRng,
});

/** Regression. */
export const waveData = noisySine(random(3), { examples: 80, noise: 0.1 });
function learnWave(learningRate: number, epochs: number) {
  const rng = random(4);
  const net = network(
    dense(1, 10, tanh, { initializer: xavier, rng }),
    dense(10, 1, identity, { initializer: xavier, rng }),
  );
  const options = { cost: quadratic, optimizer: momentum({ learningRate }), epochs, batchSize: 10, rng };
  return { net, history: train(net, waveData, options) };
}
export const wave = learnWave(0.03, 100);
const message = "Training stopped in epoch 14, step 3: the loss became Infinity. The steps were too large.";
const rates = {
  "η = 0.001": learnWave(0.001, 40).history,
  "η = 0.03": learnWave(0.03, 40).history,
  // Ended one epoch before `train` would warn of it.
  "η = 3": { ...learnWave(3, 13).history, stopped: { reason: "diverged" as const, epoch: 14, step: 3, message } },
};

const slope = ([v]: number[]) => [2 * v];
export const curveWalks = [0.05, 0.2, 0.95, 1.1].map((learningRate) => ({
  label: `η = ${learningRate}`,
  points: minimize(slope, [10], { optimizer: sgd({ learningRate }), steps: 10 }).map(([v]) => v),
}));
export const valley = (x1: number, x2: number) => 0.1 * x1 ** 2 + 2 * x2 ** 2;
export const valleyWalks = [0.05, 0.4, 0.6].map((learningRate) => ({
  label: `η = ${learningRate}`,
  points: minimize(([x1, x2]) => [0.2 * x1, 4 * x2], [-5, -2], { optimizer: sgd({ learningRate }), steps: 20 }),
}));

const checkedNet = network(dense(2, 3, tanh, { rng: random(5) }), dense(3, 1, sigmoid, { rng: random(6) }));
const errors = Array.from({ length: 12 }, (_, k) => 10 ** -(k + 1)).map((h) => ({
  h,
  error: gradientCheck(checkedNet, moonData, crossEntropy, { h }).relativeError,
}));

/** Three ReLU layers with activations and gradients as backprop gives them; weights of 0 where `deviation` is 0. */
export function signalOf(deviation: number): Signal {
  const rng = random(8);
  const initializer = () => deviation * rng.normal();
  const net = network(
    dense(2, 20, relu, { initializer }),
    dense(20, 20, relu, { initializer }),
    dense(20, 1, sigmoid, { initializer }),
  );
  const { passes, gradients } = backprop(net, moonData.X, moonData.Y, crossEntropy);
  return { activations: passes.map(({ A }) => A.data), gradients: [0, 2, 4].map((p) => gradients[p].data) };
}
export const signals = { "all 0": signalOf(0), "σ = 0.01": signalOf(0.01), "σ = 0.3": signalOf(0.3) };

const deadRng = random(9);
/** A network whose first layer is half dead. */
const halfDead = network(dense(2, 8, relu, { rng: deadRng }), dense(8, 1, sigmoid, { rng: deadRng }));
halfDead.parameters[1].data.fill(-50, 0, 4);
export const deadHistory = train(halfDead, moonData, {
  cost: crossEntropy,
  optimizer: sgd({ learningRate: 0.1 }),
  epochs: 5,
  batchSize: 10,
  rng: deadRng,
});

const pictures = random(7);
/** A bright ring on dark paper, 28×28. */
export const ring = Array.from({ length: 784 }, (_, i) => {
  const radius = Math.hypot((i % 28) - 13.5, Math.floor(i / 28) - 13.5);
  return Math.abs(radius - 8) < 2.5 ? 0.6 + 0.4 * pictures.uniform() : 0;
});

export const animals = [
  { label: "cat", score: 2 },
  { label: "dog", score: 1 },
  { label: 'it\'s a "bird"', score: 0.1 },
];
const letters = random(8);
/** As many answers as a small language model has. */
export const alphabet = Array.from("abcdefghijklmnopqrstuvwxyz 0123456789", (label) => ({
  label,
  score: letters.normal(0, 3),
}));

/** Every chart at its usual work. */
export const samples: Record<string, Chart> = {
  lossChart: lossChart(moonHistory),
  "lossChart, before the first epoch": lossChart(historyOf({ epochs: 300 })),
  "lossChart, after one epoch": lossChart(historyOf({ loss: [0.7], epochs: 300 })),
  "lossChart, diverged": lossChart(rates["η = 3"]),
  accuracyChart: accuracyChart(moonHistory),
  "accuracyChart, before the first epoch": accuracyChart(historyOf({ epochs: 300 })),
  compareChart: compareChart(rates),
  "compareChart, one run": compareChart({ moons: moonHistory }, { measure: "accuracy" }),
  "decisionBoundary, as it is": decisionBoundary(moonNet, moonData),
  "decisionBoundary, slider": decisionBoundary(moonNet, moonData, moonHistory),
  "decisionBoundary, three classes": decisionBoundary(blobNet, blobData, blobHistory, {
    classNames: ["red", "it's", 'a "b"'],
  }),
  boundaryGrid: boundaryGrid([
    { name: "moons", examples: moonData, networks: { "8 tanh": moonNet, "8 relu": reluNet } },
    { name: "circles", examples: ringData, networks: { "8 tanh": moonNet, "8 relu": reluNet } },
  ]),
  neuronChart: neuronChart(moonData),
  "networkDiagram, as it is": networkDiagram(blobNet),
  "networkDiagram, slider": networkDiagram(moonNet, moonHistory),
  "regionsChart, as it is": regionsChart(reluNet, { x: [-2, 2], y: [-2, 2] }),
  "regionsChart, slider": regionsChart(reluNet, { x: [-2, 2], y: [-2, 2] }, reluHistory, { examples: ringData }),
  gapChart: gapChart(moonHistory),
  boundarySlider: boundarySlider({ "λ = 0.1": moonNet, "λ = 3": reluNet }, moonData, moonData),
  seedsChart: seedsChart({ "no remedy": [87, 88, 87.5], dropout: [86, 87, 88] }, { xTitle: "accuracy in %" }),
  doubleDescentChart: doubleDescentChart(
    {
      "new digits": [10, 100, 1000].map((setting) => ({ setting, values: [1, 2, setting === 100 ? 300 : 3] })),
      "training digits": [{ setting: 10, values: [0.5, 0.6, 0.7] }],
    },
    { threshold: 100 },
  ),
  sweepChart: sweepChart(
    {
      "training examples": [1, 3, 10, 100].map((setting) => ({ setting, values: [80, 81 + setting / 8, 82] })),
      "new examples": [1, 3, 10, 100].map((setting) => ({ setting, values: [80, 79, 81] })),
    },
    { title: "Accuracy, width by width", xTitle: "neurons", yTitle: "accuracy in %", logarithmic: true },
  ),
  "regressionChart, as it is": regressionChart(wave.net, waveData),
  "regressionChart, slider": regressionChart(wave.net, waveData, wave.history),
  descentOnCurve: descentOnCurve((v) => v * v, curveWalks, { from: -12, to: 12, title: "Ten steps on v²" }),
  descentOnContours: descentOnContours(valley, valleyWalks, { x: [-6, 2], y: [-3, 3] }),
  "descentOnContours, one walk": descentOnContours(valley, valleyWalks.slice(0, 1), { x: [-6, 2], y: [-3, 3] }),
  computationGraph: computationGraph(
    [
      { id: "x1", label: "x₁", value: 1, column: 0, row: 0 },
      { id: "x2", label: "x₂", value: 0.5, column: 0, row: 1 },
      { id: "z0", label: "z₁", value: 0.1, gradient: -0.0363, column: 1, row: 0 },
      { id: "a0", label: "a₁", value: 0.525, gradient: -0.1463, column: 2, row: 0 },
      { id: "z1", label: "z₂", value: 1.8, gradient: 0.0356, column: 1, row: 1 },
      { id: "a1", label: "a₂", value: 0.8581, gradient: 0.2926, column: 2, row: 1 },
      { id: "z", label: "z", value: -1.191, gradient: -0.1463, column: 3, row: 0.5 },
      { id: "a", label: "a", value: 0.2331, gradient: -0.7669, column: 4, row: 0.5 },
      { id: "C", label: "C", value: 0.2941, gradient: 1, column: 5, row: 0.5 },
    ],
    [
      { from: "x1", to: "z0", label: "0.5" },
      { from: "x1", to: "z1", label: "1" },
      { from: "x2", to: "z0", label: "−1" },
      { from: "x2", to: "z1", label: "2" },
      { from: "z0", to: "a0", label: "σ" },
      { from: "z1", to: "a1", label: "σ" },
      { from: "a0", to: "z", label: "1" },
      { from: "a1", to: "z", label: "−2" },
      { from: "z", to: "a", label: "σ" },
      { from: "a", to: "C", label: "½(y − a)²" },
    ],
    { title: "Values go right, gradients come back" },
  ),
  gradientCheckChart: gradientCheckChart(errors),
  layerHistograms: layerHistograms(
    [1, 2, 3, 4, 5, 6].map((l) => {
      const rng = random(l);
      return { name: `layer ${l}`, values: Float64Array.from({ length: 500 }, () => rng.normal(l - 6, 0.5)) };
    }),
    { title: "Errors in a deep network, before learning", xTitle: "log₁₀ |δ|" },
  ),
  digitGrid: digitGrid(
    Array.from({ length: 24 }, () => ring),
    Array.from({ length: 24 }, (_, i) => `reads ${i % 10}`),
    { columns: 8 },
  ),
  layerChart: layerChart(
    { "all 0": [0, 0, 0], "σ = 0.01": [1e-6, 3e-8, 1e-9], Xavier: [0.3, 0.2, 0.25] },
    { title: "Gradient norm", measure: "‖∂C/∂W‖" },
  ),
  signalHistograms: signalHistograms(signals, { title: "Three ReLU layers", logActivations: true }),
  "signalHistograms, one network": signalHistograms({ "σ = 0.3": signalOf(0.3) }),
  deadUnitsChart: deadUnitsChart({ "half dead": deadHistory, tanh: moonHistory }),
  "deadUnitsChart, before the first epoch": deadUnitsChart({ run: historyOf({ epochs: 30 }) }),
  attentionMap: attentionMap(
    ["one", "day", "mia", "met", "a", "fox", ".", "the"],
    [1, 2, 3].map((head) => ({
      layer: 1,
      head,
      weights: Array.from({ length: 8 }, (_, t) => Array.from({ length: 8 }, (_, s) => (s <= t ? 1 / (t + 1) : 0))),
    })),
  ),
  embeddingMap: embeddingMap(
    ["fox", "hen", "pig", "red", "blue"].map((word, token) => ({ token, word, kind: token < 3 ? "animal" : "colour" })),
    [0, 4].map((epoch) => ({ epoch, vectors: takeRows(blobData.X, [epoch, 1, 2, 3, 9]) })),
  ),
  "digitGrid, signed": digitGrid(
    Array.from({ length: 30 }, (_, j) => ring.map((ink, i) => (i % 2 === 0 ? ink : -ink) * (j + 1))),
    Array.from({ length: 30 }, (_, j) => `neuron ${j + 1}`),
    { columns: 6, signed: true },
  ),
  confusionChart: confusionChart(
    Array.from({ length: 10 }, (_, t) =>
      Array.from({ length: 10 }, (_, a) => (t === a ? 950 + t : (7 * t + 3 * a) % 11)),
    ),
  ),
  functionChart: functionChart(
    { "σ(z)": sigmoid.value, "slope σ′(z)": sigmoid.derivative },
    { from: -8, to: 8, title: "The sigmoid and its slope", xTitle: "z", yTitle: "value" },
  ),
  overflowChart: overflowChart(animals),
  temperatureChart: temperatureChart(animals),
  "temperatureChart, movable scores": temperatureChart(animals, { movableScores: true }),
  "temperatureChart, many answers": temperatureChart(alphabet),
  runGallery: runGallery({ moons: moonHistory, wave: wave.history, "three blobs": blobHistory, ...rates }),
  diagnosisTree: diagnosisTree(),
  "diagnosisTree, one run": diagnosisTree({ moons: moonHistory }),
  "diagnosisTree, slider": diagnosisTree({ moons: moonHistory, ...rates }),
  updateRatioChart: updateRatioChart(moonHistory),
  "temperatureChart, top-k": temperatureChart(alphabet, { topK: true }),
  progressChart: progressChart([
    { chapter: "00 Start here", solved: 2, total: 2 },
    { chapter: "02 Gradient descent", solved: 3, total: 7 },
    { chapter: "03 Backpropagation", solved: 0, total: 6 },
  ]),
};
