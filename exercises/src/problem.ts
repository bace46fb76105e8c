import { distance, type Difference } from "./compare.js";
import { describeKind, describePlace } from "./describe.js";
import { formatNumber, formatValue, shorten } from "./format.js";
import { TIME_LIMIT, type Outcome } from "./guard.js";
import type { CaseResult } from "./judge.js";
import { messages } from "./messages.js";
import type { Span } from "./render.js";

/** What is wrong with a case, in words. `parameters` are the names of the function's arguments. */
export function problem({ outcome, difference }: CaseResult, parameters: readonly string[]): Span[] {
  if (outcome.kind !== "returned") return noAnswer(outcome);
  if (difference) return wrongAnswer(difference);
  const { index, before, after } = outcome.changed!;
  return messages.changedArgument(parameters[index], formatValue(before), formatValue(after));
}

function noAnswer(outcome: Exclude<Outcome, { kind: "returned" }>): Span[] {
  switch (outcome.kind) {
    case "threw":
      if (outcome.text === undefined) return messages.threwSomething();
      return [
        ...messages.threw(shorten(outcome.text)),
        ...(/of (undefined|null)/.test(outcome.text) ? messages.threwReadingUndefined() : []),
      ];
    case "unreadable":
      return messages.unreadable();
    case "todo":
      return messages.todoReached();
    case "endless recursion":
      return messages.endlessRecursion();
    case "timeout":
      return messages.timeout(TIME_LIMIT / 1000);
    case "async":
      return messages.async();
  }
}

function wrongAnswer(difference: Difference): Span[] {
  const { kind, expected, actual } = difference;
  const top = difference.at.length === 0;
  const at = describePlace(difference.at);
  const kinds = [describeKind(expected), describeKind(actual)] as const;
  const values = [formatValue(expected), formatValue(actual)] as const;
  switch (kind) {
    case "type":
      if (top && actual === undefined) return messages.returnedUndefined();
      return top ? messages.wrongType(...kinds) : messages.wrongTypeAt(at, ...kinds);
    case "shape":
      return top ? messages.wrongShape(...kinds) : messages.wrongShapeAt(at, ...kinds);
    case "NaN":
      return [...(top ? [] : messages.nanAt(at)), ...messages.nan()];
    case "value": {
      const size = distance(difference);
      if (size === undefined) return top ? messages.otherValue() : messages.otherValueAt(at, ...values);
      const digits = formatNumber(size, 3);
      return top ? messages.difference(digits) : messages.differenceAt(at, digits, ...values);
    }
  }
}
