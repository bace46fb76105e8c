import { mapEntries, multiply, scale, subtract, transposeMultiply, zeros, type Matrix } from "../matrix/index.js";
import { random } from "../random.js";
import { requireWhole } from "../requireWhole.js";

/** Rounds of the power method: in each, the error shrinks by the ratio of two neighbouring variances. */
const ROUNDS = 500;

/**
 * The directions in which points are spread out most: perpendicular vectors of length 1, the one of largest variance first.
 * They are eigenvectors of the covariance matrix, found by the power method: a vector that is multiplied by the matrix again
 * and again turns towards the first. Taking the first out of the matrix makes the second the next to be found.
 * Goodfellow et al., section 2.12; Golub and Van Loan, *Matrix Computations*, section 7.3.
 *
 * @param points m×d, one point a row
 * @param count how many directions, at most d
 * @returns count×d; in each row the entry that is largest in size is positive, since the sign is arbitrary
 * @throws RangeError when count is not a whole number from 1 to d, or there is no point
 */
export function principalAxes(points: Matrix, count: number): Matrix {
  const d = points.columns;
  requireWhole("principalAxes: count", count, 1);
  requireWhole("principalAxes: the number of points", points.rows, 1);
  if (count > d) throw new RangeError(`principalAxes: points of ${d} coordinates have ${d} axes, not ${count}`);
  const rng = random(0);
  const axes = zeros(count, d);
  let C = covariance(points); // d×d
  for (let a = 0; a < count; a++) {
    const start = mapEntries(zeros(1, d), () => rng.normal());
    let v = unit(start, start);
    for (let round = 0; round < ROUNDS; round++) v = unit(multiply(v, C), v); // v ← v·C / ‖v·C‖
    const variance = norm(multiply(v, C)); // of the points along v, since v·C = variance · v
    axes.data.set(facingUp(v).data, a * d);
    C = subtract(C, scale(transposeMultiply(v, v), variance)); // C − variance · vᵀ·v
  }
  return axes;
}

/** (X − mean)ᵀ·(X − mean) / m */
function covariance(X: Matrix): Matrix {
  const mean = new Float64Array(X.columns);
  X.data.forEach((x, at) => (mean[at % X.columns] += x / X.rows));
  const centred = mapEntries(X, (x, at) => x - mean[at % X.columns]);
  return scale(transposeMultiply(centred, centred), 1 / X.rows);
}

const norm = ({ data }: Matrix): number => Math.hypot(...data);

/** The vector at length 1; where points don't spread, v·C is 0, any direction will do, and it stays as it was. */
const unit = (v: Matrix, before: Matrix): Matrix => (norm(v) > 0 ? scale(v, 1 / norm(v)) : before);

function facingUp(v: Matrix): Matrix {
  const largest = v.data.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return scale(v, largest < 0 ? -1 : 1);
}
