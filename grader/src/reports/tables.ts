import { stringify, type Options } from "csv-stringify/sync";
import type { Marked } from "../batch/marked.js";
import type { Move } from "../batch/journal.js";
import { exactPoints } from "./points.js";

/**
 * CSV that spreadsheets read: UTF-8 with its mark, and an apostrophe in front of what they would take for a formula. Programs
 * drop the first with the encoding "utf-8-sig". A line break alone, or another country's separator, must not begin a new cell.
 */
const options: Options = { escape_formulas: true, quoted_match: /[\r\n;\t]/, record_delimiter: "\r\n" };
const rows = (values: readonly (readonly unknown[])[]): string => stringify(values as unknown[][], options);
const head = (columns: readonly string[]): string => `\uFEFF${rows([columns])}`;

/** marks.csv: a line for each submission. */
export const marksHead = head(["student", "chapter", "points", "possible", "problem", "file", "page"]);
export const marksRow = ({ student, chapter, points, possible, problem = "", file }: Marked, page: string): string =>
  rows([[student, chapter, exactPoints(points), exactPoints(possible), problem, file, page]]);

/** exercises.csv: a line for each exercise of each submission. */
export const exercisesHead = head([
  ...["student", "chapter", "exercise", "verdict", "points", "possible", "mistake"],
  ...["automatic points", "reason of the mark by hand", "file"],
]);
export const exercisesRows = ({ student, chapter, exercises, file }: Marked): string =>
  rows(
    exercises.map(({ id, verdict, points, possible, mistake = "", override }) => [
      ...[student, chapter, id, verdict, exactPoints(points), exactPoints(possible), mistake],
      ...[override ? exactPoints(override.automatic) : "", override?.reason ?? "", file],
    ]),
  );

/** moved.csv: every mark that moved, from run to run. */
export function movedTable(runs: readonly { run: number; moved: readonly Move[] }[]): string {
  const columns = ["run", "student", "exercise", "from", "to", "verdict before", "verdict", "changed", "file"];
  const lines = runs.flatMap(({ run, moved }) =>
    moved.map((move) => [
      ...[run, move.student, move.exercise, exactPoints(move.from), exactPoints(move.to)],
      ...[move.verdictBefore, move.verdict, move.why, move.file],
    ]),
  );
  return head(columns) + rows(lines);
}
