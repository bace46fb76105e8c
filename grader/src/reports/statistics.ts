import type { Marked, MarkedExercise } from "../batch/marked.js";
import type { VerdictKind } from "../result.js";

export interface ExerciseCount {
  readonly id: string;
  readonly title: string;
  readonly verdicts: Map<VerdictKind, number>;
  /** How many answers made each known mistake. */
  readonly mistakes: Map<string, number>;
  points: number;
  readonly possible: number;
  total: number;
}

export interface ChapterCount {
  readonly chapter: string;
  /** The share of the points that each submission has. */
  readonly shares: number[];
  readonly exercises: Map<string, ExerciseCount>;
}

/** A submission, as a line of the class summary. */
export interface Line {
  readonly student: string;
  readonly chapter: string;
  readonly file: string;
  readonly page: string;
  readonly points: number;
  readonly possible: number;
  readonly problem?: string;
}

/** What the class summary tells, counted from one submission after the other: none is kept. */
export class Statistics {
  readonly chapters = new Map<string, ChapterCount>();
  readonly lines: Line[] = [];
  overridden = 0;

  add({ student, chapter, file, points, possible, problem, exercises }: Marked, page: string): void {
    this.lines.push({ student, chapter, file, page, points, possible, problem });
    this.overridden += exercises.filter(({ override }) => override).length;
    if (problem !== undefined) return;
    const counts = entry(this.chapters, chapter, () => ({ chapter, shares: [], exercises: new Map() }));
    counts.shares.push(possible === 0 ? 0 : points / possible);
    for (const exercise of exercises) count(counts, exercise);
  }

  get invalid(): Line[] {
    return this.lines.filter(({ problem }) => problem !== undefined);
  }

  /** Those of students who handed in a chapter more than once. The lines are in order of the students. */
  get several(): Line[] {
    const key = ({ student, chapter }: Line): string => JSON.stringify([student, chapter]);
    const seen = new Map<string, number>();
    for (const line of this.lines) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1);
    return this.lines.filter((line) => line.problem === undefined && seen.get(key(line))! > 1);
  }
}

function count({ exercises }: ChapterCount, { id, title, verdict, mistake, points, possible }: MarkedExercise): void {
  const empty = (): ExerciseCount => ({
    id,
    title,
    verdicts: new Map(),
    mistakes: new Map(),
    points: 0,
    possible,
    total: 0,
  });
  const counted = entry(exercises, id, empty);
  counted.total++;
  counted.points += points;
  counted.verdicts.set(verdict, (counted.verdicts.get(verdict) ?? 0) + 1);
  if (mistake !== undefined) counted.mistakes.set(mistake, (counted.mistakes.get(mistake) ?? 0) + 1);
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
