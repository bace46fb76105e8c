import type { Exercise } from "./exercise.js";
import { formatValue } from "./format.js";
import type { CaseResult, Verdict } from "./judge.js";
import { messages } from "./messages.js";
import { problem } from "./problem.js";
import { quote, text, type Block, type Row } from "./render.js";

/** This many wrong cases, each wrong in its own way, are shown in full; of the others, only the names. */
const DETAILED = 2;

/** A verdict in words. */
export function feedback(exercise: Exercise, verdict: Verdict): Block[] {
  if (verdict.kind === "todo") {
    if (verdict.elsewhere) return [text(...messages.todoElsewhere(exercise.functionName))];
    return [text(...messages.todo(exercise.id, exercise.functionName))];
  }
  if (verdict.kind === "passed") {
    return [text(...messages.passed(exercise.functionName, verdict.shown, verdict.hidden))];
  }
  return [...failure(exercise, verdict), text(...messages.offerHint(exercise.id))];
}

/** What is wrong with an answer. */
export function failure(exercise: Exercise, { mistake, shown, hidden }: Extract<Verdict, { kind: "failed" }>): Block[] {
  const wrong = shown.filter(({ right }) => !right);
  return [
    text(...(hidden ? messages.failedHidden() : messages.failed(wrong.length, exercise.cases.length))),
    ...(mistake ? [quote(mistake.says)] : []),
    ...(hidden ? [caseTable(exercise, hidden)] : shownCases(exercise, shown, wrong)),
  ];
}

/** The examples that are wrong, the first of them in full, and the names of the others. */
export function shownCases(exercise: Exercise, shown: CaseResult[], wrong: CaseResult[]): Block[] {
  const detailed = distinct(wrong, exercise.parameters).slice(0, DETAILED);
  const others = wrong.filter((result) => !detailed.includes(result));
  return [...detailed.map((result) => caseTable(exercise, result)), ...otherCases(exercise, shown, others)];
}

/** One case for each thing that is wrong. */
function distinct(wrong: CaseResult[], parameters: readonly string[]): CaseResult[] {
  const problems = wrong.map((result) => JSON.stringify(problem(result, parameters)));
  return wrong.filter((_, i) => problems.indexOf(problems[i]) === i);
}

function caseTable({ parameters }: Exercise, result: CaseResult): Block {
  const { outcome } = result;
  const given = result.given.flatMap((value, i) => [
    ...(i > 0 ? [", "] : []),
    { code: `${parameters[i]} = ${formatValue(value)}` },
  ]);
  const rows: Row[] = [
    [messages.given, given.length > 0 ? given : [messages.none]],
    [messages.expected, [{ code: formatValue(result.expected) }]],
  ];
  if (outcome.kind === "returned") rows.push([messages.actual, [{ code: formatValue(outcome.value) }]]);
  rows.push([messages.problem, problem(result, parameters)]);
  return { kind: "table", head: messages.wrongCase, title: result.name || messages.drawnCase, rows };
}

/** One line for the cases that are not shown in full. */
function otherCases({ cases }: Exercise, shown: CaseResult[], wrong: CaseResult[]): Block[] {
  const right = shown.filter(({ right }) => right);
  const names = (results: CaseResult[]): string[] => results.map(({ name }) => name);
  const lines = [
    ...(wrong.length > 0 ? [messages.alsoWrong(names(wrong))] : []),
    ...(right.length > 0 ? [messages.alsoRight(names(right))] : []),
    ...(shown.length < cases.length ? [messages.notRun(cases.length - shown.length)] : []),
  ];
  return lines.length > 0 ? [text(lines.join(" "))] : [];
}
