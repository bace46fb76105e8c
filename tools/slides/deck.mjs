// From a chapter to its slides. A slide is one entry in a cell's metadata: {"slides": [{"title": …, "text": …}, …]}.
import { sourceOf, textOf } from "../notebooks/notebook.mjs";
import { CHECK, exercisesIn, HOMEWORK, notesFor, questionsOf, sectionOf } from "./plan.mjs";

const VEGALITE = "application/vnd.vegalite.v5+json";
const PREDICT = /^> \*\*Predict before you run\.\*\* (.*(?:\n>.*)*)/m;

/**
 * What a cell's metadata says of a slide. It shows one thing: a line or two of Markdown, the prediction that the cell asks for
 * (or a shorter one), statements of its code, or one of its outputs: "chart", "chart 2", "table" or "print". Without a title of its own it has the cell's heading, or the chart's.
 * @typedef {{ title?: string, text?: string, predict?: true | string, code?: true | [from: string, to: string], output?: string }} Part
 *
 * @typedef {{ kind: "title" | "text" | "predict" | "list" | "table", markdown: string }
 *   | { kind: "code", source: string } | { kind: "print", text: string } | { kind: "chart", spec: Record<string, any> }} Body
 * @typedef {{ title: string, top: boolean, cell: string, notes: string, text?: string, body: Body }} Slide
 * @typedef {import("../notebooks/notebook.mjs").Cell} Cell
 */

/**
 * The slides of a chapter. The plan adds the notes, the questions about the chapter before, and the homework.
 * @param {import("../notebooks/notebook.mjs").Notebook} notebook @param {import("./plan.mjs").Plan} [plan] @returns {Slide[]}
 */
export function slidesOf(notebook, plan) {
  const shown = notebook.cells.flatMap((cell) => slidesOfCell(cell, plan));
  const [first, ...others] = shown;
  return first ? [first, ...checkSlide(plan), ...others, ...homeworkSlide(notebook, plan)] : [];
}

/** @param {Cell} cell @param {import("./plan.mjs").Plan} [plan] @returns {Slide[]} */
function slidesOfCell(cell, plan) {
  const { slides = [], slideshow } = cell.metadata;
  return slides.map((part, i) => {
    const body = bodyOf(cell, part);
    const title = part.title ?? (body.kind === "chart" ? chartTitle(body.spec) : headingOf(cell));
    const top = i === 0 && slideshow?.slide_type === "slide";
    const text = body.kind === "text" || body.kind === "title" ? undefined : part.text;
    return { title, top, cell: cell.id, notes: notesFor(plan, title), text, body };
  });
}

/** @param {Cell} cell @param {Part} part @returns {Body} */
function bodyOf(cell, part) {
  if (part.code !== undefined) return { kind: "code", source: excerpt(sourceOf(cell), part.code) };
  if (part.predict) return { kind: "predict", markdown: part.predict === true ? predictionOf(cell) : part.predict };
  if (part.output === undefined) {
    const kind = /^# /.test(sourceOf(cell)) ? "title" : "text";
    return { kind, markdown: part.text ?? "" };
  }
  const [kind, number = "1"] = part.output.split(" ");
  const body = (cell.outputs ?? []).map(outputBody).filter((body) => body?.kind === kind)[Number(number) - 1];
  if (!body) throw new Error(`cell ${cell.id}: a slide shows its ${part.output}, which is not there`);
  return body;
}

/** @param {import("../notebooks/notebook.mjs").Output} output @returns {Body | undefined} */
function outputBody({ data = {}, text }) {
  if (data[VEGALITE]) return { kind: "chart", spec: data[VEGALITE] };
  if (data["text/markdown"]) return { kind: "table", markdown: textOf(data["text/markdown"]) };
  return text === undefined ? undefined : { kind: "print", text: textOf(text).trim() };
}

/** @param {Cell} cell */
function predictionOf(cell) {
  const [, text] = PREDICT.exec(sourceOf(cell)) ?? [];
  if (text === undefined) throw new Error(`cell ${cell.id}: a slide shows its prediction, which is not there`);
  return text.replace(/^> ?/gm, "");
}

/** The lines from the one that begins with `from` to the next that begins with `to`. @param {string} source @param {true | [string, string]} which */
function excerpt(source, which) {
  if (which === true) return source;
  const lines = source.split("\n");
  const begins = (/** @type {string} */ start) => (/** @type {string} */ line) => line.trimStart().startsWith(start);
  const from = lines.findIndex(begins(which[0]));
  const to = lines.findIndex((line, i) => i >= from && begins(which[1])(line));
  if (from < 0 || to < 0)
    throw new Error(`a slide shows the lines "${which[0]}" to "${which[1]}", which are not there`);
  const indent = /^ */.exec(lines[from])?.[0].length ?? 0;
  return lines
    .slice(from, to + 1)
    .map((line) => line.slice(indent))
    .join("\n");
}

/** @param {Cell} cell */
const headingOf = (cell) => /^#+ (.*)$/m.exec(sourceOf(cell))?.[1] ?? "";
/** @param {Record<string, any>} spec */
const chartTitle = ({ title }) => String(title?.text ?? title ?? "");

/** @param {import("./plan.mjs").Plan} [plan] @returns {Slide[]} */
function checkSlide(plan) {
  const section = plan && sectionOf(plan, CHECK);
  const questions = questionsOf(section);
  if (!section || questions.length === 0) return [];
  const markdown = questions.map(({ question }) => `1. ${question}`).join("\n");
  const notes = questions.map(({ answer }) => `1. ${answer}`).join("\n");
  return [{ title: section.heading, top: true, cell: "", notes, body: { kind: "list", markdown } }];
}

/** @param {import("../notebooks/notebook.mjs").Notebook} notebook @param {import("./plan.mjs").Plan} [plan] @returns {Slide[]} */
function homeworkSlide(notebook, plan) {
  const section = plan && sectionOf(plan, HOMEWORK);
  const tasks = exercisesIn(section).map((id) => notebook.cells.find(({ metadata }) => metadata.exercise === id));
  if (!section || tasks.length === 0) return [];
  const markdown = tasks.map((task) => `- ${task ? headingOf(task).replace("Exercise: ", "") : ""}`).join("\n");
  return [{ title: section.heading, top: true, cell: "", notes: section.text, body: { kind: "list", markdown } }];
}
