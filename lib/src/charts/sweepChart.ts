import { moments } from "../moments.js";
import type { Chart } from "./chart.js";
import { short } from "./format.js";
import { sweepSentence, sweepsSentence, words } from "./messages.js";
import { chart, dashes, heading, legendBelow, palette, shapes, size } from "./theme.js";

/** What was measured at one setting: a number for each seed. */
export interface SweepPoint {
  readonly setting: number;
  readonly values: readonly number[];
}

/**
 * A measure against a setting that was tried at several values, each with several seeds: a line through the means, in a
 * band from the lowest seed to the highest.
 *
 * @param curves the points of each curve, by the name that the legend shows
 * @param options.legend what the curves are: the title of the legend; "measured on" unless told
 * @param options.logarithmic whether the settings stand at even ratios, 1, 10, 100, and not at even distances
 * @throws TypeError when there is no curve, a curve has no point, or a point has no value or one that is not finite
 */
export function sweepChart(
  curves: Readonly<Record<string, readonly SweepPoint[]>>,
  options: { title?: string; xTitle?: string; yTitle?: string; legend?: string; logarithmic?: boolean } = {},
): Chart {
  const names = Object.keys(curves);
  if (names.length === 0) throw new TypeError("sweepChart: there are no curves");
  const rows = names.flatMap((curve) => {
    if (curves[curve].length === 0) throw new TypeError(`sweepChart: the curve "${curve}" has no points`);
    return curves[curve].map(({ setting, values }) => {
      if (values.length === 0 || !values.every(Number.isFinite)) {
        throw new TypeError(`sweepChart: "${curve}" needs finite values at ${setting}, not [${values.join(", ")}]`);
      }
      const [lowest, highest] = [Math.min(...values), Math.max(...values)];
      return { curve, setting, mean: moments(values).mean, lowest, highest, seeds: values.length };
    });
  });
  const settings = [...new Set(rows.map(({ setting }) => setting))].sort((p, q) => p - q);
  const [xTitle, yTitle] = [options.xTitle ?? words.setting, options.yTitle ?? words.value];
  const sentences = names.map((curve) => {
    const own = rows.filter((row) => row.curve === curve);
    return sweepSentence(
      curve,
      own.map(({ setting, mean }) => `${short(setting)}: ${short(mean)}`),
    );
  });
  const seeds = Math.min(...rows.map((row) => row.seeds));
  const legendTitle = options.legend ?? words.measuredOn;
  const legend = legendBelow(legendTitle, names);
  const nominal = { field: "curve", type: "nominal", legend };
  const color = { ...nominal, scale: { domain: names, range: palette } };
  return chart([sweepsSentence(yTitle, xTitle, seeds), ...sentences].join(" "), {
    ...size,
    title: heading(options.title ?? words.sweepTitle, [words.sweepBand(seeds)]),
    data: { values: rows.map((row) => ({ ...row, ...roundedMeasures(row) })) },
    encoding: {
      x: {
        field: "setting",
        type: "quantitative",
        title: xTitle,
        scale: { type: options.logarithmic ? "log" : "linear", nice: false, domain: [settings[0], settings.at(-1)] },
        axis: { values: settings, format: "~r", grid: false },
      },
      color,
    },
    layer: [
      {
        mark: { type: "area", opacity: 0.25 },
        encoding: {
          y: { field: "lowest", type: "quantitative", title: yTitle, scale: { zero: false } },
          y2: { field: "highest" },
        },
      },
      {
        mark: { type: "line", strokeWidth: 2.5 },
        encoding: {
          y: { field: "mean", type: "quantitative" },
          strokeDash: { ...nominal, scale: { domain: names, range: dashes } },
        },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          y: { field: "mean", type: "quantitative" },
          shape: { ...nominal, scale: { domain: names, range: shapes } },
          tooltip: [
            { field: "curve", title: legendTitle },
            { field: "setting", type: "quantitative", title: xTitle },
            ...(["mean", "lowest", "highest"] as const).map((field) => ({
              field,
              type: "quantitative",
              title: words[field],
            })),
          ],
        },
      },
    ],
  });
}

/** Five significant digits are more than a screen shows. */
const roundedMeasures = (row: { mean: number; lowest: number; highest: number }) => ({
  mean: Number(row.mean.toPrecision(5)),
  lowest: Number(row.lowest.toPrecision(5)),
  highest: Number(row.highest.toPrecision(5)),
});
