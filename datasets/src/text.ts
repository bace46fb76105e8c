import { type Examples, zeros } from "@nn/lib";
import { requireCount } from "./arguments.js";

/** The words of a text, each once, in alphabetical order: the vocabulary. A word's place in it is its token number. */
export const vocabularyOf = (text: string): string[] => [...new Set(text.split(" "))].sort();

/** The token numbers of a text's words. @throws RangeError naming the first word that the vocabulary lacks */
export function encode(text: string, vocabulary: readonly string[]): number[] {
  const numbers = new Map(vocabulary.map((word, token) => [word, token]));
  return text.split(" ").map((word) => {
    const token = numbers.get(word);
    if (token === undefined) throw new RangeError(`encode: the vocabulary has no word "${word}"`);
    return token;
  });
}

/** The text of token numbers. @throws RangeError naming the first number that is no token's */
export function decode(tokens: readonly number[], vocabulary: readonly string[]): string {
  const wrong = tokens.find((token) => !(token in vocabulary));
  if (wrong !== undefined) throw new RangeError(`decode: there is no token number ${wrong}`);
  return tokens.map((token) => vocabulary[token]).join(" ");
}

/**
 * Cuts a text into sequences to learn the next token from: row i of X is N tokens in a row, and the N rows of Y that
 * belong to it are the tokens that follow each of them. What is left over at the end, fewer than N tokens, is left out.
 *
 * @param tokens the text's token numbers
 * @param options.context N: the length of each sequence
 * @param options.vocabulary how many tokens there are
 * @returns X: m×context token numbers; Y: (m·context)×vocabulary, one-hot
 * @throws RangeError when the text is too short for one sequence, or holds what is no token number
 */
export function sequences(
  tokens: readonly number[],
  { context, vocabulary }: { context: number; vocabulary: number },
): Examples {
  requireCount("sequences", "context", context);
  requireCount("sequences", "vocabulary", vocabulary);
  const m = Math.floor((tokens.length - 1) / context);
  if (m < 1) {
    throw new RangeError(`sequences: a context of ${context} needs ${context + 1} tokens; there are ${tokens.length}`);
  }
  const wrong = tokens.find((token) => !(Number.isInteger(token) && token >= 0 && token < vocabulary));
  if (wrong !== undefined) {
    throw new RangeError(`sequences: ${wrong} is not the number of a token, which go from 0 to ${vocabulary - 1}`);
  }
  const X = zeros(m, context);
  const Y = zeros(m * context, vocabulary);
  for (let r = 0; r < m * context; r++) {
    X.data[r] = tokens[r];
    Y.data[r * vocabulary + tokens[r + 1]] = 1;
  }
  return { X, Y };
}
