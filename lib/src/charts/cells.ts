import type { Spec } from "./theme.js";

/**
 * A picture as text: one letter for each cell, row after row. A grid of 2,500 cells takes 2.5 kB that way, and a chart can
 * hold one for each epoch. The chart itself turns the letters back into cells.
 */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** One letter for each level 0, 1, … A level that is not such a number becomes a hole. */
export function encodeCells(levels: ArrayLike<number>): string {
  return Array.from(levels, (level) => LETTERS[level] ?? "-").join("");
}

/**
 * The transforms that turn rows { at, cells } into one row for each cell: its `level`, and its `column` and `row`
 * counted from the first letter. Holes are left out.
 */
export function decodeCells(columns: number): Spec[] {
  return [
    { calculate: "split(datum.cells, '')", as: "cell" },
    { flatten: ["cell"] },
    { window: [{ op: "row_number", as: "place" }], groupby: ["at"] },
    { calculate: `indexof('${LETTERS}', datum.cell)`, as: "level" },
    { filter: "datum.level >= 0" },
    { calculate: `(datum.place - 1) % ${columns}`, as: "column" },
    { calculate: `floor((datum.place - 1) / ${columns})`, as: "row" },
  ];
}
