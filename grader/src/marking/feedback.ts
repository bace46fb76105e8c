import { Opaque, quote, shownCases, text, type Block, type CaseResult, type Span } from "@nn/exercises/grading";
import { messages } from "../messages.js";
import type { Marked } from "./mark.js";

const say = messages.feedback;

/**
 * A verdict in words. Examples are shown with all that belongs to them. Of a drawn case only the kind of the difference is told:
 * neither what was given, nor what came back, since an answer may hand out what it was given.
 */
export function feedback({ exercise, verdict, results, interrupted, mistake }: Marked): Block[] {
  if (verdict === "pass") return [text(...say.pass(exercise.functionName))];
  if (verdict === "not attempted") return [text(...say.notAttempted(exercise.functionName))];
  const examples = results.slice(0, exercise.cases.length);
  const drawn = results.slice(exercise.cases.length);
  const wrong = examples.filter(({ right }) => !right);
  const wrongDrawn = drawn.filter(({ right }) => !right);
  return [
    ...(wrong.length > 0 ? [text(...say.wrongExamples(wrong.length, exercise.cases.length))] : []),
    ...(mistake ? [quote(mistake.says)] : []),
    ...(wrong.length > 0 ? shownCases(exercise, examples, wrong) : []),
    ...(wrong.length === 0 && wrongDrawn.length > 0
      ? [text(...say.wrongDrawn(wrongDrawn.length, drawn.length), ...hiddenProblem(wrongDrawn[0], exercise.parameters))]
      : []),
    ...(interrupted
      ? [text(...interruption(interrupted, exercise.functionName, results.length >= exercise.cases.length))]
      : []),
  ];
}

function interruption(interrupted: NonNullable<Marked["interrupted"]>, functionName: string, inDrawn: boolean): Span[] {
  const where = inDrawn ? say.inDrawnCase : say.inExample;
  if (interrupted.kind === "ended") return [...say.ends[interrupted.end], where];
  return interrupted.kind === "unsettled" ? [...say.unsettled(), where] : say.noFunction(functionName);
}

/** Errors whose names are the language's own; any other name could carry a message. */
const knownErrors = ["TypeError", "RangeError", "ReferenceError", "SyntaxError", "Error"];

/** Which property a drawn case lacks, in words that hold nothing of the case. */
function hiddenProblem({ outcome, difference, expected }: CaseResult, parameters: readonly string[]): Span[] {
  if (outcome.kind === "threw")
    return say.threw(knownErrors.find((name) => outcome.text?.startsWith(`${name}:`)) ?? "Error");
  if (outcome.kind !== "returned")
    return outcome.kind === "endless recursion" ? say.endlessRecursion() : say.unreadable();
  if (!difference) return say.changedArgument(parameters[outcome.changed!.index]);
  if (outcome.value === undefined) return say.returnedNothing();
  const top = difference.at.length === 0;
  switch (difference.kind) {
    case "type":
      return top ? say.wrongType(kindOf(expected), kindOf(outcome.value)) : say.wrongInnerType();
    case "shape":
      return say.wrongShape();
    case "NaN":
      return say.nan();
    case "value":
      return say.wrongValue();
  }
}

function kindOf(value: unknown): string {
  if (value === null || value instanceof Opaque) return say.kinds.other;
  if (Array.isArray(value)) return say.kinds.array;
  return say.kinds[typeof value as keyof typeof say.kinds] ?? say.kinds.other;
}
