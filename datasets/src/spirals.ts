import type { Examples, Random } from "@nn/lib";
import { requireCount, requireNotNegative } from "./arguments.js";
import { type Point, toExamples } from "./points.js";

/** What `spirals` can be told. */
export interface SpiralsOptions {
  /** How many arms, one a class, at least 2; 3 unless told. */
  arms?: number;
  /** How many points on each arm, at least 2; 100 unless told. */
  perArm?: number;
  /** The standard deviation of what is added to the angle, in radians; 0.2 unless told. */
  noise?: number;
  /** The angle from the start of one arm to the start of the next, in radians; 2π / arms unless told. */
  apart?: number;
  /** The angle through which each arm winds, in radians; 4 unless told. Longer arms make a harder problem. */
  winds?: number;
}

/**
 * Arms that wind outwards from (0, 0) around each other. While the radius r grows evenly from 0 to 1,
 * the angle t of arm j grows by `winds` radians:
 *
 *     (x, y) = (r · sin t, r · cos t),   t = apart · j + winds · r + noise · n,   n standard normal
 *
 * CS231n's three arms start 4 radians apart: `spirals(rng, { arms: 3, perArm: 100, noise: 0.2, apart: 4 })`.
 *
 * @returns X: (arms·perArm)×2; Y: (arms·perArm)×1 of 0 and 1 for two arms, (arms·perArm)×arms one-hot for more
 * @throws RangeError when arms or perArm is not a whole number of at least 2, the noise is negative, or apart or winds
 * is not finite
 * @see Stanford CS231n, "Putting it together: Minimal Neural Network Case Study"
 */
export function spirals(
  rng: Random,
  { arms = 3, perArm = 100, noise = 0.2, apart = (2 * Math.PI) / arms, winds = 4 }: SpiralsOptions = {},
): Examples {
  requireCount("spirals", "arms", arms, 2);
  requireCount("spirals", "perArm", perArm, 2);
  requireNotNegative("spirals", "noise", noise);
  for (const [name, angle] of Object.entries({ apart, winds })) {
    if (!Number.isFinite(angle)) throw new RangeError(`spirals: ${name} must be an angle in radians, not ${angle}`);
  }
  const points: Point[] = [];
  for (let j = 0; j < arms; j++) {
    for (let k = 0; k < perArm; k++) {
      const r = k / (perArm - 1);
      const t = rng.normal(apart * j + winds * r, noise);
      points.push({ x: r * Math.sin(t), y: r * Math.cos(t), label: j });
    }
  }
  return toExamples(points, arms, rng);
}
