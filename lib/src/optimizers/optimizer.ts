import type { Matrix } from "../matrix/index.js";

/**
 * A rule that moves parameters against their gradients. It is only a description: each training begins with fresh
 * memory, so the same optimizer can be used for many networks.
 */
export interface Optimizer {
  readonly name: string;
  /** η in the given epoch, counted from 0. */
  readonly learningRate: Schedule;
  /** Makes the update rule for these parameters. The rule changes them in place. */
  begin(parameters: readonly Matrix[]): Update;
}

/** Moves the parameters one step; gradients[p] belongs to parameters[p]. */
export type Update = (gradients: readonly Matrix[], learningRate: number) => void;

/** A learning rate that depends on the epoch (in `minimize`: the step), counted from 0. */
export type Schedule = (epoch: number) => number;

/**
 * A learning rate as a schedule.
 * @throws RangeError unless the rate is a finite number above 0
 */
export function toSchedule(optimizer: string, learningRate: number | Schedule): Schedule {
  if (typeof learningRate === "function") {
    return (epoch) => requireRate(`${optimizer} in epoch ${epoch + 1}`, learningRate(epoch));
  }
  requireRate(optimizer, learningRate);
  return () => learningRate;
}

function requireRate(where: string, rate: number): number {
  if (!(typeof rate === "number" && rate > 0 && rate < Infinity)) {
    throw new RangeError(`${where}: the learning rate must be a number above 0, not ${rate}`);
  }
  return rate;
}

/** @throws RangeError unless the value is at least 0 and below 1 */
export function requireShare(what: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${what} must be at least 0 and below 1, not ${value}`);
}
