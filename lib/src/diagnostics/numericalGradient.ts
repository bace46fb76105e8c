/**
 * ∂f/∂xᵢ by central differences, (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h: two calls of f for each coordinate.
 * The error is about h² from the curve's bend and 10⁻¹⁶/h from rounding, so h near 10⁻⁵ is best.
 *
 * @param x the point; it is changed while f runs, and put back
 */
export function numericalGradient(f: (x: Float64Array) => number, x: Float64Array, h = 1e-5): Float64Array {
  const gradient = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const old = x[i];
    x[i] = old + h;
    const above = f(x);
    x[i] = old - h;
    const below = f(x);
    x[i] = old;
    gradient[i] = (above - below) / (2 * h);
  }
  return gradient;
}
