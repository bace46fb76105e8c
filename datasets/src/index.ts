export { xor } from "./xor.js";
export { blobs, type BlobsOptions } from "./blobs.js";
export { circles, type CirclesOptions } from "./circles.js";
export { moons, type MoonsOptions } from "./moons.js";
export { spirals, type SpiralsOptions } from "./spirals.js";
export { noisySine, type NoisySineOptions } from "./noisySine.js";
export { mnist, type Digits, type MnistOptions } from "./mnist.js";
export { oneHot } from "./labels.js";
export { split, type Parts } from "./split.js";
