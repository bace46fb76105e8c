export { random, type Random } from "./random.js";
export {
  addRow,
  ByteMatrix,
  argMax,
  classesOf,
  columnSums,
  hadamard,
  mapEntries,
  matrix,
  multiply,
  multiplyByTranspose,
  row,
  scale,
  shapeOf,
  subtract,
  takeRows,
  toRows,
  transposeMultiply,
  zeros,
  type Matrix,
} from "./matrix/index.js";
export * from "./activations/index.js";
export { zeroWeights, constant, normal, xavier, he, type Initializer } from "./initializers.js";
export * from "./costs/index.js";
export * from "./layers/index.js";
export {
  backprop,
  clone,
  forward,
  network,
  predict,
  restore,
  takeSnapshot,
  type Backprop,
  type Network,
  type Snapshot,
} from "./network/index.js";
export * from "./attention/index.js";
export {
  adam,
  cosineDecay,
  minimize,
  momentum,
  sgd,
  stepDecay,
  type Optimizer,
  type Schedule,
  type Update,
} from "./optimizers/index.js";
export { takeExamples, type Examples } from "./examples.js";
export { leastSquares } from "./leastSquares.js";
export {
  confusionMatrix,
  descentCheck,
  entropy,
  gradientCheck,
  linearRegions,
  mistakes,
  mostRegions,
  nearestNeighbours,
  numericalGradient,
  principalAxes,
  type GradientCheck,
  type LayerStatistics,
  type LinearRegion,
  type Mistake,
} from "./diagnostics/index.js";
export * from "./sampling/index.js";
export {
  train,
  evaluate,
  lossAtChance,
  startOf,
  type Evaluation,
  type History,
  type Start,
  type Stopped,
  type TrainOptions,
} from "./training/index.js";
export { diagnose, type Diagnosis, type Evidence, type Fault } from "./diagnosis/index.js";
export * from "./charts/index.js";
export { show } from "./notebook/show.js";
export { showTable } from "./notebook/showTable.js";
export { liveChart } from "./notebook/liveChart.js";
export { progress } from "./notebook/progress.js";
export { newDisplay, previousCellFailed, type MimeBundle } from "./notebook/kernel.js";
