import { confusionMatrix, matrix, mistakes } from "@nn/lib";
import { describe, expect, it } from "vitest";

describe("confusionMatrix(truth, answers, classes)", () => {
  it("counts in row t, column a how often t was taken for a", () => {
    expect(confusionMatrix([0, 0, 1, 2, 2, 2], [0, 2, 1, 2, 0, 0], 3)).toEqual([
      [1, 0, 1],
      [0, 1, 0],
      [2, 0, 1],
    ]);
  });

  it("reads typed arrays, and counts nothing where there is nothing", () => {
    expect(confusionMatrix(Uint8Array.of(1), Uint8Array.of(0), 2)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(confusionMatrix([], [], 1)).toEqual([[0]]);
  });

  it("refuses lists of different lengths, and what is no class", () => {
    expect(() => confusionMatrix([0, 1], [0], 2)).toThrow(/there are 2 examples but 1 answers/);
    expect(() => confusionMatrix([0, 1], [0, 2], 2)).toThrow(
      new RangeError("confusionMatrix: example 1 has class 2; with 2 classes they are 0 to 1"),
    );
    expect(() => confusionMatrix([0.5], [0], 2)).toThrow(/example 0 has class 0\.5/);
    expect(() => confusionMatrix([-1], [0], 2)).toThrow(/class -1/);
  });
});

describe("mistakes(A, Y)", () => {
  const A = matrix([
    [0.6, 0.3, 0.1],
    [0.1, 0.2, 0.7],
    [0.9, 0.1, 0],
    [0, 0.7, 0.3],
  ]);
  const Y = matrix([
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 1],
    [1, 0, 0],
  ]);

  it("names example, truth, answer and output, the surest first", () => {
    expect(mistakes(A, Y)).toEqual([
      { example: 2, truth: 2, answer: 0, output: 0.9 },
      { example: 3, truth: 0, answer: 1, output: 0.7 },
      { example: 0, truth: 1, answer: 0, output: 0.6 },
    ]);
  });

  it("finds none where all are right", () => {
    expect(mistakes(Y, Y)).toEqual([]);
  });

  it("refuses shapes that differ, and a single column", () => {
    expect(() => mistakes(A, matrix([[1, 0, 0]]))).toThrow(/4×3 and 1×3/);
    expect(() => mistakes(matrix([[1]]), matrix([[0]]))).toThrow(/a column for each class/);
  });
});
