import { progressChart, show } from "@nn/lib";
import { chapters } from "./chapters/index.js";
import { messages } from "./messages.js";
import { output } from "./output.js";
import { text, type Block } from "./render.js";
import { addEntry, readEntries, type Entry, type StoreProblem } from "./store.js";

/** How many of a chapter's exercises are solved. */
export interface ChapterProgress {
  readonly chapter: string;
  readonly solved: number;
  readonly total: number;
}

/** The ids of the exercises solved so far, in the order of the course. */
export function solvedExercises(): string[] {
  return solvedAmong(readEntries().entries);
}

/** One row a chapter, in the order of the course. */
export function progressByChapter(): ChapterProgress[] {
  return rows(readEntries().entries);
}

/** Draws how many exercises are solved in each chapter. */
export function showProgress(): void {
  const { entries, problem } = readEntries();
  show(progressChart(rows(entries)));
  if (problem) output([storeNote(problem)]);
}

/** Notes that an exercise is solved; returns what went wrong with the progress file. */
export function addSolved(id: string): StoreProblem | undefined {
  const { entries, problem } = readEntries();
  const known = entries.some((entry) => "solved" in entry && entry.solved === id);
  return (known ? undefined : addEntry({ solved: id })) ?? problem;
}

function solvedAmong(entries: readonly Entry[]): string[] {
  const solved = new Set(entries.map((entry) => ("solved" in entry ? entry.solved : undefined)));
  return chapters.flatMap(({ exercises }) => exercises.map(({ id }) => id).filter((id) => solved.has(id)));
}

function rows(entries: readonly Entry[]): ChapterProgress[] {
  const solved = new Set(solvedAmong(entries));
  return chapters.map(({ file, exercises }) => ({
    chapter: file,
    solved: exercises.filter(({ id }) => solved.has(id)).length,
    total: exercises.length,
  }));
}

export function storeNote(problem: StoreProblem): Block {
  const { kind, path } = problem;
  if (kind === "damaged") return text(...messages.progressDamaged(problem.lines, path));
  const say = kind === "unreadable" ? messages.progressUnreadable : messages.progressUnsaved;
  return text(...say(path, problem.reason));
}
