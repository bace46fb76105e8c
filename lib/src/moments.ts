import { sum, sumOfSquares } from "./kernels/index.js";

/** Mean and standard deviation (that of all values given, divided by their number). */
export function moments(values: readonly number[] | Float64Array): { mean: number; standardDeviation: number } {
  // A Float32Array, too, where training is in single precision.
  const data = ArrayBuffer.isView(values) ? values : Float64Array.from(values);
  const mean = sum(data) / data.length;
  return { mean, standardDeviation: Math.sqrt(sumOfSquares(data, mean) / data.length) };
}
