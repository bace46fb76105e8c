import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { exercises } from "@nn/exercises";
import { Problem } from "../problem.js";
import { messages } from "./messages.js";

/** A mark that the teacher gave by hand. */
export interface Override {
  readonly student: string;
  readonly exercise: string;
  readonly points: number;
  readonly reason: string;
}

const COLUMNS = ["student", "exercise", "points", "reason"] as const;

interface Row {
  readonly record: { readonly [column in (typeof COLUMNS)[number]]: string };
  readonly info: { readonly lines: number };
}

/**
 * The overrides in a CSV file, by student. The grader never writes to it.
 * @throws {Problem} that names every line that is not right: a mark given by hand must not get lost by a typing error
 */
export function readOverrides(
  path: string,
  students: ReadonlySet<string>,
  possible: (exercise: string) => number,
): Map<string, Override[]> {
  const rows = read(path);
  const overrides = new Map<string, Override[]>();
  const lineOf = new Map<string, number>();
  const problems: string[] = [];
  for (const { record, info } of rows) {
    const { exercise, reason } = record;
    const student = students.has(record.student) ? record.student : record.student.replace(/^'/, "");
    const points = Number(record.points.replace(",", "."));
    const pair = JSON.stringify([student, exercise]);
    const say = (what: string): unknown => problems.push(messages.override(path, info.lines, what));
    if (!students.has(student)) say(messages.noStudent(student));
    if (!exercises.some(({ id }) => id === exercise)) say(messages.noExercise(exercise));
    else if (record.points === "" || !(points >= 0 && points <= possible(exercise))) {
      say(messages.badPoints(record.points, possible(exercise)));
    }
    if (reason === "") say(messages.noReason);
    if (lineOf.has(pair)) say(messages.again(lineOf.get(pair)!));
    lineOf.set(pair, info.lines);
    overrides.set(student, [...(overrides.get(student) ?? []), { student, exercise, points, reason }]);
  }
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  return overrides;
}

function read(path: string): Row[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Problem(messages.overridesMissing(path));
    throw new Problem(messages.overridesUnreadable(path, String((error as NodeJS.ErrnoException).code)));
  }
  const [first] = text.split("\n", 1);
  const delimiter = first.includes(";") && !first.includes(",") ? ";" : ","; // as spreadsheets write it in some languages
  let missing: string[] = [];
  const columns = (head: string[]): string[] => {
    const names = head.map((name) => name.trim().toLowerCase());
    missing = COLUMNS.filter((column) => !names.includes(column));
    return names;
  };
  let rows: Row[];
  try {
    rows = parse(text, { bom: true, columns, delimiter, info: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new Problem(messages.overridesUnreadable(path, (error as Error).message));
  }
  if (missing.length > 0) throw new Problem(messages.overridesColumns(path, missing));
  return rows;
}
