import type { Random } from "@nn/lib";
import { parameterNames } from "./signature.js";

export type AnyFunction = (...given: never[]) => unknown;

/** One example that the learner sees in the feedback. */
export interface Case<Given = readonly unknown[]> {
  readonly name: string;
  /** The arguments, in order. */
  readonly given: Given;
  /** The right answer, worked out by hand: it holds the reference solution to account, too. */
  readonly expected: unknown;
  /** How much the case counts in a mark, next to the other examples. 1 where it is left out. */
  readonly weight?: number;
}

/** A mistake that learners make, as a function that makes it. */
export interface WrongAnswer<Given extends readonly unknown[] = never[]> {
  readonly name: string;
  /** What the mistake is and what to do, in Markdown: the learner reads it when their answers equal this function's. */
  readonly says: string;
  /** The function that makes the mistake. */
  readonly answer: (...given: Given) => unknown;
}

/**
 * What a chapter file states about an exercise whose function takes the arguments Given.
 * The solution comes before the cases, since the compiler learns Given from it.
 */
export interface ExerciseText<Given extends unknown[]> {
  /** "chapter/name", as `check` and `hint` take it. */
  readonly id: string;
  readonly title: string;
  /** What to write, in Markdown. */
  readonly statement: string;
  /** The learner's first line without `function`: "step(v: number[], learningRate: number): number[]". */
  readonly signature: string;
  /** `function name(…) {…}` as a learner could write it in the cell: it uses nothing but its arguments and `@nn/lib`. */
  readonly solution: (...given: Given) => unknown;
  readonly cases: readonly Case<Given>[];
  /** Draws the arguments of a further case. */
  readonly hidden: (rng: Random) => Given;
  /** From a nudge to nearly the solution, in Markdown. */
  readonly hints: readonly [string, string, string];
  readonly wrong: readonly WrongAnswer<Given>[];
  /** Numbers a and b count as equal when |a − b| ≤ tolerance · max(1, |a|, |b|). 1e-9 where it is left out. */
  readonly tolerance?: number;
}

/** An exercise as `check`, `hint` and the tools that build notebooks use it. */
export interface Exercise extends Omit<ExerciseText<never[]>, "cases" | "hidden" | "wrong"> {
  /** The examples that the learner sees. */
  readonly cases: readonly Case[];
  /** Draws the arguments of a further case. */
  readonly hidden: (rng: Random) => readonly unknown[];
  readonly wrong: readonly WrongAnswer[];
  readonly tolerance: number;
  readonly functionName: string;
  readonly parameters: readonly string[];
  /** The cell that the learner starts from. */
  readonly stub: string;
}

/** The exercises of one notebook, in its order. */
export interface Chapter {
  /** The name of the notebook and of the file in `exercises/src/chapters`, without its ending: "02-gradient-descent". */
  readonly file: string;
  readonly exercises: readonly Exercise[];
}

export function exercise<Given extends unknown[] | []>(text: ExerciseText<Given>): Exercise {
  return {
    tolerance: 1e-9,
    ...(text as unknown as Omit<Exercise, "functionName" | "parameters" | "stub" | "tolerance">),
    functionName: text.signature.slice(0, text.signature.indexOf("(")),
    parameters: parameterNames(text.signature),
    stub: `function ${text.signature} {\n  return todo();\n}`,
  };
}

export const chapter = (file: string, ...exercises: Exercise[]): Chapter => ({ file, exercises });
