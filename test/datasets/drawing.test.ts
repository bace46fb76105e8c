import { toRows } from "@nn/lib";
import { drawnDigit, mnist } from "@nn/datasets";
import { describe, expect, test } from "vitest";

const pixelsOf = (lines: string[]) => toRows(drawnDigit(lines))[0];
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Row and column of the mean of the ink. */
function centreOf(pixels: number[]): [row: number, column: number] {
  const rows = pixels.map((ink, p) => ink * Math.floor(p / 28));
  const columns = pixels.map((ink, p) => ink * (p % 28));
  return [sum(rows) / sum(pixels), sum(columns) / sum(pixels)];
}

/** First and last row, first and last column with ink. */
function boxOf(pixels: number[]): number[] {
  const inked = pixels.flatMap((ink, p) => (ink > 0 ? [p] : []));
  const [rows, columns] = [inked.map((p) => Math.floor(p / 28)), inked.map((p) => p % 28)];
  return [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
}

describe("drawnDigit(lines)", () => {
  test("the longer side of the ink takes 20 pixels, the other as many as its share", () => {
    // 4 lines, 2 columns: 20×10 pixels, all ink, about the middle at 14.
    const pixels = pixelsOf(["##", "##", "##", "##"]);
    expect(boxOf(pixels)).toEqual([5, 24, 10, 19]);
    expect(sum(pixels)).toBe(200);
    expect(boxOf(pixelsOf(["####"]))).toEqual([12, 16, 5, 24]);
  });

  test("the centre of mass lies within half a pixel of row 14, column 14, as MNIST's do", () => {
    const drawings = [
      ["#....", "#....", "#....", "#####"],
      ["..#", ".##", "..#", "..#"],
      ["+##", "..#"],
    ];
    const digits = mnist("train", { first: 20 });
    for (const pixels of [...drawings.map(pixelsOf), ...toRows(digits.X)]) {
      for (const place of centreOf(pixels)) expect(Math.abs(place - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  test("the place of the ink among the letters does not matter, nor missing ends of lines", () => {
    const seven = ["####", "...#", "..#.", "..#."];
    const far = ["", "      ", "   ####", "      #", "     # ", "     #", " "];
    expect(pixelsOf(far)).toEqual(pixelsOf(seven));
  });

  test("up is up, and left is left", () => {
    // An L of 4 letters: its foot points to the right.
    const pixels = pixelsOf(["#...", "#...", "#...", "####"]);
    const [top, bottom, left, right] = boxOf(pixels);
    expect(pixels[28 * top + left]).toBe(1);
    expect(pixels[28 * bottom + right]).toBe(1);
    expect(pixels[28 * top + right]).toBe(0);
  });

  test("dots and spaces are paper, + is half ink, any other letter is ink", () => {
    expect(Math.max(...pixelsOf(["++", "++"]))).toBe(0.5);
    expect(pixelsOf(["#x", "@1"])).toEqual(pixelsOf(["##", "##"]));
  });

  test("where letters are smaller than pixels, a pixel is their mean", () => {
    // 40 letters across, every second one ink: each of the 20 pixels is half of each.
    const pixels = pixelsOf(["#.".repeat(20) + "#"].map((line) => line.slice(0, 39) + "#"));
    for (const ink of pixels.filter((ink) => ink > 0)) expect(ink).toBeGreaterThanOrEqual(0.25);
    expect(Math.max(...pixels)).toBeLessThan(1);
  });

  test("refuses a drawing without ink", () => {
    expect(() => drawnDigit(["....", "    "])).toThrow(
      new RangeError("drawnDigit: there is no ink: draw with letters such as #"),
    );
    expect(() => drawnDigit([])).toThrow(/no ink/);
  });
});
