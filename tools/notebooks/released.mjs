// Makes the notebook that learners get from a chapter.
import { chapters } from "@nn/exercises";
import { Problem } from "../errors.mjs";
import { chapterName } from "./notebook.mjs";
import { withoutStaleOutputs } from "./outputs.mjs";

/**
 * A copy of the notebook in which each exercise's three cells are as its file has them: the task, the stub and the check, with
 * nbgrader's metadata. So no solution is handed out that an author has left in a cell.
 * @param {import("./notebook.mjs").Notebook} notebook @param {string} file @returns {import("./notebook.mjs").Notebook}
 */
export function released(notebook, file) {
  const chapter = chapters.find((chapter) => chapter.file === chapterName(file));
  const cells = [...notebook.cells];
  for (const exercise of chapter?.exercises ?? []) {
    const places = cells.flatMap(({ metadata }, i) => (metadata.exercise === exercise.id ? [i] : []));
    const parts = exerciseCells(exercise);
    const kinds = places.map((i) => cells[i].cell_type).join();
    if (kinds !== parts.map(({ cell_type }) => cell_type).join()) {
      throw new Problem(`${file}: ${exercise.id} needs a cell for its task, one for the answer and one for the check.`);
    }
    places.forEach((place, i) => {
      const { nbgrader, source } = parts[i];
      cells[place] = { ...cells[place], source, metadata: { ...cells[place].metadata, nbgrader } };
    });
  }
  return withoutStaleOutputs(notebook, { ...notebook, cells });
}

/**
 * What an exercise's cells hold, in their order, and what nbgrader has to know of them (schema 3).
 * @param {import("@nn/exercises").Exercise} exercise
 */
export function exerciseCells({ id, title, statement, stub, functionName }) {
  const name = id.replaceAll("/", "-");
  const common = { schema_version: 3, task: false };
  return [
    {
      cell_type: "markdown",
      source: `### Exercise: ${title}\n\n${statement}`,
      nbgrader: { ...common, grade_id: `${name}-task`, grade: false, solution: false, locked: true },
    },
    {
      cell_type: "code",
      source: stub,
      nbgrader: { ...common, grade_id: name, grade: false, solution: true, locked: false },
    },
    {
      cell_type: "code",
      source: `check("${id}", ${functionName});`,
      nbgrader: { ...common, grade_id: `${name}-check`, grade: true, solution: false, locked: true, points: 1 },
    },
  ];
}
