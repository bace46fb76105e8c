import { row, type Matrix } from "../matrix/index.js";

/**
 * For each row, the number of the other row that points most nearly in the same direction: whose cosine with it,
 * (u·v) / (‖u‖ ‖v‖), is largest. A row of zeros points nowhere and has cosine 0 with all.
 * @throws RangeError when there are fewer than two rows
 */
export function nearestNeighbours(vectors: Matrix): number[] {
  if (vectors.rows < 2) throw new RangeError("nearestNeighbours: at least two rows are needed");
  const rows = Array.from({ length: vectors.rows }, (_, i) => row(vectors, i));
  return rows.map((u, i) => {
    let [nearest, best] = [-1, -Infinity];
    rows.forEach((v, j) => {
      const similarity = j === i ? -Infinity : cosine(u, v);
      if (similarity > best) [nearest, best] = [j, similarity];
    });
    return nearest;
  });
}

function cosine(u: Float64Array, v: Float64Array): number {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, k) => sum + x * b[k], 0);
  return dot(u, v) / (Math.sqrt(dot(u, u) * dot(v, v)) || 1);
}
