import { random } from "@nn/lib";
import { compare, type Difference } from "./compare.js";
import type { AnyFunction, Exercise, WrongAnswer } from "./exercise.js";
import { call, type Outcome } from "./guard.js";
import { cloneArguments, copy, type Value } from "./value.js";

/** How a learner's function fared on one case. */
export interface CaseResult {
  readonly name: string;
  readonly given: readonly unknown[];
  readonly expected: Value;
  readonly outcome: Outcome;
  /** How the returned value differs from the expected one. */
  readonly difference?: Difference;
  readonly right: boolean;
}

/** What `check` found out about a learner's function. */
export type Verdict =
  | {
      kind: "todo";
      /** Set when the function has no `todo()` of its own, but calls one that has. */
      elsewhere?: true;
    }
  | { kind: "passed"; shown: number; hidden: number }
  | {
      kind: "failed";
      /** The known mistake that gives the same answers in every case. */
      mistake?: WrongAnswer;
      /** The public cases in order, up to the first that ran out of time. */
      shown: CaseResult[];
      /** The first hidden case that is wrong, when every public case is right. */
      hidden?: CaseResult;
    };

const HIDDEN_CASES = 20;

/**
 * Runs a learner's function on the public cases and on cases drawn from the seed. Hidden cases find answers that
 * fit the public ones only. This is advice, not a mark: the expected values are within the function's reach.
 */
export function judge(exercise: Exercise, answer: AnyFunction, seed = 1): Verdict {
  const shown = runCases(exercise, answer, exercise.cases);
  const stops = shown.some(({ outcome }) => outcome.kind === "todo" || outcome.kind === "timeout");
  const hidden = stops ? [] : runCases(exercise, answer, drawnCases(exercise, seed));
  const callsTodo = /\btodo\b/.test(Function.prototype.toString.call(answer));
  return verdictOn(exercise, shown, hidden, callsTodo);
}

/** What the results on the public and the hidden cases come to. `callsTodo`: whether the answer itself holds the `todo()` that it met. */
export function verdictOn(exercise: Exercise, shown: CaseResult[], hidden: CaseResult[], callsTodo = true): Verdict {
  if (shown.some(({ outcome }) => outcome.kind === "todo")) {
    return callsTodo ? { kind: "todo" } : { kind: "todo", elsewhere: true };
  }
  const all = [...shown, ...hidden];
  if (all.every(({ right }) => right)) return { kind: "passed", shown: shown.length, hidden: hidden.length };
  return {
    kind: "failed",
    mistake: knownMistake(exercise, all),
    shown,
    hidden: shown.every(({ right }) => right) ? hidden.find(({ right }) => !right) : undefined,
  };
}

/** The hidden cases that a seed gives, with the reference solution's answers. */
export function drawnCases(exercise: Exercise, seed = 1): Exercise["cases"] {
  const rng = random(seed);
  return Array.from({ length: HIDDEN_CASES }, () => {
    const given = exercise.hidden(rng);
    return { name: "", given, expected: solve(exercise, given) };
  });
}

function runCases(exercise: Exercise, answer: AnyFunction, cases: Exercise["cases"]): CaseResult[] {
  const results: CaseResult[] = [];
  for (const { name, given, expected } of cases) {
    results.push(resultOf(exercise, { name, given, expected: copy(expected) }, call(answer, given)));
    if (results[results.length - 1].outcome.kind === "timeout") break;
  }
  return results;
}

/** Holds what became of a call against the expected value. */
export function resultOf(
  { tolerance }: Exercise,
  { name, given, expected }: Pick<CaseResult, "name" | "given" | "expected">,
  outcome: Outcome,
): CaseResult {
  const difference = outcome.kind === "returned" ? compare(expected, outcome.value, tolerance) : undefined;
  const right = outcome.kind === "returned" && outcome.changed === undefined && difference === undefined;
  return { name, given, expected, outcome, difference, right };
}

/** The reference solution's answer. */
export function solve({ solution }: Exercise, given: readonly unknown[]): unknown {
  return (solution as (...given: unknown[]) => unknown)(...cloneArguments(given));
}

/** The known mistake that does the same in every case. */
export function knownMistake({ wrong, tolerance }: Exercise, results: readonly CaseResult[]): WrongAnswer | undefined {
  return wrong.find((mistake) => results.every((result) => makes(mistake, result, tolerance)));
}

/** Whether a known wrong answer does the same as the learner's function did. */
function makes(wrong: WrongAnswer, { given, outcome }: CaseResult, tolerance: number): boolean {
  if (outcome.kind === "timeout") return false;
  const known = call(wrong.answer, given);
  if (known.kind !== "returned" || outcome.kind !== "returned") {
    return known.kind === outcome.kind && JSON.stringify(known) === JSON.stringify(outcome);
  }
  return (
    compare(known.value, outcome.value, tolerance) === undefined &&
    compare(known.changed?.after, outcome.changed?.after, tolerance) === undefined
  );
}
