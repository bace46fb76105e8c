import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, cellMiddle, intervalOf, requireInterval, type Frame, type Interval } from "./frame.js";
import { walksSentence, words } from "./messages.js";
import { chart, heading, label, neutral, palette, size } from "./theme.js";
import { drawWalks, requireWalks, type Visit, type Walk } from "./walks.js";

/** Points on the curve. */
const POINTS = 200;

/**
 * A function of one variable, and gradient descent on it, step by step. With several walks a slider goes from one to the
 * next. A walk that leaves the picture is cut off at its edge, and the subtitle says so.
 *
 * @param f the function, for example the cost
 * @param walks the points visited, each with a label: `minimize(…).map(([v]) => v)` gives them
 * @throws RangeError or TypeError when the axis is no interval, or there are no walks or points
 */
export function descentOnCurve(
  f: (v: number) => number,
  walks: readonly Walk<number>[],
  { from, to, title, xTitle, yTitle }: { from: number; to: number; title?: string; xTitle?: string; yTitle?: string },
): Chart {
  requireInterval("descentOnCurve", [from, to]);
  requireWalks("descentOnCurve", walks);
  const x: Interval = [from, to];
  const curve = Array.from({ length: POINTS }, (_, i) => cellMiddle(x, POINTS, i)).map((v) => ({ v, value: f(v) }));
  const frame: Frame = {
    x,
    y: intervalOf(
      curve.map(({ value }) => value),
      0.08,
    ),
  };

  const visited = walks.map(({ label, points }) => ({
    label,
    visits: points.map((v): Visit => ({ x: v, y: f(v), point: [v], value: f(v) })),
  }));
  const { chosen, sentences, steps, visits, color } = drawWalks(visited, frame, palette.slice(1));
  return chart([walksSentence(walks.length), ...sentences].join(" "), {
    ...size,
    title: { ...heading(title ?? words.curveTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: { x: axisOf("x", xTitle ?? words.knob, frame.x), y: axisOf("y", yTitle ?? words.cost, frame.y) },
    layer: [
      {
        data: { values: curve.map(({ v, value }) => ({ x: rounded(v), y: rounded(value) })) },
        mark: { type: "line", color: neutral, strokeWidth: 2, clip: true },
      },
      {
        data: steps,
        transform: chosen.filter,
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { x2: { field: "x2" }, y2: { field: "y2" }, color },
      },
      {
        data: visits,
        transform: chosen.filter,
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          color,
          tooltip: [
            { field: "step", type: "quantitative", title: words.step },
            { field: "x", type: "quantitative", title: xTitle ?? words.knob },
            { field: "value", type: "quantitative", title: yTitle ?? words.cost },
          ],
        },
      },
      {
        data: visits,
        transform: [...chosen.filter, { filter: "datum.step === 0" }],
        mark: { ...label, text: words.start, dy: -12 },
      },
    ],
  });
}
