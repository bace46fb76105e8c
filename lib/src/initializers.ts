import type { Random } from "./random.js";

/** Draws one starting weight of a layer with `inputs` inputs and `outputs` units. */
export type Initializer = (rng: Random, inputs: number, outputs: number) => number;

/** Every weight 0: all units of a layer stay the same for ever (chapter 5 shows it). */
export const zeroWeights: Initializer = () => 0;

/** Every weight the same value. */
export const constant =
  (value: number): Initializer =>
  () =>
    value;

/** Normal with mean 0 and the given standard deviation, whatever the layer's size: Nielsen's first choice, with 1. */
export const normal =
  (standardDeviation: number): Initializer =>
  (rng) =>
    rng.normal(0, standardDeviation);

/** Normal with variance 2 / (inputs + outputs): keeps signals and gradients in scale through tanh layers, whose slope at 0 is 1. Glorot and Bengio, 2010. */
export const xavier: Initializer = (rng, inputs, outputs) => rng.normal(0, Math.sqrt(2 / (inputs + outputs)));

/** Normal with variance 2 / inputs: a ReLU passes half of its inputs on, the 2 makes up for it. He et al., 2015. */
export const he: Initializer = (rng, inputs) => rng.normal(0, Math.sqrt(2 / inputs));
