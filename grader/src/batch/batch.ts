import { existsSync, mkdirSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { Problem } from "../problem.js";
import type { SimilarPair } from "../similar/pair.js";
import { compareSubmissions } from "../similar/compare.js";
import { movedTable } from "../reports/tables.js";
import { writeFile, writeReports } from "../reports/write.js";
import type { Grader } from "./graded.js";
import { Journal, type Move } from "./journal.js";
import { lock } from "./lock.js";
import { marked, type Marked } from "./marked.js";
import { messages } from "./messages.js";
import { movesIn } from "./moves.js";
import { openSource } from "./open.js";
import { readOverrides, type Override } from "./overrides.js";
import type { Progress } from "./progress.js";
import { gradeAll } from "./run.js";
import type { Source } from "./source.js";
import { submissionsIn, type Handed } from "./submissions.js";

export interface Batch {
  readonly input: string;
  readonly out: string;
  readonly overrides?: string;
  readonly seed: string;
  /** Of everything that grades: exercises, library, grader. */
  readonly version: string;
  readonly grader: Grader;
  /** The points of an exercise. */
  readonly possible: (exercise: string) => number;
  readonly progress: Progress;
  readonly print: (line: string) => void;
}

/** Grades what was handed in and writes the reports. What an earlier run has graded is not graded again. */
export async function runBatch(batch: Batch): Promise<void> {
  const { input, out } = batch;
  prepareOut(input, out);
  const release = lock(join(out, "running"));
  const source = await openSource(input).catch((error: unknown) => {
    release();
    throw error;
  });
  try {
    const handed = submissionsIn(source);
    if (handed.submissions.length === 0) throw new Problem(messages.noSubmissions(input, handed.others.length));
    const overrides = overridesOf(batch, handed);
    const journal = await Journal.open(join(out, "journal.jsonl"));
    try {
      await gradeAndReport(batch, source, handed, overrides, journal);
    } finally {
      journal.close();
    }
  } finally {
    await source.close();
    release();
  }
}

async function gradeAndReport(
  batch: Batch,
  source: Source,
  handed: Handed,
  overrides: ReadonlyMap<string, readonly Override[]>,
  journal: Journal,
): Promise<void> {
  const { out, print, possible } = batch;
  const graded = await gradeAll({ ...batch, source, submissions: handed.submissions, journal });
  const moved = movesIn(journal, handed.submissions);

  const results = function* (): Generator<Marked> {
    for (const { file, student } of handed.submissions) {
      yield marked(journal.read(file)!.result, overrides.get(student) ?? [], possible);
    }
  };
  const statistics = writeReports(out, results(), {
    others: handed.others,
    similar: await similar(batch, handed, journal),
  });
  journal.end(moved);
  writeFile(join(out, "moved.csv"), movedTable(journal.runs));

  print(messages.finished(handed.submissions.length, graded));
  if (statistics.invalid.length > 0) print(messages.invalid(statistics.invalid.length));
  if (handed.others.length > 0) print(messages.notNotebooks(handed.others.length));
  printMoves(moved, print);
  print(messages.summaryAt(join(out, "summary.html")));
}

function prepareOut(input: string, out: string): void {
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Problem(messages.outIsFile(out));
  if (`${resolve(out)}${sep}`.startsWith(`${resolve(input)}${sep}`)) throw new Problem(messages.outInside);
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    throw new Problem(messages.cannotWrite(out, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

function overridesOf({ out, overrides, possible }: Batch, { submissions }: Handed): Map<string, Override[]> {
  const usual = join(out, "overrides.csv");
  const path = overrides ?? (existsSync(usual) ? usual : undefined);
  if (path === undefined) return new Map();
  return readOverrides(path, new Set(submissions.map(({ student }) => student)), possible);
}

async function similar({ input, print }: Batch, handed: Handed, journal: Journal): Promise<readonly SimilarPair[]> {
  const submissions = handed.submissions
    .map(({ file, student }) => ({ file, student, chapter: journal.read(file)!.result.chapter }))
    .filter(({ chapter }) => chapter !== "");
  const pairs = await compareSubmissions({ input, submissions });
  if (pairs === undefined) print(messages.notCompared);
  return pairs ?? [];
}

const PRINTED = 20;

function printMoves(moved: readonly Move[], print: (line: string) => void): void {
  if (moved.length === 0) return;
  print(messages.moved(moved.length));
  for (const { student, exercise, from, to, why } of moved.slice(0, PRINTED)) {
    print(messages.movedLine(student, exercise, messages.points(from), messages.points(to), messages.because[why]));
  }
  if (moved.length > PRINTED) print(messages.moreMoved(moved.length - PRINTED));
}
