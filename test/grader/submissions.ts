// Submissions for the tests: the chapter on gradient descent, solved, with some cells replaced.
import { join } from "node:path";
import { exercises } from "@nn/exercises/grading";
import { grade } from "../../grader/src/grade.js";
import type { ExerciseResult, SubmissionResult } from "../../grader/src/result.js";
import { chooseSandbox } from "../../grader/src/sandbox/choose.js";
import { folder, readNotebook, type Notebook } from "../../tools/notebooks/notebook.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";

export const chapter = "02-gradient-descent";
export const seed = "a seed for the tests";
export const ids = exercises.map(({ id }) => id).filter((id) => id.startsWith("gradient-descent/"));

const file = join(folder, `${chapter}.ipynb`);
const solvedChapter = solved(readNotebook(file), file);

/** The solved chapter. */
export const solvedNotebook = (): Notebook => structuredClone(solvedChapter);

/** The chapter as it is handed out. */
export const stubNotebook = (): Notebook => readNotebook(file);

/** The solved chapter with other code in the answer cells of some exercises. */
export function notebookWith(answers: Readonly<Record<string, string>>): Notebook {
  const notebook = solvedNotebook();
  for (const [id, source] of Object.entries(answers)) answerCell(notebook, id).source = source;
  return notebook;
}

export const answerCell = (notebook: Notebook, id: string) =>
  notebook.cells.find(({ metadata }) => metadata.exercise === id && metadata.nbgrader?.solution)!;

/** A code cell of the learner's own. */
export const codeCell = (source: string) => ({ cell_type: "code", id: "own", metadata: {}, source, outputs: [] });

export const bytesOf = (notebook: unknown): Uint8Array => Buffer.from(JSON.stringify(notebook));

const sandbox = chooseSandbox({ trustSubmissions: false });

export async function gradeBytes(bytes: Uint8Array): Promise<SubmissionResult> {
  return grade({ student: "ada", file: "ada.ipynb", bytes }, { seed, sandbox: await sandbox });
}

export const gradeNotebook = (notebook: unknown): Promise<SubmissionResult> => gradeBytes(bytesOf(notebook));

export const resultFor = ({ exercises }: SubmissionResult, id: string): ExerciseResult =>
  exercises.find((exercise) => exercise.id === id)!;

/** The verdict on each of the other exercises. */
export const otherVerdicts = ({ exercises }: SubmissionResult, id: string): string[] =>
  exercises.filter((exercise) => exercise.id !== id).map(({ verdict }) => verdict);
