import type { Chart } from "./chart.js";
import { decodeCells, encodeCells } from "./cells.js";
import { short } from "./format.js";
import { axisOf, cellEdges, cellMiddle, requireInterval, type Frame, type Interval } from "./frame.js";
import { walksSentence, words } from "./messages.js";
import { chart, heading, palette, type Spec } from "./theme.js";
import { drawWalks, requireWalks, type Visit, type Walk } from "./walks.js";

/** Cells across and up, and the pixels of each. */
const [COLUMNS, ROWS, CELL_PIXELS] = [100, 75, 4];
/** Bands of height. Each covers as many cells as any other. */
const BANDS = 12;

/**
 * A function of two variables seen from above, in bands of equal area, and gradient descent on it, step by step. With
 * several walks a slider goes from one to the next; the others stay in the background. A walk that leaves the picture is
 * cut off at its edge, and the subtitle says so.
 *
 * @param f the function, for example the cost
 * @param walks the points [x₁, x₂] visited, each with a label: what `minimize` returns
 * @throws RangeError or TypeError when an axis is no interval, or there are no walks or points
 */
export function descentOnContours(
  f: (x1: number, x2: number) => number,
  walks: readonly Walk<readonly number[]>[],
  options: { x: Interval; y: Interval; title?: string; xTitle?: string; yTitle?: string },
): Chart {
  const frame: Frame = { x: options.x, y: options.y };
  requireInterval("descentOnContours, x", frame.x);
  requireInterval("descentOnContours, y", frame.y);
  requireWalks("descentOnContours", walks);
  const { edges, cells } = bands(f, frame);

  const visited = walks.map(({ label, points }) => ({
    label,
    visits: points.map(([x, y]): Visit => ({ x, y, point: [x, y], value: f(x, y) })),
  }));
  const { chosen, sentences, steps, visits, color } = drawWalks(visited, frame, pathColors);
  const opacity = { condition: { test: chosen.test, value: 1 }, value: 0.25 };
  return chart([walksSentence(walks.length), ...sentences].join(" "), {
    width: COLUMNS * CELL_PIXELS,
    height: ROWS * CELL_PIXELS,
    title: { ...heading(options.title ?? words.contoursTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: {
      x: axisOf("x", options.xTitle ?? words.x1, frame.x, { grid: false }),
      y: axisOf("y", options.yTitle ?? words.x2, frame.y, { grid: false }),
    },
    resolve: { scale: { color: "independent" } },
    layer: [
      {
        data: { values: [{ at: 1, cells }] },
        transform: [...decodeCells(COLUMNS), ...cellEdges(frame, COLUMNS, ROWS)],
        mark: { type: "rect", clip: true },
        encoding: { x2: { field: "right" }, y2: { field: "top" }, color: bandColor(edges) },
      },
      {
        layer: [
          {
            data: steps,
            mark: { type: "rule", strokeWidth: 2 },
            encoding: { x2: { field: "x2" }, y2: { field: "y2" }, color, opacity },
          },
          {
            data: visits,
            mark: { type: "point", filled: true, size: 45, stroke: "white", strokeWidth: 1 },
            encoding: {
              color,
              opacity,
              tooltip: [
                { field: "walk", title: words.walkLegend },
                { field: "step", type: "quantitative", title: words.step },
                { field: "x", type: "quantitative", title: options.xTitle ?? words.x1 },
                { field: "y", type: "quantitative", title: options.yTitle ?? words.x2 },
                { field: "value", type: "quantitative", title: words.value },
              ],
            },
          },
        ],
      },
    ],
  });
}

/** Those that stand out from grey bands come first. */
const pathColors = [palette[0], palette[3], palette[2], palette[5], palette[1], palette[4]];

/** The heights between the bands, and each cell's band as a letter. */
function bands(f: (x1: number, x2: number) => number, { x, y }: Frame): { edges: number[]; cells: string } {
  const heights = Array.from({ length: COLUMNS * ROWS }, (_, cell) =>
    f(cellMiddle(x, COLUMNS, cell % COLUMNS), cellMiddle(y, ROWS, Math.floor(cell / COLUMNS))),
  );
  const sorted = heights.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) throw new RangeError("descentOnContours: f gives no finite number anywhere in the picture");
  const edges = Array.from({ length: BANDS + 1 }, (_, b) => sorted[Math.floor((b * (sorted.length - 1)) / BANDS)]);
  const band = (height: number) => edges.slice(1, BANDS).filter((edge) => edge < height).length;
  return { edges, cells: encodeCells(heights.map((height) => (Number.isFinite(height) ? band(height) : NaN))) };
}

/** Low is pale, high is dark; the legend gives the heights at a few edges. */
function bandColor(edges: readonly number[]): Spec {
  const values = [0, BANDS / 3, (2 * BANDS) / 3, BANDS];
  return {
    field: "level",
    type: "quantitative",
    title: words.value,
    scale: { domain: [0, BANDS], range: ["#f7f7f7", "#8a8a8a"] },
    legend: { values, labelExpr: `${JSON.stringify(edges.map(short))}[datum.value]` },
  };
}
