import type { Chart } from "./chart.js";
import { progressSentence, solvedOf, words } from "./messages.js";
import { chart, heading, label, palette } from "./theme.js";

/** How many exercises are solved in each chapter, as bars: the filled part of a bar is solved, the rest is open. */
export function progressChart(
  rows: readonly { readonly chapter: string; readonly solved: number; readonly total: number }[],
  { title }: { title?: string } = {},
): Chart {
  const sum = (of: "solved" | "total") => rows.reduce((all, row) => all + row[of], 0);
  const sentence = progressSentence(sum("solved"), sum("total"));
  const chapters = rows.map(({ chapter }) => chapter);
  const parts = rows.flatMap(({ chapter, solved, total }) => [
    { chapter, part: words.solved, exercises: solved, order: 0 },
    { chapter, part: words.open, exercises: total - solved, order: 1 },
  ]);
  const most = Math.max(1, ...rows.map(({ total }) => total));
  return chart(sentence, {
    width: 420,
    height: { step: 30 },
    title: heading(title ?? words.progressTitle, [sentence]),
    encoding: {
      y: { field: "chapter", type: "nominal", title: words.chapter, sort: chapters, axis: { labelLimit: 260 } },
    },
    layer: [
      {
        data: { values: parts },
        mark: { type: "bar", height: 18, tooltip: true },
        encoding: {
          x: {
            field: "exercises",
            type: "quantitative",
            title: words.exercises,
            scale: { domain: [0, most + 1], nice: false },
            axis: { format: "d", tickMinStep: 1 },
          },
          color: {
            field: "part",
            type: "nominal",
            title: null,
            scale: { domain: [words.solved, words.open], range: [palette[2], "rgba(136, 136, 136, 0.4)"] },
          },
          order: { field: "order" },
        },
      },
      {
        data: { values: rows.map(({ chapter, solved, total }) => ({ chapter, total, text: solvedOf(solved, total) })) },
        mark: { ...label, align: "left", dx: 6 },
        encoding: { x: { field: "total", type: "quantitative" }, text: { field: "text" } },
      },
    ],
  });
}
