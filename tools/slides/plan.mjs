// Reads lesson plans: Markdown for the teacher's eye, in a form that the slides and the tests understand.
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../project.mjs";

/**
 * One point of a plan: what to do while a slide is shown. Its first words, in bold, are the slide's title.
 * @typedef {{ slide: string, text: string }} Item
 * @typedef {{ heading: string, minutes: number | undefined, items: Item[], text: string }} Section
 * @typedef {{ title: string, sections: Section[] }} Plan
 */

export const lessons = inProject("lessons");

/** The first heading of the section with the questions about the chapter before, and of the one with the homework. */
export const CHECK = "What stayed";
export const HOMEWORK = "Homework";

/** The plan of a chapter; undefined where there is none. @param {string} chapter */
export function readPlan(chapter) {
  const file = inProject("lessons", `${chapter}.md`);
  return existsSync(file) ? parsePlan(readFileSync(file, "utf8")) : undefined;
}

/** @param {string} markdown @returns {Plan} */
export function parsePlan(markdown) {
  const [head, ...parts] = markdown.split(/^## /m);
  return { title: /^# (.*)$/m.exec(head)?.[1] ?? "", sections: parts.map(section) };
}

/** @param {string} part @returns {Section} */
function section(part) {
  const [line, ...lines] = part.split("\n");
  const [, heading, minutes] = /^(.*?)(?: · (\d+) min)?$/.exec(line.trim()) ?? [];
  const text = lines.join("\n").trim();
  return { heading, minutes: minutes === undefined ? undefined : Number(minutes), items: itemsOf(text), text };
}

/** The points of a list that begin in bold; what is indented below belongs to them. @param {string} text @returns {Item[]} */
const itemsOf = (text) =>
  [...text.matchAll(/^- \*\*(.+?)\*\*\s*((?:(?!^- ).*\n?)*)/gm)].map(([, slide, text]) => ({
    slide,
    text: text.replace(/^ {2}/gm, "").trim(),
  }));

/** The section whose heading begins so. @param {Plan} plan @param {string} start */
export const sectionOf = (plan, start) => plan.sections.find(({ heading }) => heading.startsWith(start));

/** The numbered questions of a section, each with its answer, which stands in italics. @param {Section} [section] */
export const questionsOf = (section) =>
  [...(section?.text ?? "").matchAll(/^\d+\. (.+?) _(.+)_$/gm)].map(([, question, answer]) => ({ question, answer }));

/** The exercises that a section names. @param {Section} [section] @returns {string[]} */
export const exercisesIn = (section) =>
  [...(section?.text ?? "").matchAll(/`([a-z-]+\/[a-z0-9-]+)`/g)].map(([, id]) => id);

/** What the plan says about a slide, as Markdown. @param {Plan | undefined} plan @param {string} title */
export const notesFor = (plan, title) =>
  (plan?.sections ?? [])
    .flatMap(({ items }) => items)
    .filter(({ slide }) => slide === title)
    .map(({ text }) => text)
    .join("\n\n");
