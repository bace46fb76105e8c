/** Mean and standard deviation (that of all values given, divided by their number). */
export function moments(values: readonly number[] | Float64Array): { mean: number; standardDeviation: number } {
  const mean = sum(values, (value) => value) / values.length;
  const variance = sum(values, (value) => (value - mean) ** 2) / values.length;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

function sum(values: readonly number[] | Float64Array, term: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += term(value);
  return total;
}
