import type { SimilarPair } from "../similar/pair.js";
import { chapterSections } from "./chapterSections.js";
import { escape, toInlineHtml } from "./markdown.js";
import { messages } from "./messages.js";
import { page, table } from "./page.js";
import { formatPoints } from "./points.js";
import type { Line, Statistics } from "./statistics.js";

/** So many files that are no notebooks are named. */
const NAMED = 50;

export interface Summary {
  readonly statistics: Statistics;
  readonly similar: readonly SimilarPair[];
  /** Files that are no notebooks. */
  readonly others: readonly string[];
}

/** The teacher's page. */
export function summaryPage({ statistics, similar, others }: Summary): string {
  const chapters = [...statistics.chapters.values()].sort((a, b) => (a.chapter < b.chapter ? -1 : 1));
  const sections = [
    overview(statistics),
    invalid(statistics.invalid),
    several(statistics.several),
    ...chapters.map((counts, i) => chapterSections(counts, `chapter-${i + 1}`)),
    similarities(similar, statistics.lines),
    leftOut(others),
    everyone(statistics.lines),
  ];
  return page(messages.summaryTitle, sections.filter((section) => section !== "").join("\n"));
}

function overview({ lines, chapters, invalid, overridden }: Statistics): string {
  const all = [...chapters.values()].flatMap(({ shares }) => shares);
  const mean = all.length === 0 ? "–" : messages.percent(all.reduce((sum, share) => sum + share, 0) / all.length);
  const facts: [string, string | number][] = [
    [messages.submissions, lines.length],
    [messages.students, new Set(lines.map(({ student }) => student)).size],
    [messages.invalid, invalid.length],
    [messages.overridden, overridden],
    [messages.meanShare, mean],
  ];
  const items = facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${value}</dd>`).join("\n");
  return `<h2>${messages.overview}</h2>\n<dl>\n${items}\n</dl>`;
}

const link = ({ student, page }: Line): string => `<a href="${escape(page)}">${escape(student)}</a>`;

function invalid(lines: readonly Line[]): string {
  if (lines.length === 0) return "";
  const columns = [{ title: messages.student }, { title: messages.problem }, { title: messages.file }];
  const rows = lines.map((line) => [link(line), toInlineHtml(line.problem!), escape(line.file)]);
  return `<h2>${messages.invalid}</h2>\n<p>${messages.invalidIntro}</p>\n${table(messages.invalid, columns, rows)}`;
}

function several(lines: readonly Line[]): string {
  if (lines.length === 0) return "";
  const columns = [
    ...[{ title: messages.student }, { title: messages.chapter }, { title: messages.file }],
    { title: messages.total, number: true as const },
  ];
  const rows = lines.map((line) => [link(line), escape(line.chapter), escape(line.file), points(line)]);
  return `<h2>${messages.several}</h2>\n<p>${messages.severalIntro}</p>\n${table(messages.several, columns, rows)}`;
}

const points = (line: Line): string => `${formatPoints(line.points)} / ${formatPoints(line.possible)}`;

function similarities(pairs: readonly SimilarPair[], lines: readonly Line[]): string {
  const lineOf = new Map(lines.map((line) => [line.file, line]));
  const columns = [
    ...[{ title: messages.one }, { title: messages.other }, { title: messages.chapter }],
    { title: messages.similarity, number: true as const },
    { title: messages.sharedCode, number: true as const },
  ];
  const rows = pairs.map(({ one, other, chapter, similarity, lines: n }) => [
    ...[link(lineOf.get(one)!), link(lineOf.get(other)!), escape(chapter)],
    ...[messages.percent(similarity), messages.lines(n)],
  ]);
  const found = pairs.length === 0 ? `<p>${messages.noSimilar}</p>` : table(messages.similar, columns, rows);
  return `<h2>${messages.similar}</h2>\n<p>${messages.similarIntro}</p>\n${found}`;
}

function leftOut(others: readonly string[]): string {
  if (others.length === 0) return "";
  const named = others.slice(0, NAMED).map((file) => `<li>${escape(file)}</li>`);
  if (others.length > NAMED) named.push(`<li>${messages.more(others.length - NAMED)}</li>`);
  return `<h2>${messages.others}</h2>\n<p>${messages.othersIntro}</p>\n<ul>\n${named.join("\n")}\n</ul>`;
}

function everyone(lines: readonly Line[]): string {
  const columns = [
    ...[{ title: messages.student }, { title: messages.chapter }],
    { title: messages.total, number: true as const },
  ];
  const rows = lines.map((line) => [link(line), escape(line.chapter || "–"), points(line)]);
  return `<h2>${messages.everyone}</h2>\n${table(messages.everyone, columns, rows)}`;
}
