import { describe, expect, test } from "vitest";
import { matrix } from "@nn/lib";
import { compare } from "../../exercises/src/compare.js";
import { Opaque, type Value } from "../../exercises/src/value.js";

const differ = (expected: Value, actual: Value, tolerance = 1e-9): unknown => compare(expected, actual, tolerance);

describe("compare(expected, actual, tolerance)", () => {
  test.each<[Value, Value]>([
    [0.3, 0.1 + 0.2],
    [1e12, 1e12 + 1],
    [NaN, NaN],
    [Infinity, Infinity],
    [0, -0],
    ["abc", "abc"],
    [true, true],
    [undefined, undefined],
    [[], []],
    [
      [1, [2, 3]],
      [1, [2, 3 + 1e-12]],
    ],
    [matrix([[1, 2]]), matrix([[1, 2]])],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
  ])("finds %j equal to %j", (expected, actual) => {
    expect(differ(expected, actual)).toBeUndefined();
  });

  test("is relative for large numbers and absolute for small ones", () => {
    expect(differ(0, 1e-10)).toBeUndefined();
    expect(differ(0, 1e-8)).toMatchObject({ kind: "value" });
    expect(differ(1e6, 1e6 + 1e-4)).toBeUndefined();
    expect(differ(1e6, 1e6 + 1e-2)).toMatchObject({ kind: "value" });
    expect(differ(1, 1.05, 0.1)).toBeUndefined();
  });

  test("tells types apart", () => {
    const kinds: Value[] = [undefined, null, true, 1, "1", [1], matrix([[1]]), { a: 1 }, new Opaque("function")];
    for (const expected of kinds) {
      for (const actual of kinds) {
        if (expected !== actual) expect(differ(expected, actual)).toEqual({ kind: "type", at: [], expected, actual });
      }
    }
    expect(differ([1, 2], [1, undefined])).toMatchObject({ kind: "type", at: [1] });
    expect(differ({ a: [1] }, { a: 1 })).toMatchObject({ kind: "type", at: ["a"] });
  });

  test("tells shapes apart, and where", () => {
    expect(differ([1, 2], [1])).toMatchObject({ kind: "shape", at: [] });
    expect(differ([[1], [2]], [[1], [2, 3]])).toMatchObject({ kind: "shape", at: [1] });
    expect(differ(matrix([[1, 2]]), matrix([[1], [2]]))).toMatchObject({ kind: "shape", at: [] });
    const broken = { rows: 1, columns: 2, data: new Float64Array(3) };
    expect(differ(matrix([[1, 2]]), broken)).toMatchObject({ kind: "shape" });
    expect(differ({ a: 1 }, { b: 1 })).toMatchObject({ kind: "shape", at: [] });
    expect(differ({ a: 1 }, { a: 1, b: 2 })).toMatchObject({ kind: "shape", at: [] });
  });

  test("puts type and shape before NaN, and NaN before size", () => {
    expect(differ([0, 0, [1]], [9, NaN, [1, 2]])).toMatchObject({ kind: "shape", at: [2] });
    expect(differ([0, 0, 0], [9, NaN, NaN])).toMatchObject({ kind: "NaN", at: [1] });
    expect(differ([0, 0], [Infinity, NaN])).toMatchObject({ kind: "NaN", at: [1] });
    expect(differ([0, 0, 0], [1, -5, 2])).toEqual({ kind: "value", at: [1], expected: 0, actual: -5 });
    const [before, after] = [matrix([[0], [0]]), matrix([[0], [3]])];
    expect(differ(before, after)).toMatchObject({ at: [{ row: 1, column: 0 }] });
  });

  test("counts infinity and an expected NaN as the largest difference", () => {
    expect(differ([0, 0], [1e300, -Infinity])).toMatchObject({ kind: "value", at: [1] });
    expect(differ(Infinity, -Infinity)).toMatchObject({ kind: "value" });
    expect(differ(Infinity, 1e308)).toMatchObject({ kind: "value" });
    expect(differ([NaN, 0], [1, 5])).toMatchObject({ kind: "value", at: [0] });
  });
});
