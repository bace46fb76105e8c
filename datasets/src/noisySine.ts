import { type Examples, type Random, zeros } from "@nn/lib";
import { requireCount, requireNotNegative } from "./arguments.js";

/** What `noisySine` can be told. */
export interface NoisySineOptions {
  /** How many points; 100 unless told. */
  examples?: number;
  /** The standard deviation of what is added to y; 0.1 unless told. */
  noise?: number;
}

/**
 * One wave of the sine, measured inexactly: regression, a number to predict in place of a class.
 *
 *     y = sin(πx) + noise · n,   x uniform in [−1, 1),   n standard normal
 *
 * @returns X: examples×1, Y: examples×1
 * @throws RangeError when examples is not a whole number of at least 1 or the noise is negative
 * @see Bishop, Pattern Recognition and Machine Learning (2006), section 1.1; here x has mean 0, which suits networks
 */
export function noisySine(rng: Random, { examples = 100, noise = 0.1 }: NoisySineOptions = {}): Examples {
  requireCount("noisySine", "examples", examples);
  requireNotNegative("noisySine", "noise", noise);
  const X = zeros(examples, 1);
  const Y = zeros(examples, 1);
  for (let i = 0; i < examples; i++) {
    X.data[i] = 2 * rng.uniform() - 1;
    Y.data[i] = rng.normal(Math.sin(Math.PI * X.data[i]), noise);
  }
  return { X, Y };
}
