export { network, forward, predict, clone, type Network } from "./network.js";
export { backprop, type Backprop } from "./backprop.js";
export { takeSnapshot, restore, type Snapshot } from "./snapshot.js";
