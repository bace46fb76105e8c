import { row, zeros } from "../matrix/index.js";
import { forward, type Network } from "../network/index.js";

/**
 * The scores z of all tokens for the place after a text. Softmax makes them probabilities.
 * The network sees the last N tokens: what lies before them is forgotten. A shorter text is filled up at its end with
 * token 0, which changes nothing, since no position sees what comes after it.
 *
 * @param net a network over sequences: `embedding` first, softmax last
 * @param tokens the text's token numbers, at least one
 * @returns one score for each token of the vocabulary
 * @throws RangeError when there is no token
 */
export function nextScores(net: Network, tokens: readonly number[]): number[] {
  if (tokens.length === 0) throw new RangeError("nextScores: give at least one token to go on from");
  const seen = tokens.slice(-net.inputs);
  const X = zeros(1, net.inputs);
  X.data.set(seen);
  const passes = forward(net, X);
  return Array.from(row(passes[passes.length - 1].Z, seen.length - 1));
}
