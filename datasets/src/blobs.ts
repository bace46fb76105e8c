import type { Examples, Random } from "@nn/lib";
import { requireCount, requireNotNegative } from "./arguments.js";
import { type Point, toExamples } from "./points.js";

/** What `blobs` can be told. */
export interface BlobsOptions {
  /** How many points in all, shared out evenly between the classes; 150 unless told. */
  examples?: number;
  /** How many blobs, at least 2; 3 unless told. */
  classes?: number;
  /** The standard deviation of a blob in each direction; 0.2 unless told. Larger blobs overlap. */
  spread?: number;
}

/**
 * Round clouds of points, one a class, that straight lines can part.
 * The centres stand evenly on the circle of radius 1; class c of k is
 *
 *     (x, y) = (cos a, sin a) + spread · (n₁, n₂),   a = 2πc / k,   n₁ and n₂ standard normal
 *
 * @returns X: examples×2; Y: examples×1 of 0 and 1 for two classes, examples×classes one-hot for more
 * @throws RangeError when there are fewer than 2 classes, fewer examples than classes, or the spread is negative
 */
export function blobs(rng: Random, { examples = 150, classes = 3, spread = 0.2 }: BlobsOptions = {}): Examples {
  requireCount("blobs", "classes", classes, 2);
  requireCount("blobs", "examples", examples, classes);
  requireNotNegative("blobs", "spread", spread);
  const points: Point[] = [];
  for (let i = 0; i < examples; i++) {
    const label = i % classes;
    const a = (2 * Math.PI * label) / classes;
    points.push({ x: rng.normal(Math.cos(a), spread), y: rng.normal(Math.sin(a), spread), label });
  }
  return toExamples(points, classes, rng);
}
