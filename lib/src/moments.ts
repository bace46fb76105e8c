/** Mean and standard deviation (that of all values given, divided by their number). */
export function moments(values: readonly number[] | Float64Array): { mean: number; standardDeviation: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { mean, standardDeviation: Math.sqrt(squares / values.length) };
}
