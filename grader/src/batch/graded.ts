import type { SubmissionResult } from "../result.js";

/** A submission to be graded. */
export interface Work {
  readonly student: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** How its answers fared before: those that still hold are not run again. */
  readonly before?: Graded;
}

export interface Graded {
  readonly result: SubmissionResult;
  /** For each exercise, a key that changes with whatever its result depends on: answer, exercise, seed, grader. */
  readonly answers: Readonly<Record<string, string>>;
  /** Why it could not be graded, though it might be another time. */
  readonly setAside?: true;
}

/** Grades submissions, several at once: here, or on other machines. */
export interface Grader {
  /** How many to hand over at once. */
  readonly parallel: number;
  /** Never fails because of a submission: one that can't be graded is set aside. */
  grade(work: Work, key: string): Promise<Graded>;
  /** Told when the result is safe on the disk. */
  recorded(key: string): Promise<void>;
  close(): Promise<void>;
}

/** A submission is set aside when it has ended the process that grades it this many times. */
export const TRIES = 3;

/** The result of what can't be graded as a whole. */
export const invalid = (student: string, file: string, problem: string): SubmissionResult => ({
  student,
  file,
  chapter: "",
  problem,
  exercises: [],
  points: 0,
  possible: 0,
});
