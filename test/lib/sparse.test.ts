import { ByteMatrix, multiplyByTranspose, random, takeRows, transposeMultiply, type Matrix } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { addScaled } from "../../lib/src/matrix/index.js";
import { SparseProduct, SparseRows } from "../../lib/src/matrix/sparse.js";
import { guardedWorkspace, precisions } from "./guarded.js";

const rng = random(1);

describe.each(precisions)("in $precision precision", ({ precision, epsilon }) => {
  const { inWorkspace, expectGuardsWhole } = guardedWorkspace(precision);
  const stored = precision === "double" ? Number : Math.fround;

  const normals = (rows: number, columns: number): Matrix => ({
    rows,
    columns,
    data: inWorkspace(Float64Array.from({ length: rows * columns }, () => Math.fround(rng.normal()))),
  });
  /** The same numbers in an array of their own, where the plain loops multiply. */
  const outside = ({ rows, columns, data }: Matrix): Matrix => ({ rows, columns, data: Float64Array.from(data) });

  /** So many rows of a larger matrix of bytes; `share` of them are not 0. */
  function rowsOfBytes(rows: number, columns: number, share: number) {
    const bytes = Uint8Array.from({ length: 2 * rows * columns }, () =>
      rng.uniform() < share ? 1 + rng.integer(255) : 0,
    );
    const indices = Array.from({ length: rows }, () => rng.integer(2 * rows));
    const X = takeRows(new ByteMatrix(2 * rows, columns, bytes), indices);
    const entries = indices.flatMap((i) =>
      Array.from(bytes.subarray(i * columns, (i + 1) * columns), (b) => stored(b / 255)),
    );
    return { X, dense: { rows, columns, data: Float64Array.from(entries) } };
  }

  function expectClose(found: Matrix, expected: Matrix): void {
    expect([found.rows, found.columns]).toEqual([expected.rows, expected.columns]);
    found.data.forEach((entry, at) => expect(Math.abs(entry - expected.data[at])).toBeLessThan(2e4 * epsilon));
  }

  const shapes = [
    { rows: 1, columns: 200, share: 0.05, isSparse: true },
    { rows: 10, columns: 784, share: 0.1, isSparse: true },
    { rows: 32, columns: 784, share: 0, isSparse: true },
    { rows: 7, columns: 64, share: 0.9, isSparse: false },
    { rows: 3, columns: 30, share: 0.2, isSparse: false },
  ];

  describe.each(shapes)("rows of bytes in a workspace: $rows×$columns, $share of them not 0", (shape) => {
    const { rows, columns, share, isSparse } = shape;
    const units = [1, 2, 3, 4, 5, 7, 30];

    it(isSparse ? "are a list" : "are a dense matrix", () => {
      expect(rowsOfBytes(rows, columns, share).X instanceof SparseRows).toBe(isSparse);
    });

    it("hold bytes / 255 to the last digit that the precision has: `data`, and the product with 1", () => {
      const { X, dense } = rowsOfBytes(rows, columns, share);
      const one = normals(columns, columns);
      one.data.forEach((_, at) => (one.data[at] = at % (columns + 1) === 0 ? 1 : 0));
      expect([...multiplyByTranspose(X, one).data]).toEqual([...dense.data]);
      expect([...X.data]).toEqual([...dense.data]);
    });

    it("X·Wᵀ and δᵀ·X agree with the plain loops, and write nothing but their results", () => {
      for (const j of units) {
        const { X, dense } = rowsOfBytes(rows, columns, share);
        const [W, delta] = [normals(j, columns), normals(rows, j)];
        expectClose(multiplyByTranspose(X, W), multiplyByTranspose(dense, outside(W)));
        expectClose(transposeMultiply(delta, X), transposeMultiply(outside(delta), dense));
        expectGuardsWhole();
      }
    });

    it("W + factor·δᵀ·X: the same whether `data` of the product has been asked for or not", () => {
      for (const j of units) {
        const { X, dense } = rowsOfBytes(rows, columns, share);
        const [W, delta] = [normals(j, columns), normals(rows, j)];
        const [asked, expected] = [outside(W), outside(W)];
        const [product, seen] = [transposeMultiply(delta, X), transposeMultiply(delta, X)];
        expect(seen.data.length).toBe(j * columns);
        addScaled(W, -0.3, product);
        addScaled(asked, -0.3, seen);
        addScaled(expected, -0.3, transposeMultiply(outside(delta), dense));
        expectClose(W, expected);
        expectClose(asked, expected);
        expectClose(product, transposeMultiply(outside(delta), dense));
        expectGuardsWhole();
      }
    });

    it("once `data` is made, it counts: a change is seen by products", () => {
      const { X, dense } = rowsOfBytes(rows, columns, share);
      const W = normals(30, columns);
      X.data[0] = dense.data[0] = 7;
      expectClose(multiplyByTranspose(X, W), multiplyByTranspose(dense, outside(W)));
      const delta = normals(rows, 30);
      const product = transposeMultiply(delta, X);
      const expected = transposeMultiply(outside(delta), dense);
      expectClose(product, expected);
      product.data[0] = expected.data[0] = 9;
      const sum = outside(W);
      addScaled(W, 2, product);
      addScaled(sum, 2, expected);
      expectClose(W, sum);
    });
  });

  describe("addScaled(A, factor, B)", () => {
    it("refuses another shape, of a product that waits, too", () => {
      const { X } = rowsOfBytes(10, 784, 0.1);
      const product = transposeMultiply(normals(10, 5), X);
      expect(product).toBeInstanceOf(SparseProduct);
      expect(() => addScaled(normals(4, 784), 1, product)).toThrow(
        "A + factor·B: the shapes must be equal; they are 4×784 and 5×784",
      );
    });
  });
});
