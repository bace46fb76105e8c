import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, requireInterval } from "./frame.js";
import { functionSentence, functionsSentence, noFiniteValue, runSentence, words } from "./messages.js";
import { chart, dashes, heading, legendBelow, palette, size } from "./theme.js";

/** Points on each curve. */
const POINTS = 201;

/**
 * Functions of one variable as curves. Where a function gives no finite number its curve is broken.
 * @param functions each by the name that the legend shows
 * @throws RangeError or TypeError when the axis is no interval, or there is no function
 */
export function functionChart(
  functions: Readonly<Record<string, (x: number) => number>>,
  { from, to, title, xTitle, yTitle }: { from: number; to: number; title?: string; xTitle?: string; yTitle?: string },
): Chart {
  requireInterval("functionChart", [from, to]);
  const names = Object.keys(functions);
  if (names.length === 0) throw new TypeError("functionChart: there are no functions");
  const rows = names.flatMap((name) =>
    Array.from({ length: POINTS }, (_, i) => {
      const x = from + (i * (to - from)) / (POINTS - 1);
      return { name, x: rounded(x), y: rounded(functions[name](x)) };
    }),
  );
  const legend = legendBelow(words.function, names);
  const sentences = names.map((name) => {
    const values = rows.flatMap((row) => (row.name === name && row.y !== null ? [row.y] : []));
    return values.length === 0
      ? runSentence(name, noFiniteValue)
      : functionSentence(name, values[0], values[values.length - 1]);
  });
  return chart([functionsSentence(from, to), ...sentences].join(" "), {
    ...size,
    title: heading(title ?? words.functionsTitle),
    data: { values: rows },
    mark: { type: "line", strokeWidth: 2.5, tooltip: true },
    encoding: {
      x: axisOf("x", xTitle ?? words.x, [from, to]),
      y: { field: "y", type: "quantitative", title: yTitle ?? words.y },
      color: { field: "name", type: "nominal", scale: { domain: names, range: palette }, legend },
      strokeDash: { field: "name", type: "nominal", scale: { domain: names, range: dashes }, legend },
    },
  });
}
