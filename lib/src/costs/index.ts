export type { Cost } from "./cost.js";
export { quadratic } from "./quadratic.js";
export { crossEntropy } from "./crossEntropy.js";
