import type { Chart } from "./chart.js";
import { short } from "./format.js";
import { highestAt, middlesSentence, sweepSentence, thresholdLabel, words } from "./messages.js";
import type { SweepPoint } from "./sweepChart.js";
import { chart, dashes, heading, label, legendBelow, neutral, palette, shapes, size } from "./theme.js";

/**
 * Error against the size of a model, on logarithmic axes: a line through the middle one of the seeds (the median) in a band
 * from the lowest to the highest. A rule marks the interpolation threshold, where the model can just meet every training
 * target. Belkin et al., 2019, figure 4.
 *
 * @param curves the points of each curve, by the name that the legend shows. The axis is made for the first; what others (and
 * bands) have far below or above it is cut off
 * @param options.threshold the size at the interpolation threshold: the number of training examples
 * @throws TypeError when there is no curve, or a point has no value or one that is not above 0
 */
export function doubleDescentChart(
  curves: Readonly<Record<string, readonly SweepPoint[]>>,
  options: { threshold: number; title?: string; xTitle?: string; yTitle?: string },
): Chart {
  const names = Object.keys(curves);
  if (names.length === 0) throw new TypeError("doubleDescentChart: there are no curves");
  const rows = names.flatMap((curve) =>
    curves[curve].map(({ setting, values }) => {
      const sorted = [...values].sort((p, q) => p - q);
      if (!(sorted[0] > 0 && sorted[sorted.length - 1] < Infinity)) {
        throw new TypeError(
          `doubleDescentChart: "${curve}" needs values above 0 at ${setting}, not [${values.join(", ")}]`,
        );
      }
      const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]].map(fiveDigits);
      return { curve, setting, middle: fiveDigits(median(sorted)), lowest, highest };
    }),
  );
  const settings = rows.map(({ setting }) => setting);
  const sentences = names.flatMap((curve) => {
    const own = rows.filter((row) => row.curve === curve);
    const top = own.reduce((most, row) => (row.middle > most.middle ? row : most));
    const places = own.map(({ setting, middle }) => `${short(setting)}: ${short(middle)}`);
    return [sweepSentence(curve, places), highestAt(short(top.middle), short(top.setting))];
  });
  const seeds = Math.min(...names.flatMap((curve) => curves[curve].map(({ values }) => values.length)));
  const [xTitle, yTitle] = [options.xTitle ?? words.features, options.yTitle ?? words.error];
  const nominal = { field: "curve", type: "nominal", legend: legendBelow(words.curve, names) };
  const first = rows.filter(({ curve }) => curve === names[0]).map(({ middle }) => middle);
  const domain = [Math.min(...first) / 3, 2 * Math.max(...first)];
  const y = (field: string) => ({
    field,
    type: "quantitative",
    title: yTitle,
    scale: { type: "log", nice: false, domain },
  });
  const threshold = { setting: options.threshold, text: thresholdLabel(short(options.threshold)) };
  const [smallest, largest] = [Math.min(...settings), Math.max(...settings)];
  const inRightHalf = options.threshold ** 2 > smallest * largest;
  return chart([middlesSentence(yTitle, xTitle, seeds), ...sentences].join(" "), {
    ...size,
    title: heading(options.title ?? words.doubleDescentTitle, [words.middleBand(seeds)]),
    data: { values: rows },
    encoding: {
      x: {
        field: "setting",
        type: "quantitative",
        title: xTitle,
        scale: { type: "log", nice: false, domain: [smallest, largest] },
        axis: { format: "~r", grid: false, labelOverlap: true },
      },
    },
    layer: [
      {
        mark: { type: "area", opacity: 0.2, clip: true },
        encoding: {
          y: { ...y("lowest"), stack: null },
          y2: { field: "highest" },
          color: { ...nominal, scale: { domain: names, range: palette } },
        },
      },
      {
        mark: { type: "line", strokeWidth: 2.5, clip: true },
        encoding: {
          y: y("middle"),
          color: { ...nominal, scale: { domain: names, range: palette } },
          strokeDash: { ...nominal, scale: { domain: names, range: dashes } },
        },
      },
      {
        mark: { type: "point", filled: true, size: 45, opacity: 1, clip: true, tooltip: true },
        encoding: {
          y: y("middle"),
          color: { ...nominal, scale: { domain: names, range: palette } },
          shape: { ...nominal, scale: { domain: names, range: shapes } },
        },
      },
      { data: { values: [threshold] }, mark: { type: "rule", color: neutral, strokeDash: [3, 3] } },
      {
        data: { values: [threshold] },
        mark: { ...label, ...(inRightHalf ? { align: "right", dx: -8 } : { align: "left", dx: 8 }), baseline: "top" },
        encoding: { y: { value: 0 }, text: { field: "text" } },
      },
    ],
  });
}

/** Of sorted numbers the one in the middle, or the mean of the two there. */
function median(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

const fiveDigits = (value: number): number => Number(value.toPrecision(5));
