import { logSumExp } from "../activations/index.js";
import type { Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";

/** How bold a choice is. */
export interface SamplingOptions {
  /** Scores are divided by it before softmax: below 1 the likely become likelier, above 1 the choice is flatter and bolder. 1 unless told. */
  temperature?: number;
  /** Only the so many largest scores may win; all unless told. */
  topK?: number;
}

/**
 * Probabilities from scores: softmax(z/τ) over the k largest scores, 0 for the others. Of equal scores the first counts as larger.
 * @throws RangeError unless the temperature τ is above 0 and topK a whole number of at least 1
 */
export function samplingProbabilities(
  scores: ArrayLike<number>,
  { temperature = 1, topK = scores.length }: SamplingOptions = {},
): number[] {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`the temperature must be a number above 0, not ${temperature}`);
  }
  requireWhole("topK", topK, 1);
  const best = Array.from(scores, (_, v) => v).sort((v, w) => scores[w] - scores[v]);
  const chosen = best.slice(0, topK);
  const L = logSumExp(chosen.map((v) => scores[v] / temperature));
  const probabilities = Array<number>(scores.length).fill(0);
  for (const v of chosen) probabilities[v] = Math.exp(scores[v] / temperature - L);
  return probabilities;
}

/** Draws a token: number v with probability probabilities[v]. */
export function drawToken(probabilities: readonly number[], rng: Random): number {
  let left = rng.uniform();
  let drawn = 0;
  for (let v = 0; v < probabilities.length && left >= 0; v++) {
    if (probabilities[v] === 0) continue;
    left -= probabilities[v];
    drawn = v; // the last one, should rounding leave the sum a little below 1
  }
  return drawn;
}
