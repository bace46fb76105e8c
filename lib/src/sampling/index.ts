export { nextScores } from "./nextScores.js";
export { samplingProbabilities, drawToken, type SamplingOptions } from "./chooseToken.js";
export { generate } from "./generate.js";
