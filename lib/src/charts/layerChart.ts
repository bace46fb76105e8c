import type { Chart } from "./chart.js";
import { acrossLayers, noFiniteValue, noPlaceOnLog, runSentence, words } from "./messages.js";
import { chart, dashes, heading, legendBelow, palette, shapes, size, type Spec } from "./theme.js";

const MOST_TICKS = 8;

/**
 * One positive number for each layer of several networks, such as the size of its gradient, as lines over the layers. The
 * axis is logarithmic, so a factor for each layer is a straight line: falling where a signal vanishes, rising where it explodes.
 * @param networks entry l of a list belongs to layer l + 1; the legend shows the names
 * @throws TypeError when there is no network, or no number that a logarithmic axis can show
 */
export function layerChart(
  networks: Readonly<Record<string, readonly number[]>>,
  { title, measure }: { title?: string; measure?: string } = {},
): Chart {
  const names = Object.keys(networks);
  const rows = names.flatMap((network) => networks[network].map((value, l) => ({ network, layer: l + 1, value })));
  const drawn = rows.filter(({ value }) => value > 0 && value < Infinity);
  if (drawn.length === 0) throw new TypeError("layerChart: there is no positive number to draw");
  const layers = Math.max(...rows.map(({ layer }) => layer));
  const notes = drawn.length < rows.length ? [noPlaceOnLog(rows.length - drawn.length)] : [];
  const sentences = names.map((name) => {
    const values = networks[name];
    return values.length === 0
      ? runSentence(name, noFiniteValue)
      : acrossLayers(name, values[0], values[values.length - 1], values.length);
  });
  const scale = { domain: names, range: palette };
  const legend = legendBelow(words.networkLegend, names);
  return chart([...sentences, ...notes].join(" "), {
    ...size,
    title: heading(title ?? words.layersTitle, notes),
    data: { values: drawn.map((row) => ({ ...row, value: Number(row.value.toPrecision(5)) })) },
    encoding: {
      x: {
        field: "layer",
        type: "quantitative",
        title: words.layer,
        scale: { domain: [1, Math.max(2, layers)], nice: false },
        axis: { format: "d", tickMinStep: 1, grid: false },
      },
      y: {
        field: "value",
        type: "quantitative",
        title: measure ?? words.value,
        scale: { type: "log" },
        axis: powersOfTen(drawn.map(({ value }) => value)),
      },
      color: { field: "network", type: "nominal", scale, legend },
    },
    layer: [
      {
        mark: { type: "line", strokeWidth: 2 },
        encoding: {
          strokeDash: { field: "network", type: "nominal", scale: { domain: names, range: dashes }, legend },
        },
      },
      {
        mark: { type: "point", filled: true, opacity: 1, size: 50 },
        encoding: {
          shape: { field: "network", type: "nominal", scale: { domain: names, range: shapes }, legend },
          tooltip: [
            { field: "network", type: "nominal", title: words.networkLegend },
            { field: "layer", type: "quantitative", title: words.layer },
            { field: "value", type: "quantitative", title: measure ?? words.value },
          ],
        },
      },
    ],
  });
}

/** Ticks on the powers of ten: on each where there are few of them, on every second, third, … where there are many. */
function powersOfTen(values: readonly number[]): Spec {
  const [first, last] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const step = Math.max(1, Math.ceil((last - first) / MOST_TICKS));
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, t) => Number(`1e${last - t * step}`));
  return { values: ticks, format: "~e" };
}
