// Attacks on the notebook rather than in an answer, and on nbgrader's own files.
/**
 * @typedef {import("../../../tools/notebooks/notebook.mjs").Notebook} Notebook
 * @typedef {import("../../../tools/notebooks/notebook.mjs").Cell} Cell
 * @typedef {object} NotebookAttack
 * @property {string} name
 * @property {(notebook: Notebook) => Notebook | string} make from the notebook with right answers, but a wrong one to `step`
 * @property {number} step what the answer to `step` deserves
 * @property {number} others what each of the six other answers deserves
 */

/** @param {Cell} cell */
const isGraded = ({ metadata }) => metadata.nbgrader?.grade === true;
/** @param {string} source @returns {Cell} */
const own = (source) => ({ cell_type: "code", id: "own", metadata: {}, source, outputs: [], execution_count: null });
/** @param {Notebook} notebook @param {(cell: Cell) => Cell | Cell[]} change @returns {Notebook} */
const changed = (notebook, change) => ({ ...notebook, cells: notebook.cells.flatMap(change) });
/** @param {Cell} cell @param {object} nbgrader @returns {Cell} */
const withNbgrader = (cell, nbgrader) => ({
  ...cell,
  metadata: { ...cell.metadata, nbgrader: { ...cell.metadata.nbgrader, ...nbgrader } },
});
/** @param {Cell} cell */
const isCheckOfStep = (cell) => isGraded(cell) && cell.metadata.exercise === "gradient-descent/step";

/** @type {NotebookAttack[]} */
export const notebookAttacks = [
  {
    name: "an error in the cell before the checks",
    make: (notebook) => changed(notebook, (cell) => (isGraded(cell) ? [own("throw new Error();"), cell] : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "edited checks",
    make: (notebook) => changed(notebook, (cell) => (isGraded(cell) ? { ...cell, source: "1;" } : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "deleted checks",
    make: (notebook) => changed(notebook, (cell) => (isGraded(cell) ? [] : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "doubled checks, one of them empty",
    make: (notebook) => changed(notebook, (cell) => (isGraded(cell) ? [cell, { ...cell, source: "" }] : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "changed ids",
    make: (notebook) =>
      changed(notebook, (cell) => (isCheckOfStep(cell) ? withNbgrader(cell, { grade_id: "mine" }) : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "swapped ids",
    make: (notebook) =>
      changed(notebook, (cell) =>
        cell.metadata.nbgrader?.grade_id === "gradient-descent-step"
          ? withNbgrader(cell, { grade_id: "gradient-descent-descend" })
          : cell.metadata.nbgrader?.grade_id === "gradient-descent-descend"
            ? withNbgrader(cell, { grade_id: "gradient-descent-step" })
            : cell,
      ),
    step: 0,
    others: 1,
  },
  {
    name: "changed points",
    make: (notebook) => changed(notebook, (cell) => (isGraded(cell) ? withNbgrader(cell, { points: 1000 }) : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "a check that is a text",
    make: (notebook) =>
      changed(notebook, (cell) => (isCheckOfStep(cell) ? { ...cell, cell_type: "markdown", source: "done" } : cell)),
    step: 0,
    others: 1,
  },
  {
    name: "forged outputs",
    make: (notebook) =>
      changed(notebook, (cell) =>
        isGraded(cell)
          ? { ...cell, outputs: [{ output_type: "execute_result", data: { "text/plain": "1.0" } }] }
          : cell,
      ),
    step: 0,
    others: 1,
  },
  {
    name: "no metadata, as some editors save",
    make: (notebook) => changed(notebook, (cell) => ({ ...cell, metadata: {} })),
    step: 0,
    others: 1,
  },
  {
    name: "assert patched for all cells",
    make: (notebook) => ({
      ...notebook,
      cells: [
        own(
          'const check = require("node:assert");\nfor (const name of Object.keys(check)) try { check[name] = () => {}; } catch {}',
        ),
        ...notebook.cells,
      ],
    }),
    step: 0,
    others: 1,
  },
  {
    name: "everybody's marks rewritten in the database",
    make: (notebook) => ({ ...notebook, cells: [own(rewriteDatabase), ...notebook.cells] }),
    step: 0,
    others: 1,
  },
  {
    name: "another learner's work read and handed in",
    make: (notebook) => withAnswer(notebook, "gradient-descent/step", copyWork),
    step: 0,
    others: 1,
  },
  { name: "an empty file", make: () => "", step: 0, others: 0 },
  {
    name: "a notebook that is cut off",
    make: (notebook) => JSON.stringify(notebook).slice(0, 9000),
    step: 0,
    others: 0,
  },
  { name: "a web page", make: () => "<html>Log in</html>", step: 0, others: 0 },
  {
    name: "deeply nested JSON",
    make: () => `{"cells": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    step: 0,
    others: 0,
  },
  {
    name: "cells that are none",
    make: (notebook) => ({ ...notebook, cells: [...notebook.cells, .../** @type {any[]} */ ([7, null, {}])] }),
    step: 0,
    others: 1,
  },
  {
    name: "cells in reverse order",
    make: (notebook) => ({ ...notebook, cells: [...notebook.cells].reverse() }),
    step: 0,
    others: 1,
  },
];

/** nbgrader's kernel works in autograded/STUDENT/ASSIGNMENT. */
const rewriteDatabase = `require("node:child_process").execFileSync("python", ["-c", \`
import sqlite3
database = sqlite3.connect("../../../gradebook.db", timeout=10)
database.execute("update grade set manual_score = 0 where notebook_id in (select n.id from submitted_notebook n join submitted_assignment a on n.assignment_id = a.id where a.student_id = 'honest')")
database.commit()
\`]);`;

const copyWork = `const file = "../../../submitted/honest/02-gradient-descent/02-gradient-descent.ipynb";
const { cells } = JSON.parse(require("node:fs").readFileSync(file, "utf8"));
const theirs = cells.find(({ metadata }) => metadata.nbgrader?.grade_id === "gradient-descent-step");
const step = (0, eval)("(" + [theirs.source].flat().join("").replace(/: number/g, "") + ")");`;

/** The notebook with another answer to one exercise. @param {Notebook} notebook @param {string} id @param {string} source @returns {Notebook} */
export const withAnswer = (notebook, id, source) =>
  changed(notebook, (cell) =>
    cell.metadata.nbgrader?.solution && cell.metadata.exercise === id ? { ...cell, source } : cell,
  );
