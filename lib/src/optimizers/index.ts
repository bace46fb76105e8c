export type { Optimizer, Schedule, Update } from "./optimizer.js";
export { sgd } from "./sgd.js";
export { momentum } from "./momentum.js";
export { adam } from "./adam.js";
export { stepDecay, cosineDecay } from "./schedules.js";
export { withL2 } from "./l2.js";
export { minimize } from "./minimize.js";
