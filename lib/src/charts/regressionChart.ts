import { quadratic } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { shapeOf, zeros } from "../matrix/index.js";
import { predict, type Network } from "../network/index.js";
import { evaluate } from "../training/evaluate.js";
import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, cellMiddle, intervalOf } from "./frame.js";
import { fitCost, fitSentence, words } from "./messages.js";
import { drawnRows, networkStates, notDrawn, statesSentences } from "./states.js";
import { slider } from "./slider.js";
import { chart, heading, palette, size } from "./theme.js";

/** Points on the curve. */
const POINTS = 140;

/**
 * The examples of a regression with one input and one target, and the network's answers as a curve.
 *
 * @param history draws the snapshots that `train` took, with a slider to go through them; without it, the network as it is
 * @throws RangeError when the network has more than one input or output, or the examples don't fit
 */
export function regressionChart(
  net: Network,
  { X, Y }: Examples,
  history?: History,
  options: { title?: string; xTitle?: string; yTitle?: string } = {},
): Chart {
  if (net.inputs !== 1 || net.outputs !== 1) {
    throw new RangeError(
      `regressionChart draws one input and one output; the network has ${net.inputs} and ${net.outputs}`,
    );
  }
  if (X.columns !== 1 || Y.columns !== 1 || X.rows !== Y.rows) {
    throw new RangeError(`regressionChart: X and Y must be m×1; they are ${shapeOf(X)} and ${shapeOf(Y)}`);
  }
  const frame = { x: intervalOf(X.data, 0.05), y: intervalOf(Y.data, 0.2) };
  const inputs = zeros(POINTS, 1);
  for (let i = 0; i < POINTS; i++) inputs.data[i] = cellMiddle(frame.x, POINTS, i);

  const rows = networkStates(net, history, (state, epoch, at) => ({
    at,
    fit: Array.from(predict(state, inputs).data, rounded),
    sentence: fitCost(epoch, evaluate(state, { X, Y }, quadratic).loss),
  }));
  const sentences = rows.map(({ sentence }) => sentence);
  const chosen = slider(words.snapshot, sentences, rows.length);
  const points = drawnRows(X).map((i) => ({ x: rounded(X.data[i]), y: rounded(Y.data[i]), what: words.examples }));
  const step = (frame.x[1] - frame.x[0]) / POINTS;

  const description = [fitSentence(X.rows), ...statesSentences(sentences), ...notDrawn(X)].join(" ").trim();
  return chart(description, {
    ...size,
    title: { ...heading(options.title ?? words.regressionTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: {
      x: axisOf("x", options.xTitle ?? words.x, frame.x),
      y: axisOf("y", options.yTitle ?? words.y, frame.y),
      color: {
        field: "what",
        type: "nominal",
        title: null,
        scale: { domain: [words.examples, words.fit], range: palette },
      },
    },
    layer: [
      {
        data: { values: points },
        mark: { type: "point", filled: true, size: 30, opacity: 1 },
        encoding: { tooltip: ["x", "y"].map((field) => ({ field, type: "quantitative" })) },
      },
      {
        data: { values: rows.map(({ at, fit }) => ({ at, fit })) },
        transform: [
          ...chosen.filter,
          { flatten: ["fit"], as: ["y"] },
          { window: [{ op: "row_number", as: "place" }] },
          { calculate: `${frame.x[0]} + (datum.place - 0.5) * ${step}`, as: "x" },
          { calculate: JSON.stringify(words.fit), as: "what" },
        ],
        mark: { type: "line", clip: true, strokeWidth: 3 },
      },
    ],
  });
}
