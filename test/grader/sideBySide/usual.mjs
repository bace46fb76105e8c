// The chapter as an nbgrader assignment of the usual kind: asserts in the cells with the points, some of them hidden.
import { isDeepStrictEqual } from "node:util";
import { drawnCases, exercises } from "@nn/exercises/dist/grading.js";

/** @typedef {import("../../../tools/notebooks/notebook.mjs").Notebook} Notebook */

const helpers = `import assert from "node:assert";
import * as course from "@nn/exercises";
const casesOf = (id: string): any[] => [...course.exercises.find((exercise) => exercise.id === id).cases];
const rounded = (value: any): any =>
  typeof value === "number" ? Number(value.toPrecision(9))
    : Array.isArray(value) ? value.map(rounded)
      : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]))
        : value;`;

/** @param {Notebook} notebook @returns {Notebook} */
export function usual(notebook) {
  const first = notebook.cells.findIndex(({ cell_type }) => cell_type === "code");
  const cells = notebook.cells.map((cell) =>
    cell.metadata.nbgrader?.grade ? { ...cell, source: asserts(String(cell.metadata.exercise)) } : cell,
  );
  cells.splice(first + 1, 0, {
    cell_type: "code",
    id: "helpers",
    metadata: {},
    source: helpers,
    outputs: [],
    execution_count: null,
  });
  return { ...notebook, cells };
}

/** The examples for all to see, and cases that were drawn, where they can be written down. @param {string} id */
function asserts(id) {
  const exercise = exercises.find((each) => each.id === id);
  if (!exercise) throw new Error(`no exercise ${id}`);
  const drawn = drawnCases(exercise, 7).map(({ given, expected }) => ({ given, expected }));
  const hidden = isDeepStrictEqual(JSON.parse(JSON.stringify(drawn)), drawn) ? JSON.stringify(drawn) : "[]";
  const name = exercise.functionName;
  return `for (const { given, expected } of casesOf("${id}")) assert.deepStrictEqual(rounded((${name} as any)(...given)), rounded(expected));
// BEGIN HIDDEN TESTS
for (const { given, expected } of ${hidden} as any[]) assert.deepStrictEqual(rounded((${name} as any)(...given)), rounded(expected));
// END HIDDEN TESTS`;
}
