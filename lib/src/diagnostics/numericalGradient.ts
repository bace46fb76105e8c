/**
 * ∂f/∂xᵢ by central differences, (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h: two calls of f for each coordinate.
 * The error is about h²·f‴/6 from how the bend of f changes, and 10⁻¹⁶/h from rounding, so h near 10⁻⁵ is best.
 * Press et al., Numerical Recipes, section 5.7.
 *
 * @param x the point; it is changed while f runs, and put back
 * @param h the step, default 1e-5
 * @returns the gradient, as long as x
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
