import { describe, expect, test } from "vitest";
import { matrix } from "@nn/lib";
import { formatValue } from "../../exercises/src/format.js";
import { markdown, plainText, quote, text, type Block } from "../../exercises/src/render.js";
import { parameterNames } from "../../exercises/src/signature.js";

const table = (code: string): Block => ({ kind: "table", head: "✗", title: "a | b", rows: [["given", [{ code }]]] });

describe("markdown(blocks)", () => {
  test("writes paragraphs, quotations and tables", () => {
    const blocks = [text({ strong: "No." }, " Use ", { code: "map" }), quote("one\ntwo"), table("1")];
    expect(markdown(blocks)).toBe("**No.** Use `map`\n\n> one\n> two\n\n| ✗ | a \\| b |\n|:---|:---|\n| given | `1` |");
    expect(plainText(blocks)).toBe("No. Use map\n\n  one\n  two\n\n✗ a | b\n  given  1");
  });

  test.each([
    ["a | b", "| given | `a \\| b` |"],
    ["a `b` c", "| given | `` a `b` c `` |"],
    ["``", "| given | ``` `` ``` |"],
    ["<b>*$x$*</b>", "| given | `<b>*$x$*</b>` |"],
  ])("keeps %s as it is inside of code in a table", (code, row) => {
    expect(markdown([table(code)]).split("\n")[2]).toBe(row);
  });
});

describe("formatValue(value)", () => {
  const square = [
    [1, 2],
    [3, 4],
  ];
  test.each<[unknown, string]>([
    [0.1 + 0.2, "0.3"],
    [0.3 + 1e-9, "0.300000001"],
    [-0, "0"],
    [1e-20, "1e-20"],
    [NaN, "NaN"],
    ["a\nb|c", '"a\\nb|c"'],
    [[1, [2, null], undefined, true], "[1, [2, null], undefined, true]"],
    [Array.from({ length: 784 }, (_, i) => i), "[0, 1, 2, 3, 4, 5, 6, 7, … 776 more]"],
    [matrix(square), "matrix([[1, 2], [3, 4]])"],
    [{ loss: 1, gradient: [2] }, "{ loss: 1, gradient: [2] }"],
    [{}, "{}"],
  ])("writes %j as code", (value, code) => {
    expect(formatValue(value)).toBe(code);
  });

  test("writes a large matrix with its first rows and columns, on one line", () => {
    const large = { rows: 10_000, columns: 784, data: new Float64Array(7_840_000) };
    expect(formatValue(large)).toMatch(/^matrix\(\[\[0, 0, 0, 0, 0, 0, 0, 0, … 776 more\], .*…$/);
    expect(formatValue(large)).toHaveLength(161);
  });
});

test.each([
  ["f(): number", []],
  ["f(x: number): number", ["x"]],
  ["f(v: number[], g: (x: number, y: number) => number[], rate = 0.1): [a: number, b: number]", ["v", "g", "rate"]],
  ["f(o: { a: number; b: Map<string, number> }, labels?: string[]): void", ["o", "labels"]],
])("parameterNames(%j)", (signature, names) => {
  expect(parameterNames(signature)).toEqual(names);
});
