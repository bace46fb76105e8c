// The network of chapter 8 and its text, as the chapter writes them.
import { encode, sequences, stories, vocabularyOf } from "@nn/datasets";
import * as lib from "@nn/lib";

/** @typedef {import("./workloads.mjs").GptWorkload} GptWorkload */

/** Sequences of tokens to learn from, and those to test with. @param {GptWorkload} workload */
export function storySequences({ examples, testExamples, context, vocabulary }) {
  const texts = [examples, testExamples].map((count, i) => stories(lib.random(i + 1), { stories: count }).text);
  const words = vocabularyOf(texts[0]);
  if (words.length !== vocabulary) throw new Error(`The stories have ${words.length} words, not ${vocabulary}`);
  return texts.map((text) => sequences(encode(text, words), { context, vocabulary }));
}

/** @param {GptWorkload} workload @param {import("@nn/lib").Random} rng */
export const gpt = ({ context, vocabulary, width, heads }, rng) =>
  lib.network(
    lib.embedding(vocabulary, context, width, { rng }),
    lib.selfAttention(context, width, heads, { rng }),
    lib.feedForward(width, { rng }),
    lib.layerNorm(width),
    lib.dense(width, vocabulary, lib.softmax, { rng }),
  );
