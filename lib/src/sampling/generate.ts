import type { Network } from "../network/index.js";
import type { Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";
import { drawToken, samplingProbabilities, type SamplingOptions } from "./chooseToken.js";
import { nextScores } from "./nextScores.js";

/**
 * Lets a network write: it draws the next token, appends it, and looks at the longer text.
 *
 * @param prompt the tokens to go on from, at least one
 * @param options.tokens how many to write
 * @param options.stop a token that ends the text before that
 * @returns the prompt and what the network wrote
 * @throws RangeError as `nextScores` and `samplingProbabilities`
 */
export function generate(
  net: Network,
  prompt: readonly number[],
  { tokens, stop, rng, ...sampling }: SamplingOptions & { tokens: number; stop?: number; rng: Random },
): number[] {
  requireWhole("generate: tokens", tokens, 0);
  const text = [...prompt];
  for (let n = 0; n < tokens; n++) {
    const token = drawToken(samplingProbabilities(nextScores(net, text), sampling), rng);
    text.push(token);
    if (token === stop) break;
  }
  return text;
}
