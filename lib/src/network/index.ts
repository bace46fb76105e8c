export { network, forward, clone, type Network } from "./network.js";
export { predict, forwardInChunks } from "./predict.js";
export { borrowWorkspace } from "./workspace.js";
export { backprop, type Backprop } from "./backprop.js";
export { copyParameters, takeSnapshot, restore, type Snapshot } from "./snapshot.js";
