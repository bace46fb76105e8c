import type { Marked, MarkedExercise } from "../batch/marked.js";
import type { VerdictKind } from "../result.js";
import { escape, toHtml } from "./markdown.js";
import { messages } from "./messages.js";
import { page, table } from "./page.js";
import { formatPoints } from "./points.js";

/** The page that a learner gets back. */
export function learnerPage(result: Marked): string {
  const facts = [
    [messages.student, result.student],
    [messages.chapter, result.chapter],
    [messages.file, result.file],
    [messages.total, messages.points(formatPoints(result.points), formatPoints(result.possible))],
  ].filter(([, value]) => value !== "");
  const head = `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escape(value)}</dd>`).join("\n")}</dl>`;
  const problem =
    result.problem === undefined
      ? ""
      : `<div class="note"><h2>${messages.invalidTitle}</h2>\n${toHtml(result.problem)}</div>`;
  const sections = result.exercises.map(section);
  return page(messages.learnerTitle(result.chapter), [head, problem, contents(result), ...sections].join("\n"));
}

function contents({ exercises }: Marked): string {
  if (exercises.length === 0) return "";
  return table(
    messages.allExercises,
    [{ title: messages.exercise }, { title: messages.verdict }, { title: messages.total, number: true }],
    exercises.map((exercise, i) => [
      `<a href="#exercise-${i + 1}">${escape(exercise.title)}</a>`,
      verdict(exercise.verdict),
      `${formatPoints(exercise.points)} / ${formatPoints(exercise.possible)}`,
    ]),
  );
}

function section(exercise: MarkedExercise, i: number): string {
  const { title, points, possible, feedback, warnings, override } = exercise;
  const written = messages.points(formatPoints(points), formatPoints(possible));
  return [
    `<section aria-labelledby="exercise-${i + 1}">`,
    `<h2 id="exercise-${i + 1}">${escape(title)}</h2>`,
    `<p>${verdict(exercise.verdict)} · ${escape(written)}</p>`,
    override ? byHand(points, override) : "",
    toHtml(feedback),
    warnings.length > 0
      ? `<h3>${messages.notes}</h3>\n<ul>${warnings.map((w) => `<li>${toHtml(w)}</li>`).join("")}</ul>`
      : "",
    "</section>",
  ].join("\n");
}

function byHand(points: number, { automatic, reason }: NonNullable<MarkedExercise["override"]>): string {
  const text = escape(messages.byHand(formatPoints(points), formatPoints(automatic)));
  return `<div class="note"><p>${text}</p><p>${messages.reason}: ${escape(reason)}</p></div>`;
}

/** A sign and words, so that no one needs to tell the colours apart. */
export function verdict(kind: VerdictKind): string {
  const [sign, look] = kind === "pass" ? ["✓", "right"] : kind === "not attempted" ? ["○", "open"] : ["✗", "wrong"];
  return `<span class="verdict ${look}"><span aria-hidden="true">${sign}</span> ${escape(messages.verdicts[kind])}</span>`;
}
