import { exercises as catalogue } from "@nn/exercises";
import { histogram, shares } from "./charts.js";
import { escape, toInlineHtml } from "./markdown.js";
import { messages } from "./messages.js";
import { table } from "./page.js";
import { formatPoints } from "./points.js";
import type { ChapterCount, ExerciseCount } from "./statistics.js";

const BINS = 10;
const number = true as const;

/** What the class summary tells about one chapter. */
export function chapterSections(counts: ChapterCount, id: string): string {
  const exercises = [...counts.exercises.values()];
  return [
    `<h2>${messages.chapter} ${escape(counts.chapter)}</h2>`,
    `<h3>${messages.distribution}</h3>`,
    distribution(counts, `${id}-distribution`),
    `<h3>${messages.success}</h3>`,
    success(counts.chapter, exercises, `${id}-success`),
    `<h3>${messages.mistakes}</h3>`,
    mistakes(exercises),
    `<h3>${messages.unattempted}</h3>`,
    unattempted(exercises),
  ].join("\n");
}

function distribution({ chapter, shares: all }: ChapterCount, id: string): string {
  const bins = Array.from({ length: BINS }, () => 0);
  for (const share of all) bins[Math.min(BINS - 1, Math.floor(share * BINS + 1e-9))]++;
  const sorted = [...all].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const full = all.filter((share) => share >= 1 - 1e-9).length;
  const none = all.filter((share) => share === 0).length;
  const text = messages.distributionText(all.length, messages.percent(median), none, full);
  const title = messages.distributionTitle(chapter);
  const from = (i: number): number => (100 * i) / BINS;
  const bars = bins.map((value, i) => ({ label: `${from(i)}–${from(i + 1)}`, value, text: String(value) }));
  const rows = bins.map((value, i) => [messages.range(from(i), from(i + 1)), String(value)]);
  const columns = [{ title: messages.shareOfPoints }, { title: messages.submissions, number }];
  const numbers = `<details>\n<summary>${messages.numbers}</summary>\n${table(title, columns, rows)}\n</details>`;
  return `${histogram(id, title, text, bars)}\n${numbers}`;
}

const times = (exercise: ExerciseCount, ...verdicts: Parameters<ExerciseCount["verdicts"]["get"]>[0][]): number =>
  verdicts.reduce((sum, verdict) => sum + (exercise.verdicts.get(verdict) ?? 0), 0);
const shareRight = (exercise: ExerciseCount): number => times(exercise, "pass") / exercise.total;

function success(chapter: string, exercises: readonly ExerciseCount[], id: string): string {
  if (exercises.length === 0) return "";
  const ranked = [...exercises].sort((a, b) => shareRight(a) - shareRight(b));
  const [lowest, highest] = [ranked[0], ranked.at(-1)!];
  const percent = (exercise: ExerciseCount): string => messages.percent(shareRight(exercise));
  const text = messages.successText(lowest.title, percent(lowest), highest.title, percent(highest));
  const title = messages.successTitle(chapter);
  const bars = exercises.map((one) => ({ label: one.title, value: shareRight(one), text: percent(one) }));
  const columns = [
    { title: messages.exercise },
    ...[messages.right, messages.notRight, messages.notAttempted, messages.failed, messages.meanPoints].map((name) => ({
      title: name,
      number,
    })),
  ];
  const rows = exercises.map((one) => {
    const [right, wrong, open] = [times(one, "pass"), times(one, "fail"), times(one, "not attempted")];
    const mean = `${formatPoints(one.points / one.total)} / ${formatPoints(one.possible)}`;
    return [escape(one.title), right, wrong, open, one.total - right - wrong - open, mean].map(String);
  });
  return `${shares(id, title, text, bars)}\n${table(title, columns, rows)}`;
}

function mistakes(exercises: readonly ExerciseCount[]): string {
  const found = exercises
    .flatMap(({ id, title, mistakes }) => [...mistakes].map(([mistake, count]) => ({ id, title, mistake, count })))
    .sort((a, b) => b.count - a.count);
  if (found.length === 0) return `<p>${messages.noMistakes}</p>`;
  const columns = [
    ...[{ title: messages.exercise }, { title: messages.mistake }, { title: messages.says }],
    { title: messages.count, number },
  ];
  const says = (id: string, mistake: string): string =>
    catalogue.find((exercise) => exercise.id === id)?.wrong.find(({ name }) => name === mistake)?.says ?? "";
  const rows = found.map(({ id, title, mistake, count }) => [
    ...[escape(title), escape(mistake), toInlineHtml(says(id, mistake)), String(count)],
  ]);
  return table(messages.mistakes, columns, rows);
}

function unattempted(exercises: readonly ExerciseCount[]): string {
  const open = exercises.filter((exercise) => times(exercise, "not attempted") > 0);
  if (open.length === 0) return `<p>${messages.allAttempted}</p>`;
  const items = [...open]
    .sort((a, b) => times(b, "not attempted") - times(a, "not attempted"))
    .map((one) => messages.unattemptedLine(one.title, times(one, "not attempted"), one.total));
  return `<ul>\n${items.map((item) => `<li>${escape(item)}</li>`).join("\n")}\n</ul>`;
}
