export { elementwise, type Activation, type ElementwiseActivation } from "./activation.js";
export { sigmoid } from "./sigmoid.js";
export { tanh } from "./tanh.js";
export { relu, leakyRelu } from "./relu.js";
export { identity } from "./identity.js";
export { softmax, logSumExp } from "./softmax.js";
