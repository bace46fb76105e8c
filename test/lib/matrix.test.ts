import {
  addRow,
  argMax,
  crossEntropy,
  hadamard,
  mapEntries,
  matrix,
  multiply,
  multiplyByTranspose,
  random,
  row,
  scale,
  shapeOf,
  sigmoid,
  softmax,
  logSumExp,
  subtract,
  columnSums,
  takeRows,
  toRows,
  transposeMultiply,
  zeros,
  type Matrix,
} from "@nn/lib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

fc.configureGlobal({ seed: 3, numRuns: 200 });

const size = fc.integer({ min: 0, max: 6 });
const sizes = (count: number) => fc.array(size, { minLength: count, maxLength: count });
const entry = fc.double({ min: -100, max: 100, noNaN: true });

/** Matrices of the given shapes, drawn together. */
function matrices<Shapes extends [number, number][]>(...shapes: Shapes): fc.Arbitrary<{ [S in keyof Shapes]: Matrix }> {
  const drawn = shapes.map(([rows, columns]) =>
    fc
      .array(entry, { minLength: rows * columns, maxLength: rows * columns })
      .map((data): Matrix => ({ rows, columns, data: Float64Array.from(data) })),
  );
  return fc.tuple(...drawn) as unknown as fc.Arbitrary<{ [S in keyof Shapes]: Matrix }>;
}

/** Up to rounding: entries up to 100 make products of three up to about 10⁸. */
function expectEqual(A: Matrix, B: Matrix, tolerance = 1e-6) {
  expect(shapeOf(A)).toBe(shapeOf(B));
  A.data.forEach((a, at) => expect(Math.abs(a - B.data[at])).toBeLessThanOrEqual(tolerance));
}

/** Written by its definition, entry by entry: what the tests hold the library against. */
function transpose(A: Matrix): Matrix {
  const T = zeros(A.columns, A.rows);
  for (let i = 0; i < A.rows; i++)
    for (let j = 0; j < A.columns; j++) T.data[j * A.rows + i] = A.data[i * A.columns + j];
  return T;
}

const ones = (rows: number, columns: number) => mapEntries(zeros(rows, columns), () => 1);
const eye = (n: number) => mapEntries(zeros(n, n), (_, at) => (at % (n + 1) === 0 ? 1 : 0));

describe("matrix products", () => {
  it("multiply: entry (i, j) is Σₖ A(i, k)·B(k, j)", () => {
    const abc = sizes(3).chain(([a, b, c]) => matrices([a, b], [b, c]));
    fc.assert(
      fc.property(abc, ([A, B]) => {
        const expected = mapEntries(zeros(A.rows, B.columns), (_, at) => {
          const [i, j] = [Math.floor(at / B.columns), at % B.columns];
          let sum = 0;
          for (let k = 0; k < A.columns; k++) sum += A.data[i * A.columns + k] * B.data[k * B.columns + j];
          return sum;
        });
        expectEqual(multiply(A, B), expected);
      }),
    );
  });

  it("(A·B)·C = A·(B·C)", () => {
    const ABC = sizes(4).chain(([a, b, c, d]) => matrices([a, b], [b, c], [c, d]));
    fc.assert(fc.property(ABC, ([A, B, C]) => expectEqual(multiply(multiply(A, B), C), multiply(A, multiply(B, C)))));
  });

  it("A·Bᵀ and Aᵀ·B are multiply of the transposed", () => {
    const AB = sizes(3).chain(([a, b, c]) => matrices([a, b], [c, b], [a, c]));
    fc.assert(
      fc.property(AB, ([A, B, C]) => {
        expectEqual(multiplyByTranspose(A, B), multiply(A, transpose(B)));
        expectEqual(transposeMultiply(A, C), multiply(transpose(A), C));
      }),
    );
  });

  it("(A·B)ᵀ = Bᵀ·Aᵀ, by multiplyByTranspose and transposeMultiply", () => {
    const AB = sizes(3).chain(([a, b, c]) => matrices([a, b], [b, c]));
    fc.assert(
      fc.property(AB, ([A, B]) => {
        const expected = transpose(multiply(A, B));
        expectEqual(multiplyByTranspose(transpose(B), A), expected);
        expectEqual(transposeMultiply(B, transpose(A)), expected);
      }),
    );
  });

  it("A·(B − C) = A·B − A·C, and so for the other two", () => {
    const ABC = sizes(3).chain(([a, b, c]) => matrices([a, b], [b, c], [b, c], [c, b], [a, c]));
    fc.assert(
      fc.property(ABC, ([A, B, C, D, E]) => {
        expectEqual(multiply(A, subtract(B, C)), subtract(multiply(A, B), multiply(A, C)));
        const T = transpose(B);
        expectEqual(
          multiplyByTranspose(A, subtract(D, T)),
          subtract(multiplyByTranspose(A, D), multiplyByTranspose(A, T)),
        );
        const F = scale(E, 2);
        expectEqual(transposeMultiply(A, subtract(E, F)), subtract(transposeMultiply(A, E), transposeMultiply(A, F)));
      }),
    );
  });

  it("A·I = I·A = A, and (sA)·B = s(A·B)", () => {
    const AB = sizes(3).chain(([a, b, c]) => fc.tuple(matrices([a, b], [b, c]), entry));
    fc.assert(
      fc.property(AB, ([[A, B], s]) => {
        expectEqual(multiply(A, eye(A.columns)), A);
        expectEqual(multiply(eye(A.rows), A), A);
        expectEqual(multiply(scale(A, s), B), scale(multiply(A, B), s));
      }),
    );
  });
});

describe("rows and entries", () => {
  it("addRow(A, b) = A + 1·b, and columnSums(A) = 1ᵀ·A", () => {
    const Ab = sizes(2).chain(([a, b]) => matrices([a, b], [1, b]));
    fc.assert(
      fc.property(Ab, ([A, b]) => {
        expectEqual(subtract(addRow(A, b), multiply(ones(A.rows, 1), b)), A, 1e-12);
        expectEqual(columnSums(A), multiply(ones(1, A.rows), A), 1e-12);
      }),
    );
  });

  it("columnSums(addRow(A, b)) = columnSums(A) + rows·b", () => {
    const Ab = sizes(2).chain(([a, b]) => matrices([a, b], [1, b]));
    fc.assert(
      fc.property(Ab, ([A, b]) =>
        expectEqual(columnSums(addRow(A, b)), addRow(columnSums(A), scale(b, A.rows)), 1e-10),
      ),
    );
  });

  it("subtract and hadamard work entry by entry", () => {
    const AB = sizes(2).chain(([a, b]) => matrices([a, b], [a, b]));
    fc.assert(
      fc.property(AB, ([A, B]) => {
        expectEqual(subtract(A, B), scale(subtract(B, A), -1), 0);
        expectEqual(hadamard(A, B), hadamard(B, A), 0);
        expectEqual(hadamard(A, ones(A.rows, A.columns)), A, 0);
        // A² − B² = (A − B) ⊙ (A + B)
        const sum = subtract(A, scale(B, -1));
        expectEqual(subtract(hadamard(A, A), hadamard(B, B)), hadamard(subtract(A, B), sum), 1e-10);
      }),
    );
  });

  it("takeRows(A, indices) = P·A with a one in each row of P, and copies", () => {
    const drawn = fc
      .tuple(fc.integer({ min: 1, max: 6 }), size)
      .chain(([a, b]) => fc.tuple(matrices([a, b]), fc.array(fc.integer({ min: 0, max: a - 1 }), { maxLength: 8 })));
    fc.assert(
      fc.property(drawn, ([[A], indices]) => {
        const P = mapEntries(zeros(indices.length, A.rows), (_, at) =>
          at % A.rows === indices[Math.floor(at / A.rows)] ? 1 : 0,
        );
        const taken = takeRows(A, indices);
        expectEqual(taken, multiply(P, A), 0);
        const before = A.data.slice();
        taken.data.fill(1e9);
        expect(A.data).toEqual(before);
      }),
    );
  });

  it("matrix(toRows(A)) = A", () => {
    const drawn = fc.tuple(fc.integer({ min: 1, max: 6 }), size).chain(([a, b]) => matrices([a, b]));
    fc.assert(fc.property(drawn, ([A]) => expectEqual(matrix(toRows(A)), A, 0)));
  });

  it("no operation changes its arguments", () => {
    const AB = sizes(2).chain(([a, b]) => matrices([a, b], [a, b], [1, b]));
    fc.assert(
      fc.property(AB, ([A, B, b]) => {
        const before = [A, B, b].map(({ data }) => data.slice());
        for (const f of [subtract, hadamard, multiplyByTranspose, transposeMultiply]) f(A, B);
        addRow(A, b);
        columnSums(A);
        scale(A, 3);
        softmax.apply(A);
        expect([A, B, b].map(({ data }) => data)).toEqual(before);
      }),
    );
  });

  it("row(M, i) is a view, with entry j at row(M, i)[j]", () => {
    const M = matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([...row(M, 1)]).toEqual([4, 5, 6]);
    row(M, 1)[2] = 9;
    expect(M.data[5]).toBe(9);
  });

  it("argMax(A) is the first of the largest in each row", () => {
    expect(
      argMax(
        matrix([
          [1, 3, 2],
          [5, 5, 1],
          [-3, -2, -1],
        ]),
      ),
    ).toEqual([1, 0, 2]);
  });

  it("shapeOf(M) is rows×columns", () => {
    expect(shapeOf(zeros(3, 2))).toBe("3×2");
  });
});

describe("softmax and crossEntropy", () => {
  const Z = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([a, b]) => matrices([a, b]));

  it("each row of softmax is positive and sums to 1", () => {
    fc.assert(
      fc.property(Z, ([Z]) => {
        const A = softmax.apply(Z);
        expect(A.data.every((a) => a > 0 && a <= 1 + 1e-12)).toBe(true);
        for (const sum of columnSums(transpose(A)).data) expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it("softmax does not change when a row is shifted, and keeps the order", () => {
    fc.assert(
      fc.property(Z, fc.double({ min: -1e3, max: 1e3, noNaN: true }), ([Z], shift) => {
        const A = softmax.apply(Z);
        expectEqual(softmax.apply(mapEntries(Z, (z) => z + shift)), A, 1e-10);
        argMax(Z).forEach((best, i) => expect(row(A, i)[best]).toBe(Math.max(...row(A, i))));
      }),
    );
  });

  it("logSumExp lies between max z and max z + log n", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 8 }), (z) => {
        const max = Math.max(...z);
        expect(logSumExp(z)).toBeGreaterThanOrEqual(max);
        expect(logSumExp(z)).toBeLessThanOrEqual(max + Math.log(z.length) + 1e-9);
      }),
    );
  });

  it("crossEntropy is at least 0 for one-hot targets, finite, and least when the answer is right", () => {
    fc.assert(
      fc.property(Z, fc.nat(), ([Z], seed) => {
        const rng = random(seed);
        const labels = Array.from({ length: Z.rows }, () => rng.integer(Z.columns));
        const Y = mapEntries(Z, (_, at) => (at % Z.columns === labels[Math.floor(at / Z.columns)] ? 1 : 0));
        for (const activation of [softmax, sigmoid]) {
          const cost = (entries: Matrix) =>
            crossEntropy.value({ input: entries, Z: entries, A: activation.apply(entries), activation }, Y);
          expect(cost(Z)).toBeGreaterThanOrEqual(-1e-12);
          expect(Number.isFinite(cost(Z))).toBe(true);
          const righter = mapEntries(Z, (z, at) => (Y.data[at] === 1 ? z + 1 : z - 1));
          expect(cost(righter)).toBeLessThanOrEqual(cost(Z) + 1e-12);
        }
      }),
    );
  });
});
