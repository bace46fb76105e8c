// Outputs that an exchanged answer has made untrue.
import { sourceOf } from "./notebook.mjs";

/** What depends on the learner's answers. All other cells of a chapter give the same, whatever was answered. */
export const tells = /\b(check|hint|showProgress)\(/;

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
  const isStale = ({ cell_type, metadata, source }) =>
    cell_type === "code" && (metadata.exercise ? exchanged.has(metadata.exercise) : tells.test(sourceOf({ source })));
  return {
    ...after,
    cells: after.cells.map((cell) => (isStale(cell) ? { ...cell, execution_count: null, outputs: [] } : cell)),
  };
}
