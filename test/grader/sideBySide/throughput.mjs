// The same submissions of a chapter through both graders.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../../../tools/notebooks/notebook.mjs";
import { released } from "../../../tools/notebooks/released.mjs";
import { solved } from "../../../tools/notebooks/solve.mjs";
import { run } from "../../../tools/process.mjs";
import { inProject } from "../../../tools/project.mjs";
import { generate } from "../generate.mjs";
import { usual } from "./usual.mjs";
import { assignment, UsualClass, write } from "./usualClass.mjs";

/** @typedef {import("../../../tools/notebooks/notebook.mjs").Notebook} Notebook */
/** @typedef {{ student: string, points: number, exercises: { id: string, points: number }[] }} Result */

/** @param {number} count @returns {Promise<string>} */
export async function throughput(count) {
  const work = mkdtempSync(join(tmpdir(), "throughput-"));
  const mixed = join(work, "mixed");
  generate(count, mixed);
  const right = join(work, "right");
  for (let i = 0; i < count; i++) write(join(right, `student ${i}`, `${assignment}.ipynb`), rightAnswers(i));
  return `## Throughput

${count} submissions of chapter ${assignment}. Starting the graders is part of the time. "Agree" counts the marks that are as many
points as there are exercises solved.

A class as it is: right, with known mistakes, half done, untouched, broken (test/grader/generate.mjs):

${await table(mixed, count)}

All of them right:

${await table(right, count)}`;
}

const file = chapterFiles().find((each) => chapterName(each) === assignment) ?? "";
const chapter = released(readNotebook(file), file);

/** Differs from learner to learner by a comment. @param {number} i */
function rightAnswers(i) {
  const { cells, ...rest } = solved(chapter, file);
  const own = cells.map((cell) =>
    cell.metadata.nbgrader?.solution ? { ...cell, source: `// learner ${i}\n${sourceOf(cell)}` } : cell,
  );
  return JSON.stringify({ ...rest, cells: own });
}

/** @param {string} folder @param {number} count */
async function table(folder, count) {
  const one = await ours(folder, `${folder}-one`, ["--jobs", "1"]);
  const all = await ours(folder, `${folder}-all`, []);
  const theirs = await nbgrader(folder);
  const solvedBy = new Map(
    one.results.map(({ student, exercises }) => [student, exercises.filter(({ points }) => points === 1).length]),
  );
  const agreed = [...solvedBy].filter(([student, right]) => theirs.marks.get(student) === right).length;
  /** @param {string} name @param {{ seconds: number, computing: number }} side @param {number} marked @param {number} agreed */
  const row = (name, { seconds, computing }, marked, agreed) => {
    const rates = [marked / seconds, marked / computing];
    const times = [theirs.seconds, theirs.computing].map((all, i) => rates[i] / (theirs.marks.size / all));
    const [perSecond, faster, cheaper] = [rates[0], ...times].map((number) => number.toPrecision(3));
    return `| ${name} | ${marked} | ${agreed} | ${seconds.toFixed(1)} | ${perSecond} | **${faster}** | ${computing.toFixed(1)} | ${cheaper} |`;
  };
  return `| | got marks | agree | seconds | marked a second | times nbgrader | seconds of computing | times nbgrader |
|:---|---:|---:|---:|---:|---:|---:|---:|
${row("the grader, one job", one, one.results.length, count)}
${row("the grader, a job for each core", all, all.results.length, count)}
${row("nbgrader with tslab", theirs, theirs.marks.size, agreed)}`;
}

/** @param {string} folder @param {string} out @param {string[]} options */
async function ours(folder, out, options) {
  const seed = join(out, "..", "seed");
  const command = [process.execPath, inProject("tools", "grade.mjs"), folder, "--out", out, "--seed", seed, ...options];
  const { code, output, ...taken } = await timed(command, {});
  if (code !== 0) throw new Error(output);
  const report = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
  return { ...taken, results: /** @type {Result[]} */ (report.submissions ?? report) };
}

/**
 * Seconds that passed, and seconds of computing by the command and all that it started.
 * @param {string[]} command @param {import("node:child_process").SpawnOptions} options
 */
async function timed(command, options) {
  const script = 'TIMEFORMAT="taken %R %U %S"; time "$@"';
  const { code, output } = await run("bash", ["-c", script, "bash", ...command], options);
  const [, seconds, user, system] = (/taken (\S+) (\S+) (\S+)\s*$/.exec(output) ?? []).map(Number);
  return { code, output, seconds, computing: user + system };
}

/** @param {string} folder */
async function nbgrader(folder) {
  const room = new UsualClass("throughput");
  await room.begin(usual(chapter));
  const handedOut = room.handedOut();
  for (const student of readdirSync(folder)) {
    room.handIn(student, inUsual(handedOut, readFileSync(join(folder, student, `${assignment}.ipynb`), "utf8")));
  }
  const taken = await timed(room.command(["autograde", assignment]), room.options());
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
  return { ...taken, marks };
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
