// Outputs that an exchanged answer has made untrue.
import { sourceOf } from "./notebook.mjs";

const tells = /\b(check|hint|showProgress)\(/;

/** Whether a cell depends on the learner's answers. All others of a chapter give the same, whatever was answered. @param {Cell} cell */
export const tellsOfAnswers = (cell) => cell.cell_type === "code" && tells.test(sourceOf(cell));

/**
 * The notebook `after`, without what the checks of `before` said about answers that are others now.
 * @typedef {import("./notebook.mjs").Notebook} Notebook
 * @typedef {import("./notebook.mjs").Cell} Cell
 * @param {Notebook} before @param {Notebook} after @returns {Notebook}
 */
export function withoutStaleOutputs(before, after) {
  const answers = before.cells.filter((cell, i) => sourceOf(cell) !== sourceOf(after.cells[i]));
  if (answers.length === 0) return after;
  const exchanged = new Set(answers.map(({ metadata }) => metadata.exercise));
  /** @param {Cell} cell */
  const isStale = (cell) =>
    cell.metadata.exercise ? cell.cell_type === "code" && exchanged.has(cell.metadata.exercise) : tellsOfAnswers(cell);
  return {
    ...after,
    cells: after.cells.map((cell) => (isStale(cell) ? { ...cell, execution_count: null, outputs: [] } : cell)),
  };
}
