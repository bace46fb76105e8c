import type { Examples, Random } from "@nn/lib";
import { requireCount, requireNotNegative } from "./arguments.js";
import { type Point, toExamples } from "./points.js";

/** What `moons` can be told. */
export interface MoonsOptions {
  /** How many points in all, half on each moon; 100 unless told. */
  examples?: number;
  /** The standard deviation of what is added to x and to y; 0.1 unless told. */
  noise?: number;
}

/**
 * Two half circles of radius 1 that reach into each other. The points of a moon are evenly spaced, t from 0 to π:
 *
 *     class 0, the upper moon:  (x, y) = (cos t, sin t)           + noise · (n₁, n₂)
 *     class 1, the lower moon:  (x, y) = (1 − cos t, 0.5 − sin t) + noise · (n₁, n₂),   n₁ and n₂ standard normal
 *
 * @returns X: examples×2, Y: examples×1 of 0 and 1
 * @throws RangeError when there are fewer than 4 examples (a moon needs its two ends) or the noise is negative
 * @see scikit-learn, sklearn.datasets.make_moons
 */
export function moons(rng: Random, { examples = 100, noise = 0.1 }: MoonsOptions = {}): Examples {
  requireCount("moons", "examples", examples, 4);
  requireNotNegative("moons", "noise", noise);
  const upper = Math.floor(examples / 2);
  const lower = examples - upper;
  const points: Point[] = [];
  for (let k = 0; k < upper; k++) {
    const t = (Math.PI * k) / (upper - 1);
    points.push({ x: rng.normal(Math.cos(t), noise), y: rng.normal(Math.sin(t), noise), label: 0 });
  }
  for (let k = 0; k < lower; k++) {
    const t = (Math.PI * k) / (lower - 1);
    points.push({ x: rng.normal(1 - Math.cos(t), noise), y: rng.normal(0.5 - Math.sin(t), noise), label: 1 });
  }
  return toExamples(points, 2, rng);
}
