import { matrix } from "../matrix/index.js";
import { requireWhole } from "../requireWhole.js";
import type { Optimizer } from "./optimizer.js";

/**
 * Walks downhill on any function, given its gradient: chapter 2 watches optimizers on curves and valleys.
 *
 * @param gradient ∇C at a point
 * @param start the first point
 * @returns the points visited, `steps` + 1 of them, the start among them
 * @throws RangeError when steps is not a whole number of at least 1, or a gradient has another length than the point
 */
export function minimize(
  gradient: (point: number[]) => number[],
  start: readonly number[],
  options: { optimizer: Optimizer; steps: number },
): number[][] {
  const { optimizer, steps } = options;
  requireWhole("minimize: steps", steps, 1);
  const point = matrix([start]);
  const update = optimizer.begin([point]);
  const path = [[...point.data]];
  for (let step = 0; step < steps; step++) {
    const g = gradient([...point.data]);
    if (g.length !== point.columns) {
      throw new RangeError(`minimize: the point has ${point.columns} coordinates, its gradient ${g.length}`);
    }
    update([matrix([g])], optimizer.learningRate(step));
    path.push([...point.data]);
  }
  return path;
}
