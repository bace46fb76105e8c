import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Marked } from "../batch/marked.js";
import type { SimilarPair } from "../similar/pair.js";
import { gradescope } from "./gradescope.js";
import { junitEnd, junitHead, junitSuite } from "./junit.js";
import { learnerPage } from "./learner.js";
import { fileName, isFileName } from "./names.js";
import { Statistics } from "./statistics.js";
import { summaryPage } from "./summary.js";
import { exercisesHead, exercisesRows, marksHead, marksRow } from "./tables.js";

/** A file that takes its name when it is whole. */
class Written {
  private readonly fd: number;

  constructor(
    private readonly path: string,
    head: string,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    this.fd = openSync(`${path}.part`, "w");
    this.add(head);
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) done += writeSync(this.fd, bytes, done);
  }

  end(text: string): void {
    this.add(text);
    closeSync(this.fd);
    renameSync(`${this.path}.part`, this.path);
  }
}

export function writeFile(path: string, text: string): void {
  new Written(path, text).end("");
}

/**
 * Writes all reports in one pass; memory holds one student's results at a time.
 * @param results by student, then by file
 */
export function writeReports(
  out: string,
  results: Iterable<Marked>,
  about: { others: readonly string[]; similar: readonly SimilarPair[] },
): Statistics {
  const marks = new Written(join(out, "marks.csv"), marksHead);
  const exercises = new Written(join(out, "exercises.csv"), exercisesHead);
  const json = new Written(join(out, "results.json"), "[");
  const junit = new Written(join(out, "junit.xml"), junitHead);
  const statistics = new Statistics();
  const kept = new Set<string>();
  let first = true;

  for (const [student, submissions] of byStudent(results)) {
    const folder = `gradescope/${fileName(student, student)}`;
    kept.add(folder);
    writeFile(join(out, folder, "results.json"), gradescope(submissions));
    for (const submission of submissions) {
      const page = `pages/${fileName(`${student} ${submission.chapter}`, submission.file)}.html`;
      kept.add(page);
      writeFile(join(out, page), learnerPage(submission));
      marks.add(marksRow(submission, page));
      exercises.add(exercisesRows(submission));
      json.add(`${first ? "" : ","}\n${JSON.stringify(submission)}`);
      junit.add(junitSuite(submission));
      statistics.add(submission, page);
      first = false;
    }
  }
  marks.end("");
  exercises.end("");
  json.end("\n]\n");
  junit.end(junitEnd);
  writeFile(join(out, "summary.html"), summaryPage({ statistics, ...about }));
  for (const folder of ["pages", "gradescope"]) removeOld(out, folder, kept);
  return statistics;
}

function* byStudent(results: Iterable<Marked>): Generator<[string, Marked[]]> {
  let current: Marked[] = [];
  for (const result of results) {
    if (current.length > 0 && current[0].student !== result.student) {
      yield [current[0].student, current];
      current = [];
    }
    current.push(result);
  }
  if (current.length > 0) yield [current[0].student, current];
}

/** Pages of submissions that are no longer there. Nothing that has another kind of name is touched. */
function removeOld(out: string, folder: string, kept: ReadonlySet<string>): void {
  mkdirSync(join(out, folder), { recursive: true });
  for (const name of readdirSync(join(out, folder))) {
    const path = `${folder}/${name}`;
    if (isFileName(name) && !kept.has(path)) rmSync(join(out, path), { recursive: true });
  }
}
