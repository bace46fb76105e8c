import { moments } from "../moments.js";
import type { Chart } from "./chart.js";
import { rounded, short } from "./format.js";
import { armSentence, seedsSentence, words } from "./messages.js";
import { chart, heading, neutral, palette, size } from "./theme.js";

/**
 * A measure of several methods side by side: for each a row with a point for each seed and a stroke at their mean. Methods
 * whose points mix are not told apart by these seeds.
 *
 * @param methods what each seed gave, by the name of the method
 * @throws TypeError when there is no method, or one has no value or one that is not finite
 */
export function seedsChart(
  methods: Readonly<Record<string, readonly number[]>>,
  { title = words.seedsTitle, xTitle = words.value }: { title?: string; xTitle?: string } = {},
): Chart {
  const names = Object.keys(methods);
  if (names.length === 0) throw new TypeError("seedsChart: there are no methods");
  const bad = names.find((name) => methods[name].length === 0 || !methods[name].every(Number.isFinite));
  if (bad !== undefined)
    throw new TypeError(`seedsChart: "${bad}" needs finite values, not [${methods[bad].join(", ")}]`);

  const means = names.map((method) => ({ method, mean: rounded(moments(methods[method]).mean) }));
  const sentences = names.map((name) => {
    const values = methods[name];
    return armSentence(name, short(moments(values).mean), short(Math.min(...values)), short(Math.max(...values)));
  });
  const x = (field: string) => ({ field, type: "quantitative", title: xTitle, scale: { zero: false, padding: 12 } });
  return chart([seedsSentence(xTitle, names.length), ...sentences].join(" "), {
    width: size.width,
    height: { step: 34 },
    title: heading(title, [words.seedsHint]),
    encoding: {
      y: { field: "method", type: "nominal", sort: names, title: words.method, axis: { grid: true, labelLimit: 240 } },
    },
    layer: [
      {
        data: {
          values: names.flatMap((method) => methods[method].map((value) => ({ method, value: rounded(value) }))),
        },
        mark: { type: "point", filled: true, size: 60, opacity: 0.75, color: palette[0], tooltip: true },
        encoding: { x: x("value") },
      },
      {
        data: { values: means },
        mark: { type: "tick", thickness: 3, size: 22, color: neutral, opacity: 1, tooltip: true },
        encoding: { x: x("mean") },
      },
    ],
  });
}
