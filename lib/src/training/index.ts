export { train } from "./train.js";
export { evaluate, type Evaluation } from "./evaluate.js";
export { lossAtChance, startOf, type Start } from "./start.js";
export type { TrainOptions } from "./options.js";
export type { History, Stopped } from "./history.js";
