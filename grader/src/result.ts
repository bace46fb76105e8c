/** How an answer fared. */
export type VerdictKind =
  | "pass"
  | "fail"
  | "not attempted"
  | "syntax error"
  | "exception"
  | "time-out"
  | "out of memory"
  | "too much output"
  | "invalid submission";

/** What one exercise of a submission is worth, and why. */
export interface ExerciseResult {
  /** "gradient-descent/step" */
  readonly id: string;
  readonly title: string;
  readonly verdict: VerdictKind;
  /** 0 … possible: each case that is right adds its weight. */
  readonly points: number;
  readonly possible: number;
  /** What the learner reads, in Markdown: what went wrong, the known mistake, the line of a syntax error. Gives no hidden input away. */
  readonly feedback: string;
  /** Name of the known wrong answer that gives the same values in every case. */
  readonly mistake?: string;
  /** What does not matter at run time, such as type errors, in Markdown. */
  readonly warnings: readonly string[];
}

/** What a submission is worth. Holds no times and no paths of the machine: same submission, same seed, same bytes. */
export interface SubmissionResult {
  /** From the name of the file or folder. */
  readonly student: string;
  /** The path inside of the batch. */
  readonly file: string;
  /** "02-gradient-descent"; "" when the submission is invalid. */
  readonly chapter: string;
  /** Why the submission as a whole is invalid. */
  readonly problem?: string;
  readonly exercises: readonly ExerciseResult[];
  readonly points: number;
  readonly possible: number;
}
