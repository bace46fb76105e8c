import { row, shapeOf, zeros, type Matrix } from "./matrix/index.js";

/** A vector counts as dependent on others when less than this share of its length is left without them. */
const NOTHING_LEFT = 1e-12;

/**
 * The weights of a linear layer that come closest to the targets, without any training: W minimizes ‖A·Wᵀ − Y‖² + λ‖W‖².
 * Where λ is 0 and A has more columns than rows, many W meet all targets exactly; this is the one with the smallest ‖W‖,
 * the one that gradient descent from W = 0 would find.
 *
 * Solved by orthogonal directions (Gram and Schmidt, in its modified form), A = Q·R or Aᵀ = Q·R, never by AᵀA: that would
 * square the errors. Golub and Van Loan, Matrix Computations, sections 5.2.7, 5.3.6 and 5.6.1.
 *
 * @param A m×p: what the layer receives, one example a row
 * @param Y m×k: the targets
 * @param options.lambda λ ≥ 0, 0 unless told
 * @returns W: k×p, so that the layer's answers are A·Wᵀ
 * @throws RangeError when the rows of A and Y don't match or λ is negative; where λ is 0, also when rows (of a wide A) or
 * columns (of a tall one) depend on each other, two equal ones for instance
 */
export function leastSquares(A: Matrix, Y: Matrix, { lambda = 0 }: { lambda?: number } = {}): Matrix {
  if (A.rows !== Y.rows) {
    throw new RangeError(`leastSquares: A and Y need a row for each example; they are ${shapeOf(A)} and ${shapeOf(Y)}`);
  }
  if (!(lambda >= 0 && lambda < Infinity))
    throw new RangeError(`leastSquares: lambda must be at least 0, not ${lambda}`);
  // The smallest [w, u] with A·w + √λ·u = y has u = (y − A·w)/√λ, so it makes ‖w‖² + ‖y − A·w‖²/λ smallest: with λ every A is wide.
  const rows = Array.from({ length: A.rows }, (_, i) =>
    lengthened(row(A, i), Math.sqrt(lambda), lambda > 0 ? A.rows : 0, i),
  );
  const isWide = rows.length > 0 && rows[0].length > rows.length;
  const solve = isWide ? smallestSolution(rows) : closestSolution(rows);

  const W = zeros(Y.columns, A.columns);
  for (let k = 0; k < Y.columns; k++) {
    const y = Float64Array.from({ length: Y.rows }, (_, i) => Y.data[i * Y.columns + k]);
    row(W, k).set(solve(y).subarray(0, A.columns));
  }
  return W;
}

/** The row followed by `count` zeros, with `value` as number i among them. */
function lengthened(values: Float64Array, value: number, count: number, i: number): Float64Array {
  const longer = new Float64Array(values.length + count);
  longer.set(values);
  if (count > 0) longer[values.length + i] = value;
  return longer;
}

/** At least as many equations as weights. A = Q·R, so ‖A·w − y‖ is smallest where R·w = Qᵀy: solved from the last weight up. */
function closestSolution(rows: readonly Float64Array[]): (y: Float64Array) => Float64Array {
  const p = rows[0]?.length ?? 0;
  const columns = Array.from({ length: p }, (_, j) => Float64Array.from(rows, (values) => values[j]));
  const { Q, R } = orthonormal(columns, "column");
  return (y) => {
    const w = Float64Array.from(takeOff(y, Q)); // Qᵀy
    for (let j = p - 1; j >= 0; j--) {
      w[j] /= R[j][j];
      for (let i = 0; i < j; i++) w[i] -= R[j][i] * w[j];
    }
    return w;
  };
}

/** More weights than equations. Aᵀ = Q·R, so Rᵀ·(Qᵀw) = y: solved from the first one down. The smallest w has nothing outside of Q. */
function smallestSolution(rows: readonly Float64Array[]): (y: Float64Array) => Float64Array {
  const { Q, R } = orthonormal(rows, "row");
  return (y) => {
    const w = new Float64Array(rows[0].length);
    const z: number[] = []; // Qᵀw
    for (let i = 0; i < y.length; i++) {
      let known = 0;
      for (let j = 0; j < i; j++) known += R[i][j] * z[j];
      z.push((y[i] - known) / R[i][i]);
      addScaled(w, z[i], Q[i]);
    }
    return w;
  };
}

/** Orthonormal vectors Q, and R[j][i], how much of Q[i] is in vector j: vector j = Σ R[j][i]·Q[i], i ≤ j. */
function orthonormal(vectors: readonly Float64Array[], what: string): { Q: Float64Array[]; R: number[][] } {
  const Q: Float64Array[] = [];
  const R = vectors.map((vector, j) => {
    const left = vector.slice();
    const parts = takeOff(left, Q);
    const length = Math.sqrt(dot(left, left));
    if (!(length > NOTHING_LEFT * Math.sqrt(dot(vector, vector)))) {
      throw new RangeError(`leastSquares: ${what} ${j} of A is 0, or a mixture of those before it`);
    }
    Q.push(left.map((entry) => entry / length));
    return [...parts, length];
  });
  return { Q, R };
}

/** Takes away from v what lies along each q, one after another; returns how much that was. */
function takeOff(v: Float64Array, Q: readonly Float64Array[]): number[] {
  return Q.map((q) => {
    const part = dot(q, v);
    addScaled(v, -part, q);
    return part;
  });
}

function dot(p: Float64Array, q: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i] * q[i];
  return sum;
}

/** v ← v + factor·q */
function addScaled(v: Float64Array, factor: number, q: Float64Array): void {
  for (let i = 0; i < v.length; i++) v[i] += factor * q[i];
}
