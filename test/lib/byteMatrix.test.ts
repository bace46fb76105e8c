import {
  ByteMatrix,
  dense,
  evaluate,
  matrix,
  network,
  predict,
  quadratic,
  random,
  row,
  sigmoid,
  takeRows,
  toRows,
} from "@nn/lib";
import { describe, expect, it } from "vitest";

const greys = () => new ByteMatrix(3, 2, Uint8Array.of(0, 255, 51, 102, 1, 0));

describe("ByteMatrix(rows, columns, bytes)", () => {
  it("holds bytes / 255", () => {
    expect([...greys().data]).toEqual([0, 1, 51 / 255, 102 / 255, 1 / 255, 0]);
  });

  it("row, takeRows, toRows, predict and evaluate read it without making `data`", () => {
    const X = greys();
    const taken = takeRows(X, [2, 0]);
    expect([...row(X, 1)]).toEqual([0.2, 0.4]);
    expect(toRows(taken)).toEqual([
      [1 / 255, 0],
      [0, 1],
    ]);
    const net = network(dense(2, 1, sigmoid, { rng: random(1) }));
    const answers = predict(net, X);
    evaluate(net, { X, Y: matrix([[0], [1], [1]]) }, quadratic);
    expect(X.isPacked).toBe(true);
    expect([...answers.data]).toEqual([...predict(net, matrix(toRows(X))).data]);
  });

  it("once `data` is made, it counts: a change is seen by all", () => {
    const X = greys();
    X.data[2] = 0.5;
    expect(X.isPacked).toBe(false);
    expect([...row(X, 1)]).toEqual([0.5, 0.4]);
    expect(toRows(takeRows(X, [1]))).toEqual([[0.5, 0.4]]);
    row(X, 1)[1] = 7;
    expect(X.data[3]).toBe(7);
  });

  it("refuses rows that it does not have", () => {
    expect(() => row(greys(), 3)).toThrow("row 3 of a 3×2 matrix: its rows are 0 to 2");
    expect(() => takeRows(greys(), [0, -1])).toThrow("row -1 of a 3×2 matrix");
  });
});
