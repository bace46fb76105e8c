import { knownMistake, markdown, resultOf, type CaseResult, type Exercise, type Outcome } from "@nn/exercises/grading";
import type { ExerciseResult, VerdictKind } from "../result.js";
import type { MarkedCase } from "./cases.js";
import { feedback } from "./feedback.js";
import { pointsFor, POSSIBLE } from "./points.js";
import type { CallOutcome } from "./run.js";

type Interruption = Exclude<CallOutcome, Outcome>;

/** How the answer fared on the cases that it was called for. */
export interface Marked {
  readonly exercise: Exercise;
  readonly verdict: VerdictKind;
  /** Up to the first outcome that is none of a call. */
  readonly results: readonly CaseResult[];
  /** Why there are no results for the other cases. */
  readonly interrupted?: Interruption;
  readonly mistake?: ReturnType<typeof knownMistake>;
}

/** Whether an outcome is the right one for a case. */
export const isRight = (exercise: Exercise, one: MarkedCase, outcome: CallOutcome): boolean =>
  isCall(outcome) && resultOf(exercise, one, outcome).right;

export const isCall = (outcome: CallOutcome): outcome is Outcome =>
  !["ended", "no function", "unsettled"].includes(outcome.kind);

/** Holds the outcomes of an answer against the expected values. `outcomes` may be fewer than the cases: the rest was not reached. */
export function mark(
  exercise: Exercise,
  cases: readonly MarkedCase[],
  outcomes: readonly CallOutcome[],
): Pick<ExerciseResult, "verdict" | "points" | "feedback" | "mistake"> {
  const calls = outcomes.filter(isCall);
  const interrupted = outcomes.find((outcome): outcome is Interruption => !isCall(outcome));
  const results = calls.map((outcome, i) => resultOf(exercise, cases[i], outcome));
  const verdict = verdictOf(cases, results, interrupted);
  if (verdict === "pass")
    return { verdict, points: POSSIBLE, feedback: markdown(feedback({ exercise, verdict, results })) };
  const isComplete = results.length === cases.length;
  const mistake = verdict !== "not attempted" && isComplete ? knownMistake(exercise, results) : undefined;
  const right = cases.map((_, i) => results[i]?.right ?? false);
  return {
    verdict,
    points: verdict === "not attempted" ? 0 : pointsFor(cases, right),
    feedback: markdown(feedback({ exercise, verdict, results, interrupted, mistake })),
    mistake: mistake?.name,
  };
}

/** What the engine throws when an array, a text or a WebAssembly memory finds no room. */
const noRoom = /^RangeError: (Array buffer allocation failed|.*could not allocate memory|Invalid string length)/;

function verdictOn(outcome: Outcome): VerdictKind {
  if (outcome.kind === "returned" || outcome.kind === "todo") return "fail";
  return outcome.kind === "threw" && noRoom.test(outcome.text ?? "") ? "out of memory" : "exception";
}

/** The first case that is not right decides. */
function verdictOf(
  cases: readonly MarkedCase[],
  results: readonly CaseResult[],
  interrupted: Interruption | undefined,
): VerdictKind {
  if (results.some(({ outcome }, i) => outcome.kind === "todo" && !cases[i].hidden)) return "not attempted";
  const wrong = results.find(({ right }) => !right);
  if (wrong) return verdictOn(wrong.outcome);
  if (!interrupted) return results.length === cases.length ? "pass" : "exception";
  if (interrupted.kind === "no function") return "fail";
  if (interrupted.kind === "unsettled") return "time-out";
  return interrupted.end === "ended" ? "exception" : interrupted.end;
}
