import type { Diagnosis } from "../diagnosis/index.js";
import { short } from "./format.js";
import type { Measure } from "./measure.js";

// All that a learner reads in a chart, in one place.

export const measures: Record<Measure, string> = {
  loss: "training loss",
  validationLoss: "validation loss",
  accuracy: "training accuracy",
  validationAccuracy: "validation accuracy",
  learningRate: "learning rate",
};
export const percent = (measure: string): string => `${measure} in %`;

export const words = {
  lossTitle: "Loss, epoch by epoch",
  loss: "loss",
  accuracyTitle: "Accuracy, epoch by epoch",
  accuracy: "accuracy",
  epoch: "epoch",
  measuredOn: "measured on",
  training: "training examples",
  validation: "validation examples",
  run: "run",
  clickLegend: "Click a name in the legend to see it alone; click beside it to see all.",
  snapshot: "Snapshot ",
  boundaryTitle: "Decision boundary",
  exampleClass: "example",
  answer: "network's answer",
  regressionTitle: "Data and fitted curve",
  examples: "examples",
  fit: "network",
  x: "x",
  y: "y",
  x1: "x₁",
  x2: "x₂",
  value: "value",
  function: "function",
  walk: "Walk ",
  walkLegend: "walk",
  step: "step",
  curveTitle: "Gradient descent on a curve",
  knob: "v",
  cost: "C(v)",
  contoursTitle: "Gradient descent on a surface",
  start: "start",
  graphTitle: "Computation graph",
  graphLegend: "at each node",
  nodeValue: "value, computed forward",
  nodeGradient: "gradient ∂C/∂node, sent back",
  gradientCheckTitle: "Gradient check: error against step size",
  stepSize: "step size h",
  relativeError: "relative error",
  smallest: "smallest error",
  histogramsTitle: "Values, layer by layer",
  count: "count",
  layer: "layer",
  layersTitle: "Layer by layer",
  networkLegend: "start",
  signalTitle: "Signals and gradients, layer by layer",
  signalStart: "Start ",
  typicalSize: "typical size",
  activation: "activation",
  logActivation: "log₁₀ |activation|",
  logGradient: "log₁₀ |∂C/∂W|",
  deadTitle: "Dead units, epoch by epoch",
  dead: "dead units in %",
  functionsTitle: "Functions",
  digitsTitle: "Digits",
  neuronTitle: "One neuron: turn its weights and its bias",
  neuronHint: "Move the sliders below. White is where the neuron is undecided: z = 0.",
  neuronAnswer: "a = σ(z)",
  weight1: "w₁ ",
  weight2: "w₂ ",
  onTheirSide: (points: number): string => ` of ${points} points on their class's side`,
  diagramTitle: "A network: inputs, neurons, weights",
  neuron: "neuron",
  weight: "weight",
  bias: "b ",
  positive: "positive",
  negative: "negative",
  boundariesTitle: "Decision boundaries, side by side",
  sweepTitle: "A setting, tried with several seeds",
  sweepBand: (seeds: number): string => `Lines: mean of ${seeds} seeds. Bands: from the lowest seed to the highest.`,
  setting: "setting",
  mean: "mean",
  lowest: "lowest",
  highest: "highest",
  regionsTitle: "Linear regions",
  neuronsOn: "neurons on",
  temperatureTitle: "Scores turned into probabilities",
  temperature: "temperature T ",
  topK: "top k ",
  scoreOf: "score of",
  score: "score",
  answers: "answer",
  probability: "probability",
  overflowTitle: "The same softmax, computed in two ways",
  softmax: "softmax",
  asItStands: "as the formula stands",
  largestSubtracted: "with the largest score subtracted",
  shift: "added to every score ",
  gapTitle: "Loss on training and on new examples",
  gapHint: "Grey: the gap. Upright line: the epoch of the lowest loss on new examples.",
  seedsTitle: "Side by side, several seeds",
  seedsHint: "A point for each seed; the stroke is their mean.",
  method: "method",
  settingSlider: "Setting ",
  doubleDescentTitle: "Error against the size of the model",
  middleBand: (seeds: number): string =>
    `Lines: the middle one of ${seeds} seeds. Bands: from the lowest seed to the highest.`,
  features: "number of features",
  error: "error",
  curve: "curve",
  attentionTitle: "Who looks at whom",
  attentionHead: "Head ",
  attentionShare: "share of its attention",
  looking: "the word that looks",
  lookedAt: "the word that it looks at",
  embeddingTitle: "Words as points",
  firstDirection: "first direction",
  secondDirection: "second direction",
  kind: "kind",
  word: "word",
  confusionTitle: "What was taken for what",
  truth: "truth",
  shareOfRow: "% of the row",
  progressTitle: "Exercises solved",
  chapter: "chapter",
  exercises: "exercises",
  solved: "solved",
  open: "open",
  galleryTitle: "Runs, side by side",
  gallerySubtitle: "Losses as multiples of the loss at chance (dashed); what is above 2 is drawn at the edge.",
  trainingDone: "% of the training",
  lossByChance: "loss : chance",
  treeTitle: "What diagnose asks",
  yes: "yes",
  no: "no",
  updatesTitle: "Size of the updates, epoch by epoch",
  updateRatio: "‖ΔW‖ / ‖W‖ of one step",
  usual: "usual: 1e-3",
};

const sentence = (text: string): string => text[0].toUpperCase() + text.slice(1);
const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "falls from 0.69 to 0.01 over 2000 epochs" */
export function trend(first: number, last: number, epochs: number, unit: string): string {
  const [from, to] = [first, last].map((value) => short(value) + unit);
  if (epochs === 1) return `is ${from} in the first epoch`;
  const over = `over ${epochs} epochs`;
  if (Math.abs(last - first) <= 0.01 * Math.max(Math.abs(first), Math.abs(last))) return `stays near ${to} ${over}`;
  return `${last < first ? "falls" : "rises"} from ${from} to ${to} ${over}`;
}
export const measureSentence = (measure: string, course: string): string => `${sentence(measure)} ${course}.`;
export const runSentence = (name: string, course: string): string => `${name} ${course}.`;
export const noEpochYet = "has no finished epoch yet";
export const noFiniteValue = "has no finite value";
export const runsSentence = (measure: string, runs: number): string =>
  `${sentence(measure)} of ${amount(runs, "run", "runs")}.`;
export const comparison = (measure: string): string => `${sentence(measure)}, run by run`;
export const runStopped = (run: string, message: string): string => `${run}: ${message}`;
export const offTheTop = (run: string): string =>
  `${run} leaves the picture: what is above it is drawn at its upper edge.`;
export const leftOut = (points: number): string =>
  `Not drawn: ${amount(points, "point whose value is", "points whose values are")} not finite.`;
export const noAccuracy = (name: string): string =>
  `${name}: this history has none. Only training on classes (targets of 0 and 1) measures accuracy, and validation needs validation examples.`;

export const answer = (name: string, sure: boolean): string => `${name}, ${sure ? "sure" : "unsure"}`;
export const classNumber = (number: number): string => `class ${number}`;
const afterEpoch = (epoch: number): string => (epoch === 0 ? "Before training" : `After epoch ${epoch}`);
export const sharesRight = (epoch: number | undefined, share: number): string => {
  const right = `${Number((100 * share).toFixed(1))}% of the points are on their class's side.`;
  return epoch === undefined ? right : `${afterEpoch(epoch)}: ${right}`;
};
export const fitCost = (epoch: number | undefined, cost: number): string => {
  const sentence = `quadratic cost ${short(cost)}.`;
  return epoch === undefined ? `Q${sentence.slice(1)}` : `${afterEpoch(epoch)}: ${sentence}`;
};
export const someDrawn = (drawn: number, all: number): string => `${drawn} of the ${all} points are drawn.`;
export const boundarySentence = (classes: readonly string[], points: number): string =>
  `The plane of both inputs, divided among ${classes.join(", ")}, with ${amount(points, "example", "examples")} on it.`;
export const fitSentence = (points: number): string =>
  `The network's answers as a curve through ${amount(points, "example", "examples")}.`;
export const sliderSentence = (snapshots: number, first: string, last: string): string =>
  `A slider goes through ${snapshots} snapshots, from the first to the last: ${first} ${last}`;

export const neuronSentence = (points: number, w1: number, w2: number, b: number): string =>
  `One sigmoid neuron over the plane of its two inputs, with ${amount(points, "example", "examples")} on it. Sliders set its weights ` +
  `and its bias; at first they are w₁ = ${short(w1)}, w₂ = ${short(w2)}, b = ${short(b)}.`;

export const inputName = (number: number): string => `x${subscript(number)}`;
export const neuronName = (number: number): string => `a${subscript(number)}`;
const subscript = (number: number): string => [...String(number)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");
export const layerName = (layer: number, last: number): string =>
  layer === 0 ? "input" : layer === last ? "output" : last === 2 ? "hidden" : `hidden ${layer}`;
export const diagramSentence = (sizes: readonly number[], parameters: number): string =>
  `A network of layers with ${sizes.join(", ")} units, ${amount(parameters, "parameter", "parameters")} in all.`;
export const diagramState = (epoch: number | undefined, weights: readonly number[]): string => {
  const range = `weights from ${short(Math.min(...weights))} to ${short(Math.max(...weights))}.`;
  return epoch === undefined ? sentence(range) : `${afterEpoch(epoch)}: ${range}`;
};
export const someNeurons = (drawn: number): string => `Of larger layers only the first ${drawn} are drawn.`;

export const panelTitle = (data: string, network: string, share: number): string =>
  `${data}, ${network}: ${Number((100 * share).toFixed(1))}%`;
export const boundariesSentence = (panels: readonly string[]): string =>
  `${amount(panels.length, "decision boundary", "decision boundaries")}, each with the share of points on their class's side. ${panels.join("; ")}.`;

export const sweepsSentence = (measure: string, setting: string, seeds: number): string =>
  `${sentence(measure)} against ${setting}, means of ${amount(seeds, "seed", "seeds")}.`;
export const sweepSentence = (curve: string, means: readonly string[]): string =>
  `${sentence(curve)}: ${means.join("; ")}.`;

export const regionsTitleSentence = (neurons: number): string =>
  `A part of the plane, cut into the regions on which a network with ${amount(neurons, "hidden neuron", "hidden neurons")} is linear.`;
export const regionsNote =
  "A white line marks where the network is undecided between the classes; the examples stand on it.";
export const regionsSentence = (epoch: number | undefined, regions: number): string => {
  const count = `${amount(regions, "linear region", "linear regions")} in this part of the plane.`;
  return epoch === undefined ? count : `${afterEpoch(epoch)}: ${count}`;
};

export const walkEnd = (name: string, steps: number, point: readonly number[], value: number): string => {
  const place = point.length === 1 ? short(point[0]) : `(${point.map(short).join(", ")})`;
  return `${name}: after ${amount(steps, "step", "steps")} at ${place}, value ${short(value)}.`;
};
export const walkLeaves = (step: number): string => `It leaves the picture in step ${step}.`;
export const startsOutside = "It starts outside of the picture.";
export const walkBreaks = (name: string, step: number): string =>
  `${name}: in step ${step} it is no longer a finite number.`;
export const walksSentence = (walks: number): string => `Gradient descent, ${amount(walks, "walk", "walks")}.`;

export const graphSentence = (nodes: number, edges: number): string =>
  `A graph of ${amount(nodes, "node", "nodes")} and ${amount(edges, "arrow", "arrows")}.`;
export const nodeSentence = (name: string, value: number, gradient: number | undefined): string =>
  gradient === undefined ? `${name} = ${short(value)}` : `${name} = ${short(value)} with gradient ${short(gradient)}`;

export const bestStep = (h: number, error: number): string =>
  `The error is smallest, ${short(error)}, at h = ${short(h)}.`;
export const exactSteps = (points: number): string =>
  `Not drawn: ${amount(points, "point", "points")} without an error above 0, for which a logarithmic axis has no place.`;

export const layerSentence = (
  name: string,
  values: number,
  { mean, standardDeviation }: { mean: number; standardDeviation: number },
): string =>
  `${name}: ${amount(values, "value", "values")}, mean ${short(mean)}, standard deviation ${short(standardDeviation)}.`;
export const notFinite = (values: number): string =>
  `Left out: ${amount(values, "value that is", "values that are")} not finite.`;

export const acrossLayers = (name: string, first: number, last: number, layers: number): string =>
  layers === 1
    ? `${name}: ${short(first)} in the only layer.`
    : `${name}: ${short(first)} in layer 1, ${short(last)} in layer ${layers}.`;
export const noPlaceOnLog = (points: number): string =>
  `Not drawn: ${amount(points, "point that is 0 or not finite", "points that are 0 or not finite")}, for which a logarithmic axis has no place.`;

/** How large the values of a layer are: "0.31", "5.8e−11", "0". */
export const typicalSize = (size: number): string =>
  (size >= 1e5 || (size < 1e-3 && size > 0) ? size.toExponential(1) : String(Number(size.toPrecision(2)))).replaceAll(
    "-",
    "−",
  );
export const zerosBeside = (size: string, zeroShare: number): string => {
  const percentage = Math.round(100 * zeroShare);
  return zeroShare === 1 ? allZero : percentage > 0 ? `${size}, ${percentage}% zero` : size;
};
const allZero = "all zero";
export const signalDescription = (layers: number): string =>
  `Histograms of activations and of gradients in ${amount(layers, "layer", "layers")}, with their typical sizes.`;
export const signalSentence = (
  name: string,
  layers: number,
  activations: readonly [first: string, last: string],
  gradients: readonly [first: string, last: string],
): string =>
  `${name}: from layer 1 to layer ${layers}, activations go from ${activations.join(" to ")}, gradients from ${gradients.join(" to ")}.`;

export const deadSentence = (hidden: number): string =>
  hidden === 1 ? "In the hidden layer." : `Mean over ${hidden} hidden layers.`;

export const functionSentence = (name: string, from: number, to: number): string =>
  `${name} goes from ${short(from)} to ${short(to)}.`;
export const functionsSentence = (from: number, to: number): string =>
  `Curves between ${short(from)} and ${short(to)}.`;

export const digitsSentence = (images: number, captions: readonly string[]): string =>
  `${amount(images, "picture", "pictures")}: ${captions.join("; ")}.`;

/** What stands before the temperature, the entropy and the number of equal answers, and at the end. */
export const entropyPieces = (most: number): [start: string, middle: string, draw: string, end: string] => [
  "T = ",
  ": entropy ",
  ` of at most ${most.toFixed(2)}, as unsure as a draw among `,
  ".",
];
/** What stands before the share of the answers that are not drawn. */
export const othersPiece = (others: number): string =>
  `Not drawn: ${amount(others, "other answer", "other answers")}, together `;
export const temperatureSentence = (
  all: number,
  drawn: readonly { label: string; score: number; share: number }[],
  entropy: number,
  { min, max }: { min: number; max: number },
): string => {
  const shares = drawn.map(({ label, score, share }) => {
    return `${label} (score ${short(score)}) ${share < 0.0005 ? "< 0.1" : (100 * share).toFixed(1)}%`;
  });
  const others = all > drawn.length ? [`${all - drawn.length} others have the rest`] : [];
  return (
    `Softmax of ${all} scores at temperature 1: ${[...shares, ...others].join(", ")}; entropy ${short(entropy)}. ` +
    `A slider sets the temperature from ${min} to ${max}.`
  );
};
export const overflowSentence = (answers: readonly string[], { min, max }: { min: number; max: number }): string =>
  `The probabilities of ${answers.join(", ")}, computed as the formula stands and with the largest score subtracted. ` +
  `A slider adds a number from ${short(min)} to ${max} to every score: the first way then breaks, the second does not change.`;
export const topKSentence = (answers: number): string =>
  `Another one sets how many of the highest scores may win, from 1 to ${answers}.`;

export const attentionSentence = (tokens: readonly string[]): string =>
  `How much each word of “${tokens.join(" ")}” looks at itself and at the words before it.`;
const placeBefore = (distance: number): string => (distance === 0 ? "itself" : `${distance} before`);
export const headSentence = (
  layer: number,
  head: number,
  last: string,
  seen: string,
  distance: number,
  share: number,
): string =>
  `Layer ${layer}, head ${head}: the last word, “${last}”, looks most at “${seen}” (${placeBefore(distance)}), with ${(100 * share).toFixed(0)}% of its attention.`;
export const sliderOverHeads = (sentences: readonly string[]): string[] =>
  sentences.length === 1 ? [...sentences] : [`A slider goes through ${sentences.length} heads.`, ...sentences];

export const kindNeighbours = (epoch: number, alike: number, all: number): string =>
  `${afterEpoch(epoch)}: ${alike} of ${all} words have a word of their own kind as nearest neighbour.`;
export const embeddingSentence = (tokens: number, kinds: readonly string[]): string =>
  `${amount(tokens, "word", "words")} as points, of these kinds: ${kinds.join(", ")}.`;
export const statesOfEmbedding = (sentences: readonly string[]): string[] =>
  sentences.length === 1 ? [...sentences] : [sliderSentence(sentences.length, sentences[0], sentences.at(-1)!)];

export const noValidation =
  "gapChart: this history has no validation loss. Give train validation examples: train(net, examples, { validation: … }).";
export const gapSentence = (examples: string, from: string, to: string): string =>
  `Loss on ${examples} goes from ${from} to ${to}.`;
export const lowestAt = (examples: string, value: string, epoch: number): string =>
  `On ${examples} it is lowest, ${value}, after epoch ${epoch}.`;
export const lowestLabel = (epoch: number, value: string): string => `epoch ${epoch}: ${value}`;

interface Scores {
  readonly loss: number;
  readonly accuracy: number | undefined;
}
export const settingScores = (setting: string, training: Scores, validation: Scores): string => {
  const [own, other] = [training, validation].map(
    ({ loss, accuracy = NaN }) => `loss ${loss.toFixed(3)}, ${(100 * accuracy).toFixed(1)}% right`,
  );
  return `${setting}. Training: ${own}. New: ${other}.`;
};

export const middlesSentence = (measure: string, setting: string, seeds: number): string =>
  `${sentence(measure)} against ${setting}, the middle one of ${amount(seeds, "seed", "seeds")}.`;
export const highestAt = (value: string, setting: string): string => `It is highest, ${value}, at ${setting}.`;
export const thresholdLabel = (size: string): string => `${size}: as many as training examples`;

export const seedsSentence = (measure: string, methods: number): string =>
  `${sentence(measure)} of ${amount(methods, "method", "methods")}.`;
export const armSentence = (name: string, mean: string, lowest: string, highest: string): string =>
  `${name}: mean ${mean}, from ${lowest} to ${highest}.`;
export const answeredRightly = (right: number, all: number): string =>
  `${right} of ${amount(all, "example was", "examples were")} answered rightly.`;
export const frequentMistakes = (
  mistakes: readonly { readonly truth: string; readonly answer: string; readonly count: number }[],
): string => {
  const named = mistakes.map(({ truth, answer, count }) => `${truth} taken for ${answer} (${count}×)`);
  return `Most frequent mistakes: ${named.join(", ")}.`;
};
export const neverAnswered = (names: readonly string[]): string => `Never answered: ${names.join(", ")}.`;

export const solvedOf = (solved: number, total: number): string => `${solved} of ${total}`;
export const progressSentence = (solved: number, total: number): string =>
  `${solved} of ${amount(total, "exercise is", "exercises are")} solved.`;

export const gallerySentence = (runs: number): string => `${amount(runs, "run", "runs")} side by side.`;
export const galleryRun = (run: string, share: number): string =>
  Number.isNaN(share)
    ? `${run}: no epoch was finished.`
    : `${run}: the loss ends at ${short(share)} times the loss at chance.`;
export const treeSentence = (questions: number): string => `A tree of ${questions} questions to a training run.`;
export const patientSentence = (run: string, diagnosis: Diagnosis | undefined): string =>
  diagnosis ? `${run}: ${diagnosis.fault}. ${diagnosis.evidence}` : `${run}: healthy.`;
export const layerNumber = (layer: number): string => `layer ${layer}`;
export const updatesSentence = "Size of one step's change of the weights, by the weights' own size, layer by layer.";
