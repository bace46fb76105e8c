import type { Chart } from "./chart.js";
import { bestStep, exactSteps, words } from "./messages.js";
import { chart, heading, label, palette, size, type Spec } from "./theme.js";

/**
 * The error of a gradient check against the step of its differences, both on logarithmic axes: a V, with rounding error
 * on its left side and the bend of the function on its right side.
 * @param points the relative error for each step size h > 0
 * @throws TypeError when no point has a positive step and a positive error
 */
export function gradientCheckChart(
  points: readonly { readonly h: number; readonly error: number }[],
  { title }: { title?: string } = {},
): Chart {
  const drawn = points.filter(({ h, error }) => h > 0 && error > 0 && h < Infinity && error < Infinity);
  if (drawn.length === 0)
    throw new TypeError("gradientCheckChart: there is no point with a positive h and a positive error");
  const best = drawn.reduce((lowest, point) => (point.error < lowest.error ? point : lowest));
  const missing = points.length - drawn.length;
  const sentences = [bestStep(best.h, best.error), ...(missing > 0 ? [exactSteps(missing)] : [])];
  const tooltip = [
    { field: "h", type: "quantitative", title: words.stepSize },
    { field: "error", type: "quantitative", title: words.relativeError },
  ];
  return chart(sentences.join(" "), {
    ...size,
    title: heading(title ?? words.gradientCheckTitle, sentences),
    data: { values: drawn.map(({ h, error }) => ({ h, error })) },
    encoding: {
      x: {
        field: "h",
        type: "quantitative",
        title: words.stepSize,
        scale: { type: "log", nice: false },
        axis: decades(drawn.map(({ h }) => h)),
      },
      y: {
        field: "error",
        type: "quantitative",
        title: words.relativeError,
        scale: { type: "log" },
        axis: decades(drawn.map(({ error }) => error)),
      },
    },
    layer: [
      { mark: { type: "line", color: palette[0], strokeWidth: 2 } },
      { mark: { type: "point", filled: true, size: 40, opacity: 1, color: palette[0] }, encoding: { tooltip } },
      {
        data: { values: [best] },
        mark: { type: "point", size: 180, strokeWidth: 2.5, opacity: 1, color: palette[3] },
        encoding: { tooltip },
      },
      { data: { values: [best] }, mark: { ...label, text: words.smallest, align: "left", dx: 14, dy: 8 } },
    ],
  });
}

/** An axis with a tick at each power of ten: the usual nine between two of them hide the curve. */
function decades(values: readonly number[]): Spec {
  const [first, last] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const ticks = Array.from({ length: last - first + 1 }, (_, d) => Number(`1e${first + d}`));
  return { values: ticks, format: "~e", labelOverlap: true };
}
