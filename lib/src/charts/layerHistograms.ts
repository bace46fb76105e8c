import { moments } from "../moments.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, intervalOf } from "./frame.js";
import { layerSentence, noFiniteValue, notFinite, runSentence, words } from "./messages.js";
import { chart, heading, palette } from "./theme.js";

const BINS = 40;

/**
 * A histogram for each layer, one below the other over the same axis: of weights, activations or gradients. Values that
 * are not finite are left out, and the subtitle says how many.
 * @throws TypeError when there is no layer
 */
export function layerHistograms(
  layers: readonly { readonly name: string; readonly values: ArrayLike<number> }[],
  { title, xTitle }: { title?: string; xTitle?: string } = {},
): Chart {
  if (layers.length === 0) throw new TypeError("layerHistograms: there are no layers");
  const finite = layers.map(({ name, values }) => ({ name, values: Array.from(values).filter(Number.isFinite) }));
  const all = finite.flatMap(({ values }) => values);
  const axis = intervalOf(all, 0);
  const width = (axis[1] - axis[0]) / BINS;

  const rows = finite.flatMap(({ name, values }) => {
    const counts = Array<number>(BINS).fill(0);
    for (const value of values) counts[Math.min(BINS - 1, Math.floor((value - axis[0]) / width))]++;
    return counts.map((count, b) => ({
      layer: name,
      from: rounded(axis[0] + b * width),
      to: rounded(axis[0] + (b + 1) * width),
      count,
    }));
  });
  const missing = layers.reduce((sum, { values }) => sum + values.length, 0) - all.length;
  const notes = missing > 0 ? [notFinite(missing)] : [];
  const sentences = finite.map(({ name, values }) =>
    values.length === 0 ? runSentence(name, noFiniteValue) : layerSentence(name, values.length, moments(values)),
  );
  return chart([...sentences, ...notes].join(" "), {
    title: heading(title ?? words.histogramsTitle, notes),
    data: { values: rows },
    facet: {
      row: {
        field: "layer",
        type: "nominal",
        sort: layers.map(({ name }) => name),
        header: { title: null, labelAngle: 0, labelAlign: "left" },
      },
    },
    spacing: 18,
    spec: {
      width: 380,
      height: layers.length > 3 ? 50 : 80,
      mark: { type: "bar", color: palette[0], binSpacing: 0.5, tooltip: true },
      encoding: {
        x: { ...axisOf("from", xTitle ?? words.value, axis), bin: "binned", axis: { tickCount: 8 } },
        x2: { field: "to" },
        y: { field: "count", type: "quantitative", title: words.count, axis: { tickCount: 2 } },
      },
    },
  });
}
