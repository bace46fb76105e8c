import type { Examples } from "../examples.js";
import { shapeOf } from "../matrix/index.js";
import { isClassification } from "../training/evaluate.js";
import type { Chart } from "./chart.js";
import { axisOf, cellEdges, columnOf, intervalOf, squareFrame } from "./frame.js";
import { classNumber, neuronSentence, words } from "./messages.js";
import { packExamples, unpackPoints } from "./packed.js";
import { drawnRows, notDrawn } from "./states.js";
import { chart, heading, label, palette, shapes, tint, type Spec } from "./theme.js";

/** Cells on either side of the picture, and the size of a cell in pixels. */
const [CELLS, CELL_PIXELS] = [40, 8];

/** How far each slider reaches to either side. */
const REACH = 8;

/** Levels of the neuron's answer that the background tells apart. */
const LEVELS = 10;

/**
 * One sigmoid neuron over the plane of its two inputs, with a slider for each weight and for the bias. The chart itself
 * computes a = σ(w₁x₁ + w₂x₂ + b), and how many examples lie on the side of their class; no kernel is needed.
 *
 * @param options.w1 where the sliders start: 1, 0 and 0 unless told
 * @throws RangeError or TypeError when the examples are not points of the plane with classes 0 and 1
 */
export function neuronChart(
  { X, Y }: Examples,
  options: { w1?: number; w2?: number; b?: number; title?: string } = {},
): Chart {
  if (X.columns !== 2 || Y.columns !== 1 || X.rows !== Y.rows) {
    throw new RangeError(`neuronChart: X must be m×2 and Y m×1; they are ${shapeOf(X)} and ${shapeOf(Y)}`);
  }
  if (!isClassification(Y)) throw new TypeError("neuronChart: Y must hold classes, as 0 and 1; it holds other numbers");
  const { w1 = 1, w2 = 0, b = 0, title } = options;
  const frame = squareFrame({ x: intervalOf(columnOf(X, 0)), y: intervalOf(columnOf(X, 1)) });
  const names = [0, 1].map(classNumber);
  const points = packExamples({ X, Y }, names);
  const drawn = drawnRows(X).length;
  const z = (x: string, y: string) => `w1 * ${x} + w2 * ${y} + b`;
  const half = [frame.x, frame.y].map(([from, to]) => (to - from) / CELLS / 2);
  const color = {
    field: "class",
    type: "nominal",
    scale: { domain: names, range: palette },
    title: words.exampleClass,
  };
  return chart([neuronSentence(X.rows, w1, w2, b), ...notDrawn(X)].join(" "), {
    width: CELLS * CELL_PIXELS,
    height: CELLS * CELL_PIXELS,
    title: heading(title ?? words.neuronTitle, [words.neuronHint]),
    params: [knob("w1", words.weight1, w1), knob("w2", words.weight2, w2), knob("b", words.bias, b)],
    encoding: {
      x: axisOf("x", words.x1, frame.x, { grid: false }),
      y: axisOf("y", words.x2, frame.y, { grid: false }),
    },
    resolve: { scale: { color: "independent", shape: "independent" } },
    layer: [
      {
        data: { sequence: { start: 0, stop: CELLS * CELLS, as: "cell" } },
        transform: [
          { calculate: `datum.cell % ${CELLS}`, as: "column" },
          { calculate: `floor(datum.cell / ${CELLS})`, as: "row" },
          ...cellEdges(frame, CELLS, CELLS),
          { calculate: `1 / (1 + exp(-(${z(`(datum.x + ${half[0]})`, `(datum.y + ${half[1]})`)})))`, as: "a" },
          { calculate: `min(${LEVELS - 1}, floor(datum.a * ${LEVELS})) / ${LEVELS} + ${0.5 / LEVELS}`, as: "level" },
        ],
        mark: { type: "rect", clip: true },
        encoding: { x2: { field: "right" }, y2: { field: "top" }, color: answerColor() },
      },
      {
        data: { values: points },
        transform: unpackPoints("points"),
        mark: { type: "point", filled: true, opacity: 1, size: 45, stroke: "white", strokeWidth: 1 },
        encoding: { color, shape: { ...color, scale: { domain: names, range: shapes } } },
      },
      {
        data: { values: points },
        transform: [
          ...unpackPoints("points"),
          {
            calculate: `(${z("datum.x", "datum.y")} >= 0) === (datum.class === '${names[1]}') ? 1 : 0`,
            as: "right",
          },
          { aggregate: [{ op: "sum", field: "right", as: "right" }] },
          { calculate: `datum.right + ${JSON.stringify(words.onTheirSide(drawn))}`, as: "text" },
        ],
        mark: { ...label, align: "right", baseline: "bottom", fontSize: 12 },
        encoding: {
          x: { value: CELLS * CELL_PIXELS },
          y: { value: -4 },
          text: { field: "text" },
        },
      },
    ],
  });
}

const knob = (name: string, text: string, value: number): Spec => ({
  name,
  value,
  bind: { input: "range", min: -REACH, max: REACH, step: 0.1, name: text },
});

/** From the colour of class 0 over white to that of class 1, as a ramp of the answer a from 0 to 1. */
function answerColor(): Spec {
  const range = [tint(palette[0], 0.6), tint(palette[0], 0.1), tint(palette[1], 0.1), tint(palette[1], 0.6)];
  return {
    field: "level",
    type: "quantitative",
    title: words.neuronAnswer,
    scale: { domain: [0, 0.5, 0.5001, 1], range },
    legend: { values: [0, 0.5, 1], format: ".1f" },
  };
}
