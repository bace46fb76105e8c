import type { Schedule } from "./optimizer.js";

/** η is multiplied by `factor` after every `every` epochs: η₀ · factor^⌊epoch / every⌋. */
export const stepDecay =
  (initial: number, options: { factor: number; every: number }): Schedule =>
  (epoch) =>
    initial * options.factor ** Math.floor(epoch / options.every);

/** η falls from `initial` to almost 0 along half a cosine: η₀ · (1 + cos(π·epoch / epochs)) / 2. Loshchilov and Hutter, 2017. */
export const cosineDecay =
  (initial: number, options: { epochs: number }): Schedule =>
  (epoch) =>
    (initial * (1 + Math.cos((Math.PI * Math.min(epoch, options.epochs - 1)) / options.epochs))) / 2;
