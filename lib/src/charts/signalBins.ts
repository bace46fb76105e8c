import type { Interval } from "./frame.js";

export const BINS = 60;
/** A bar's height is one of as many levels as there are letters for (cells.ts). */
export const LEVELS = 51;
/** Decades below a layer's typical size that a logarithmic axis shows; what is smaller stands in its first bin. */
const DECADES_BELOW = 3;

/** Levels from 0 to LEVELS: the bars of one histogram, the highest of them LEVELS. A bar that is not empty has at least 1. */
export function barLevels(values: ArrayLike<number>, axis: Interval, log: boolean): number[] {
  const counts = Array<number>(BINS).fill(0);
  for (const value of log ? powersOfTen(values) : Array.from(values)) {
    const bin = Math.floor((BINS * (value - axis[0])) / (axis[1] - axis[0]));
    if (Number.isFinite(value)) counts[Math.max(0, Math.min(BINS - 1, bin))]++;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => Math.ceil((LEVELS * count) / most));
}

/** log₁₀|v| of the values that have one. */
const powersOfTen = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Math.log10(Math.abs(value))).filter(Number.isFinite);

/** From a little below the smallest typical size to the largest value, in whole decades. */
export function logAxis(layers: readonly ArrayLike<number>[]): Interval {
  const sizes = layers.map((values) => Math.log10(rootMeanSquare(values))).filter(Number.isFinite);
  const largest = layers.map((values) => powersOfTen(values).reduce((most, power) => Math.max(most, power), -Infinity));
  const top = Math.max(...largest.filter(Number.isFinite));
  return sizes.length === 0 ? [-1, 0] : [Math.floor(Math.min(...sizes)) - DECADES_BELOW, Math.floor(top) + 1];
}

/** √(Σ v² / n). */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ** 2;
  return Math.sqrt(sum / values.length);
}

/** The share of exact zeros. */
export const zeroShare = (values: ArrayLike<number>): number =>
  Array.from(values).filter((value) => value === 0).length / values.length;
