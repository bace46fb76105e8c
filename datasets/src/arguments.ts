/** @throws RangeError naming the function and the option when the value is not a whole number of at least `least` */
export function requireCount(where: string, option: string, value: number, least = 1): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${where}: ${option} must be a whole number of at least ${least}, not ${value}`);
  }
}

/** @throws RangeError naming the function and the option when the value is not a number of at least 0 */
export function requireNotNegative(where: string, option: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`${where}: ${option} must be a number of at least 0, not ${value}`);
  }
}
