// The same submissions of a chapter through both graders.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../../../tools/notebooks/notebook.mjs";
import { released } from "../../../tools/notebooks/released.mjs";
import { run } from "../../../tools/process.mjs";
import { inProject } from "../../../tools/project.mjs";
import { generate } from "../generate.mjs";
import { usual } from "./usual.mjs";
import { assignment, UsualClass } from "./usualClass.mjs";

/** @typedef {import("../../../tools/notebooks/notebook.mjs").Notebook} Notebook */
/** @typedef {{ student: string, points: number, exercises: { id: string, points: number }[] }} Result */

/** @param {number} count @returns {Promise<string>} */
export async function throughput(count) {
  const work = mkdtempSync(join(tmpdir(), "throughput-"));
  const folder = join(work, "submissions");
  generate(count, folder);
  const one = await ours(folder, join(work, "one"), ["--jobs", "1"]);
  const all = await ours(folder, join(work, "all"), []);
  const theirs = await nbgrader(folder);
  const { results } = one;
  const rightTo = new Map(
    results.map(({ student, exercises }) => [student, exercises.filter(({ points }) => points === 1).length]),
  );
  const agreed = [...rightTo].filter(([student, right]) => theirs.marks.get(student) === right).length;
  /** @param {number} seconds */
  const rate = (seconds) => (count / seconds).toPrecision(3);
  return `## Throughput

${count} submissions of chapter ${assignment}: right, with known mistakes, half done, untouched, broken (test/grader/generate.mjs).

| | seconds | submissions a second | times nbgrader | got a mark |
|:---|---:|---:|---:|---:|
| the grader, one job | ${one.seconds.toFixed(1)} | ${rate(one.seconds)} | ${(theirs.seconds / one.seconds).toFixed(0)} | ${results.length} |
| the grader, a job for each core | ${all.seconds.toFixed(1)} | ${rate(all.seconds)} | ${(theirs.seconds / all.seconds).toFixed(0)} | ${all.results.length} |
| nbgrader with tslab | ${theirs.seconds.toFixed(1)} | ${rate(theirs.seconds)} | 1 | ${theirs.marks.size} |

For ${agreed} submissions nbgrader has given as many points as there are exercises solved.`;
}

/** @param {string} folder @param {string} out @param {string[]} options */
async function ours(folder, out, options) {
  const seed = join(out, "..", "seed");
  const begin = performance.now();
  const { code, output } = await run(process.execPath, [
    inProject("tools", "grade.mjs"),
    folder,
    "--out",
    out,
    "--seed",
    seed,
    ...options,
  ]);
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(output);
  const report = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
  return { seconds, results: /** @type {Result[]} */ (report.submissions ?? report) };
}

/** @param {string} folder */
async function nbgrader(folder) {
  const file = chapterFiles().find((each) => chapterName(each) === assignment) ?? "";
  const room = new UsualClass("throughput");
  await room.begin(usual(released(readNotebook(file), file)));
  const handedOut = room.handedOut();
  for (const student of readdirSync(folder)) {
    room.handIn(student, inUsual(handedOut, readFileSync(join(folder, student, `${assignment}.ipynb`), "utf8")));
  }
  const begin = performance.now();
  await room.nbgrader(["autograde", assignment]);
  const seconds = (performance.now() - begin) / 1000;
  const marks = new Map();
  for (const [student, cells] of Object.entries((await room.scores()) ?? {})) {
    const given = Object.values(cells);
    if (given.every(({ auto }) => auto !== null))
      marks.set(
        student,
        given.reduce((sum, { score }) => sum + score, 0),
      );
  }
  room.end();
  return { seconds, marks };
}

/** The answers of a submission, in the assignment of the usual kind. @param {Notebook} handedOut @param {string} text */
function inUsual(handedOut, text) {
  /** @type {Notebook} */
  let submission;
  try {
    submission = JSON.parse(text);
  } catch {
    return text;
  }
  if (!Array.isArray(submission.cells)) return text;
  const answers = new Map(
    submission.cells
      .filter(({ metadata }) => metadata.nbgrader?.solution)
      .map((cell) => [cell.metadata.exercise, sourceOf(cell)]),
  );
  return JSON.stringify({
    ...handedOut,
    cells: handedOut.cells.map((cell) =>
      cell.metadata.nbgrader?.solution ? { ...cell, source: answers.get(cell.metadata.exercise) ?? "" } : cell,
    ),
  });
}
