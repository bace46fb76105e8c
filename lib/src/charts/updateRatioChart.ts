import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { layerNumber, runSentence, trend, updatesSentence, words } from "./messages.js";
import { chart, dashes, heading, label, legendBelow, neutral, palette, size } from "./theme.js";
import { thin } from "./thin.js";

/** Points drawn over all layers. */
const MOST_POINTS = 600;
/** ‖ΔW‖ / ‖W‖ of a step that neither creeps nor jumps (Karpathy, CS231n, "Babysitting the learning process"). */
const USUAL = 1e-3;

/**
 * How much each layer's weights change in one step, ‖ΔW‖ / ‖W‖, against epoch, with the usual 1e-3 as a line. Layers without
 * weights are left out, and so are ratios of 0 and those that are not finite, for which a logarithmic axis has no place.
 * @throws TypeError when there is nothing to draw
 */
export function updateRatioChart(
  { statistics }: Pick<History, "statistics">,
  { title }: { title?: string } = {},
): Chart {
  const layers = (statistics[0] ?? []).flatMap((_, l) => {
    const points = statistics
      .map((epoch, at) => ({ at, value: epoch[l].updateRatio }))
      .filter(({ value }) => value > 0 && value < Infinity);
    return points.length > 0 ? [{ name: layerNumber(l + 1), points }] : [];
  });
  if (layers.length === 0) throw new TypeError("updateRatioChart: no layer has an update above 0");
  const names = layers.map(({ name }) => name);
  const rows = layers.flatMap(({ name, points }) =>
    thin(points, Math.floor(MOST_POINTS / layers.length)).map(({ at, value }) => ({
      layer: name,
      epoch: at + 1,
      ratio: rounded(value),
    })),
  );
  const sentences = layers.map(({ name, points }) =>
    runSentence(name, trend(points[0].value, points[points.length - 1].value, statistics.length, "")),
  );
  const legend = legendBelow(words.layer, names);
  return chart([updatesSentence, ...sentences].join(" "), {
    ...size,
    title: heading(title ?? words.updatesTitle),
    data: { values: rows },
    encoding: {
      x: {
        field: "epoch",
        type: "quantitative",
        title: words.epoch,
        scale: { domain: [0, statistics.length], nice: false },
        axis: { format: "d", tickMinStep: 1 },
      },
      y: {
        field: "ratio",
        type: "quantitative",
        title: words.updateRatio,
        scale: { type: "log" },
        axis: { format: "~e", tickCount: 6 },
      },
    },
    layer: [
      {
        mark: { type: "line", strokeWidth: 2, clip: true },
        encoding: {
          color: { field: "layer", type: "nominal", scale: { domain: names, range: palette }, legend },
          strokeDash: { field: "layer", type: "nominal", scale: { domain: names, range: dashes }, legend },
        },
      },
      {
        data: { values: [{ usual: USUAL }] },
        mark: { type: "rule", color: neutral, strokeDash: [3, 3] },
        encoding: { x: { value: 0 }, x2: { value: size.width }, y: { field: "usual", type: "quantitative" } },
      },
      {
        data: { values: [{ usual: USUAL }] },
        mark: { ...label, align: "left", dx: 6, dy: 9, text: words.usual },
        encoding: { x: { value: 0 }, y: { field: "usual", type: "quantitative" } },
      },
    ],
  });
}
