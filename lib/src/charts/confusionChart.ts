import type { Chart } from "./chart.js";
import { answeredRightly, frequentMistakes, neverAnswered, words } from "./messages.js";
import { chart, heading, label, neutral, palette } from "./theme.js";

/** Side of a cell in pixels. */
const CELL = 34;
/** How strong the colour of the most frequent mistake is; the text on it stays readable in each theme. */
const STRONGEST = 0.75;
const MISTAKES_NAMED = 3;

/**
 * A confusion matrix: how often which class (row) was taken for which (column). The diagonal holds the right answers, in grey;
 * mistakes are coloured, the more frequent the stronger. The subtitle names the most frequent ones, and classes that were never answered.
 *
 * @param counts k×k, as `confusionMatrix` gives it
 * @param options.classNames "0" to k − 1 unless told
 * @throws TypeError when there is no class, or the number of names is not that of the classes
 * @throws RangeError when the table is not square
 */
export function confusionChart(
  counts: readonly (readonly number[])[],
  options: { title?: string; classNames?: readonly string[] } = {},
): Chart {
  const k = counts.length;
  if (k === 0) throw new TypeError("confusionChart: there are no classes");
  const odd = counts.find((row) => row.length !== k);
  if (odd)
    throw new RangeError(`confusionChart: there are ${k} rows, so each needs ${k} columns; one has ${odd.length}`);
  const names = options.classNames ?? counts.map((_, c) => String(c));
  if (names.length !== k) throw new TypeError(`confusionChart: there are ${k} classes but ${names.length} names`);

  const cells = counts.flatMap((row, t) => {
    const examples = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, a) => ({
      truth: names[t],
      answer: names[a],
      count,
      share: examples > 0 ? Number(((100 * count) / examples).toFixed(1)) : 0,
      mistake: t !== a,
    }));
  });
  const wrong = cells.filter(({ mistake, count }) => mistake && count > 0).sort((p, q) => q.count - p.count);
  const all = cells.reduce((sum, { count }) => sum + count, 0);
  const right = all - wrong.reduce((sum, { count }) => sum + count, 0);
  const never = names.filter((name) => cells.every(({ answer, count }) => answer !== name || count === 0));
  const sentences = [
    answeredRightly(right, all),
    ...(wrong.length > 0 ? [frequentMistakes(wrong.slice(0, MISTAKES_NAMED))] : []),
    ...(never.length > 0 && all > 0 ? [neverAnswered(never)] : []),
  ];
  const axis = { grid: false, ticks: false, domain: false, labelAngle: 0 };
  return chart(sentences.join(" "), {
    width: k * CELL,
    height: k * CELL,
    title: heading(options.title ?? words.confusionTitle, [sentences.join(" ")]),
    data: { values: cells },
    encoding: {
      x: { field: "answer", type: "ordinal", sort: names, title: words.answer, axis: { ...axis, orient: "bottom" } },
      y: { field: "truth", type: "ordinal", sort: names, title: words.truth, axis },
    },
    layer: [
      {
        mark: { type: "rect", stroke: neutral, strokeOpacity: 0.25 },
        encoding: {
          fill: { condition: { test: "datum.mistake", value: palette[3] }, value: neutral },
          fillOpacity: {
            condition: {
              test: "datum.mistake",
              field: "count",
              type: "quantitative",
              legend: null,
              scale: { domain: [0, wrong[0]?.count ?? 1], range: [0, STRONGEST] },
            },
            value: 0.2,
          },
          tooltip: [
            { field: "truth", type: "ordinal", title: words.truth },
            { field: "answer", type: "ordinal", title: words.answer },
            { field: "count", type: "quantitative", title: words.count },
            { field: "share", type: "quantitative", title: words.shareOfRow },
          ],
        },
      },
      {
        transform: [{ filter: "datum.count > 0" }],
        mark: { ...label, tooltip: null },
        encoding: { text: { field: "count", type: "quantitative" } },
      },
    ],
  });
}
