import { type Examples, matrix, type Random } from "@nn/lib";
import { oneHot } from "./labels.js";

/** A point of the plane and the number of its class. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/**
 * Examples from points, in random order, so that the first rows and every mini-batch hold a mixture of the classes.
 *
 * @returns X: m×2; Y: m×1 of 0 and 1 for two classes, m×classes one-hot for more
 */
export function toExamples(points: readonly Point[], classes: number, rng: Random): Examples {
  const mixed = rng.shuffle(points);
  const labels = mixed.map((point) => point.label);
  return {
    X: matrix(mixed.map((point) => [point.x, point.y])),
    Y: classes === 2 ? matrix(labels.map((label) => [label])) : oneHot(labels, classes),
  };
}
