import { isDeepStrictEqual } from "node:util";
import type { MarkedCase } from "./cases.js";

/** What an exercise is worth. */
export const POSSIBLE = 1;

/**
 * Part of the points for an answer that is right in some cases: the smaller of two shares, each by the cases' weights. One is the
 * share of the examples that are right; so an edge case counts that is drawn rarely. The other is the share of the drawn cases,
 * corrected for guessing; so neither a list of the examples' answers nor a constant earns anything.
 */
export function pointsFor(cases: readonly MarkedCase[], right: readonly boolean[]): number {
  const share = (hidden: boolean): number => {
    const weights = cases.map((one, i) => (one.hidden === hidden ? [one.weight, right[i] ? one.weight : 0] : [0, 0]));
    const sum = (k: number): number => weights.reduce((total, each) => total + each[k], 0);
    return sum(1) / sum(0);
  };
  const part = Math.min(share(false), correctedForGuessing(share(true), cases));
  return Math.floor(part * POSSIBLE * 100) / 100;
}

/** (p − g) / (1 − g): 0 for the share g that the luckiest constant gets right, 1 for all. Frary, "Formula scoring", 1988. */
function correctedForGuessing(share: number, cases: readonly MarkedCase[]): number {
  const expected = cases.filter(({ hidden }) => hidden).map((one) => one.expected);
  const counts = expected.map((value) => expected.filter((other) => isDeepStrictEqual(value, other)).length);
  const guess = Math.max(...counts) / expected.length;
  return guess === 1 ? share : Math.max(0, (share - guess) / (1 - guess));
}
