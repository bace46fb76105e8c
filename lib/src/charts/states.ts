import type { Matrix } from "../matrix/index.js";
import { clone, restore, type Network } from "../network/index.js";
import type { History } from "../training/history.js";
import { sliderSentence, someDrawn } from "./messages.js";

/**
 * Looks at the network as it was at each snapshot of its history, or, without snapshots, as it is. The network itself is
 * left alone. `at` counts from 1, as the slider does.
 * @throws RangeError when the history is that of another network
 */
export function networkStates<T>(
  net: Network,
  history: History | undefined,
  look: (state: Network, epoch: number | undefined, at: number) => T,
): T[] {
  const snapshots = history?.snapshots ?? [];
  if (snapshots.length === 0) return [look(net, undefined, 1)];
  const state = clone(net);
  return snapshots.map((snapshot, s) => {
    restore(state, snapshot);
    return look(state, snapshot.epoch, s + 1);
  });
}

/** What a description says of the states: the only one, or the first and the last. */
export function statesSentences(sentences: readonly string[]): string[] {
  if (sentences.length === 1) return [...sentences];
  return [sliderSentence(sentences.length, sentences[0], sentences[sentences.length - 1])];
}

/** More points than this hide each other. */
const MOST_POINTS = 500;

/** The examples to draw: all, or as many as can be seen, at even distances. */
export function drawnRows({ rows }: Matrix): number[] {
  const drawn = Math.min(rows, MOST_POINTS);
  return Array.from({ length: drawn }, (_, i) => Math.floor((i * rows) / drawn));
}

/** Says that not all examples are drawn, where that is so. */
export function notDrawn({ rows }: Matrix): string[] {
  return rows > MOST_POINTS ? [someDrawn(MOST_POINTS, rows)] : [];
}
