import { classesOf, argMax, matrix, random, shapeOf, toRows } from "@nn/lib";
import { blobs, oneHot, split } from "@nn/datasets";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("oneHot(labels, classes)", () => {
  test("has a single 1 in each row, in the label's column", () => {
    expect(toRows(oneHot([2, 0, 1], 3))).toEqual([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  test("reads typed arrays", () => {
    expect(argMax(oneHot(Uint8Array.of(9, 3), 10))).toEqual([9, 3]);
  });

  test.each([3, -1, 1.5, NaN])("names a label out of range: %s", (label) => {
    const message = `oneHot: labels[1] is ${label}; with classes = 3 a label is a whole number from 0 to 2`;
    expect(() => oneHot([0, label], 3)).toThrow(new RangeError(message));
  });

  test("names a wrong number of classes", () => {
    expect(() => oneHot([0], 0)).toThrow("oneHot: classes must be a whole number of at least 1, not 0");
  });
});

describe("classesOf(Y)", () => {
  test("undoes oneHot", () => {
    const labels = fc.array(fc.nat(6), { minLength: 1 });
    fc.assert(
      fc.property(labels, (given) => {
        expect(classesOf(oneHot(given, 7))).toEqual(given);
      }),
    );
  });

  test("reads one column as class 1 from 0.5 on, and class 0 below", () => {
    expect(classesOf(matrix([[0], [1], [0.49], [0.5]]))).toEqual([0, 1, 0, 1]);
  });
});

describe("split(examples, parts, rng)", () => {
  const numbered = (m: number) => {
    const rows = Array.from({ length: m }, (_, i) => [i]);
    return { X: matrix(rows), Y: matrix(rows.map(([i]) => [10 * i])) };
  };

  test("puts each example into exactly one part and keeps X beside its Y", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 0 }), (m, seed) => {
        const parts = Object.values(split(numbered(m), { train: 0.6, validation: 0.2, test: 0.2 }, random(seed)));
        const rows = parts.flatMap(({ X }) => Array.from(X.data));
        expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: m }, (_, i) => i));
        for (const { X, Y } of parts) expect(Array.from(Y.data)).toEqual(Array.from(X.data, (i) => 10 * i));
      }),
    );
  });

  test("gives each part its fraction of the rows", () => {
    const parts = split(blobs(random(1)), { train: 0.6, validation: 0.2, test: 0.2 }, random(1));
    const shapes = Object.entries(parts).map(([part, { X, Y }]) => [part, shapeOf(X), shapeOf(Y)]);
    expect(shapes).toEqual([
      ["train", "90×2", "90×3"],
      ["validation", "30×2", "30×3"],
      ["test", "30×2", "30×3"],
    ]);
  });

  test("leaves a part that was not asked for empty", () => {
    const { train, validation, test } = split(numbered(10), { train: 0.7, test: 0.3 }, random(1));
    expect([train, validation, test].map(({ X }) => X.rows)).toEqual([7, 0, 3]);
  });

  test("deals at random: same seed, same parts; another seed, others; not in the order given", () => {
    const train = (seed: number) => split(numbered(50), { train: 0.5, test: 0.5 }, random(seed)).train.X;
    expect(train(1)).toEqual(train(1));
    expect(train(1)).not.toEqual(train(2));
    expect(Array.from(train(1).data)).not.toEqual(Array.from({ length: 25 }, (_, i) => i));
  });

  test.each([
    [{ train: 0.6, test: 0.2 }, "split: train + validation + test must be 1, not 0.8"],
    [{ train: 1.5, test: -0.5 }, "split: test must be a number of at least 0, not -0.5"],
    [{ train: 0.98, test: 0.02 }, "split: 10 examples are too few for test: 0.02"],
  ])("names what is wrong with %o", (parts, message) => {
    expect(() => split(numbered(10), parts, random(1))).toThrow(new RangeError(message));
  });

  test("names both shapes when X and Y differ in rows", () => {
    const examples = { X: matrix([[1], [2]]), Y: matrix([[1]]) };
    expect(() => split(examples, { train: 1 }, random(1))).toThrow("X is 2×1 and Y is 1×1");
  });
});
