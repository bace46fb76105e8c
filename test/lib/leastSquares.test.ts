import { describe, expect, it } from "vitest";
import {
  dense,
  identity,
  leastSquares,
  mapEntries,
  matrix,
  multiplyByTranspose,
  network,
  quadratic,
  random,
  row,
  sgd,
  subtract,
  toRows,
  train,
  transposeMultiply,
  zeroWeights,
  zeros,
  type Matrix,
} from "@nn/lib";

const normals = (seed: number, rows: number, columns: number): Matrix => {
  const rng = random(seed);
  return mapEntries(zeros(rows, columns), () => rng.normal());
};
const residual = (A: Matrix, W: Matrix, Y: Matrix) => subtract(multiplyByTranspose(A, W), Y);
const transpose = (A: Matrix): Matrix =>
  matrix(Array.from({ length: A.columns }, (_, j) => toRows(A).map((values) => values[j])));
const largest = ({ data }: Matrix) => Math.max(...data.map(Math.abs));

describe("leastSquares(A, Y)", () => {
  it("finds the line through three points that a hand finds: y = 1 + 0.5 x", () => {
    const A = matrix([
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    const [[intercept, slope]] = toRows(leastSquares(A, matrix([[1.1], [1.3], [2.1]])));
    expect(intercept).toBeCloseTo(1, 12);
    expect(slope).toBeCloseTo(0.5, 12);
  });

  it("with more rows than columns leaves a residual at right angles to every column, for each output", () => {
    const [A, Y] = [normals(1, 30, 7), normals(2, 30, 3)];
    const W = leastSquares(A, Y);
    expect([W.rows, W.columns]).toEqual([3, 7]);
    expect(largest(residual(A, W, Y))).toBeGreaterThan(0.1);
    expect(largest(transposeMultiply(A, residual(A, W, Y)))).toBeLessThan(1e-12);
  });

  it("with as many rows as columns meets the targets", () => {
    const [A, Y] = [normals(3, 12, 12), normals(4, 12, 2)];
    expect(largest(residual(A, leastSquares(A, Y), Y))).toBeLessThan(1e-10);
  });

  it("with more columns than rows meets the targets with the smallest weights: they are a mixture of the rows", () => {
    const [A, Y] = [normals(5, 6, 20), normals(6, 6, 2)];
    const W = leastSquares(A, Y);
    expect(largest(residual(A, W, Y))).toBeLessThan(1e-12);
    // Some mixture of the rows of A, that is of the columns of Aᵀ, gives W.
    const mixture = leastSquares(transpose(A), transpose(W));
    expect(largest(residual(transpose(A), mixture, transpose(W)))).toBeLessThan(1e-12);
  });

  it("with more columns than rows is where gradient descent from 0 ends", () => {
    const [A, Y] = [normals(7, 4, 8), normals(8, 4, 1)];
    const net = network(dense(8, 1, identity, { initializer: zeroWeights }));
    const optimizer = sgd({ learningRate: 0.2 });
    // dense has a bias, leastSquares has none: a column of ones gives it one.
    train(net, { X: A, Y }, { cost: quadratic, optimizer, epochs: 20_000, batchSize: 4, rng: random(1), snapshots: 0 });
    const W = leastSquares(matrix(toRows(A).map((values) => [...values, 1])), Y);
    const [weights, bias] = net.parameters;
    [...weights.data, ...bias.data].forEach((value, k) => expect(row(W, 0)[k]).toBeCloseTo(value, 8));
  });

  it("names a column or a row that depends on the others", () => {
    const repeated = [
      [1, 2],
      [2, 4],
      [3, 6],
    ];
    expect(() => leastSquares(matrix(repeated), zeros(3, 1))).toThrow(/column 1 of A/);
    expect(() => leastSquares(matrix([0, 1, 2].map(() => [0, 1, 2, 3])), zeros(3, 1))).toThrow(/row 1 of A/);
    const roundedTriple = [0.1, 0.2, 0.7].map((x) => [x, 3 * x]);
    expect(() => leastSquares(matrix(roundedTriple), zeros(3, 1))).toThrow(/column 1 of A/);
    expect(() => leastSquares(matrix([[0], [0]]), zeros(2, 1))).toThrow(RangeError);
  });

  it("names both shapes when A and Y don't match, and leaves both alone otherwise", () => {
    expect(() => leastSquares(zeros(3, 2), zeros(2, 1))).toThrow(/3×2 and 2×1/);
    const [A, Y] = [normals(9, 5, 3), normals(10, 5, 1)];
    leastSquares(A, Y);
    expect(A.data).toEqual(normals(9, 5, 3).data);
    expect(Y.data).toEqual(normals(10, 5, 1).data);
  });
});

describe("leastSquares(A, Y, { lambda })", () => {
  it.each([
    ["tall", 20, 5],
    ["square", 8, 8],
    ["wide", 5, 20],
  ])("is where the gradient of ‖A·Wᵀ − Y‖² + λ‖W‖² vanishes, when A is %s", (_shape, m, p) => {
    const [A, Y] = [normals(11, m, p), normals(12, m, 2)];
    const lambda = 0.7;
    const W = leastSquares(A, Y, { lambda });
    const gradient = transposeMultiply(residual(A, W, Y), A); // half of it, and λW is the other part
    gradient.data.forEach((g, at) => expect(g + lambda * W.data[at]).toBeCloseTo(0, 10));
  });

  it("solves what is not solvable without: equal rows and columns of 0", () => {
    const A = matrix([
      [1, 0],
      [1, 0],
    ]);
    const [[first, second]] = toRows(leastSquares(A, matrix([[1], [3]]), { lambda: 2 }));
    expect(first).toBeCloseTo(1, 12); // (1 + 3) / (2 + λ)
    expect(second).toBeCloseTo(0, 12);
  });

  it("refuses a λ below 0, NaN and Infinity", () => {
    for (const lambda of [-1, NaN, Infinity]) {
      expect(() => leastSquares(normals(1, 3, 2), zeros(3, 1), { lambda })).toThrow(/lambda must be/);
    }
  });
});
