import type { Examples, Random } from "@nn/lib";
import { requireCount, requireNotNegative } from "./arguments.js";
import { type Point, toExamples } from "./points.js";

/** What `circles` can be told. */
export interface CirclesOptions {
  /** How many points in all, half on each circle; 100 unless told. */
  examples?: number;
  /** The standard deviation of what is added to x and to y; 0.05 unless told. */
  noise?: number;
  /** The radius of the inner circle, 0 < factor < 1; 0.5 unless told. The nearer to 1, the harder to part. */
  factor?: number;
}

/**
 * A circle within a circle: class 0 on radius 1, class 1 on radius `factor`. The boundary between them is closed.
 * The points of a circle are evenly spaced; with n of them the k-th is
 *
 *     (x, y) = radius · (cos t, sin t) + noise · (n₁, n₂),   t = 2πk / n,   n₁ and n₂ standard normal
 *
 * @returns X: examples×2, Y: examples×1 of 0 and 1
 * @throws RangeError when there are fewer than 2 examples, the noise is negative, or the factor is not between 0 and 1
 * @see scikit-learn, sklearn.datasets.make_circles
 */
export function circles(rng: Random, { examples = 100, noise = 0.05, factor = 0.5 }: CirclesOptions = {}): Examples {
  requireCount("circles", "examples", examples, 2);
  requireNotNegative("circles", "noise", noise);
  if (!(factor > 0 && factor < 1)) throw new RangeError(`circles: factor must be between 0 and 1, not ${factor}`);
  const outer = Math.floor(examples / 2);
  const points: Point[] = [];
  for (const { label, radius, n } of [
    { label: 0, radius: 1, n: outer },
    { label: 1, radius: factor, n: examples - outer },
  ]) {
    for (let k = 0; k < n; k++) {
      const t = (2 * Math.PI * k) / n;
      points.push({ x: rng.normal(radius * Math.cos(t), noise), y: rng.normal(radius * Math.sin(t), noise), label });
    }
  }
  return toExamples(points, 2, rng);
}
