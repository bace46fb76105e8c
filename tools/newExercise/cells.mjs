// Puts the cells of a new exercise into its chapter.
import { sourceOf } from "../notebooks/notebook.mjs";
import { exerciseCells } from "../notebooks/released.mjs";
import { runNotebook } from "../notebooks/run.mjs";
import { exercisesOnly } from "../notebooks/solve.mjs";

/** @typedef {import("../notebooks/notebook.mjs").Notebook} Notebook */

/** @param {Notebook} notebook */
export const showsProgress = ({ cells }) =>
  cells.some((cell) => cell.cell_type === "code" && /\bshowProgress\(\)/.test(sourceOf(cell)));

/** The text as the format keeps it: a list of lines. @param {string} text */
const lines = (text) => text.split(/(?<=\n)/);
/** In the order in which Jupyter saves them. @param {Record<string, unknown>} fields */
const sorted = (fields) => Object.fromEntries(Object.entries(fields).sort());

/**
 * A copy of the notebook with task, stub and check of a further exercise after those of the last one.
 * Slides leave them out until their author says otherwise.
 * @param {Notebook} notebook @param {import("@nn/exercises").Exercise} exercise @returns {Notebook}
 */
export function withCells(notebook, exercise) {
  const last = notebook.cells.findLastIndex(({ metadata }) => metadata.exercise);
  const added = exerciseCells(exercise).map(({ cell_type, source, nbgrader }) => ({
    cell_type,
    ...(cell_type === "code" && { execution_count: null }),
    id: nbgrader.grade_id,
    metadata: { exercise: exercise.id, nbgrader: sorted(nbgrader), slideshow: { slide_type: "skip" } },
    ...(cell_type === "code" && { outputs: [] }),
    source: lines(source),
  }));
  return { ...notebook, cells: notebook.cells.toSpliced(last + 1, 0, ...added) };
}

/**
 * The notebook with fresh outputs of all cells that have to do with exercises.
 * @param {Notebook} notebook @param {string} file @returns {Promise<Notebook>}
 */
export async function withFreshChecks(notebook, file) {
  const { notebook: run } = await runNotebook(exercisesOnly(notebook), file);
  const outputs = new Map(run.cells.map(({ id, outputs }) => [id, outputs]));
  let count = 0;
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      cell.cell_type === "code"
        ? { ...cell, execution_count: ++count, outputs: outputs.get(cell.id) ?? cell.outputs }
        : cell,
    ),
  };
}
