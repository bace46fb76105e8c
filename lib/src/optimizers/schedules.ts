import { requireWhole } from "../requireWhole.js";
import type { Schedule } from "./optimizer.js";

/**
 * η is multiplied by `factor` after every `every` epochs: η₀ · factor^⌊epoch / every⌋.
 * @throws RangeError when `every` is not a whole number of at least 1
 */
export function stepDecay(initial: number, { factor, every }: { factor: number; every: number }): Schedule {
  requireWhole("stepDecay: every", every, 1);
  return (epoch) => initial * factor ** Math.floor(epoch / every);
}

/**
 * η falls from `initial` to almost 0 along half a cosine: η₀ · (1 + cos(π·epoch / epochs)) / 2. Loshchilov and Hutter, 2017.
 * @throws RangeError when `epochs` is not a whole number of at least 1
 */
export function cosineDecay(initial: number, { epochs }: { epochs: number }): Schedule {
  requireWhole("cosineDecay: epochs", epochs, 1);
  return (epoch) => (initial * (1 + Math.cos((Math.PI * Math.min(epoch, epochs - 1)) / epochs))) / 2;
}
