/** @throws RangeError unless the value is a whole number of at least `least`; `what` names it */
export function requireWhole(what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${what} must be a whole number of at least ${least}, not ${value}`);
  }
}
