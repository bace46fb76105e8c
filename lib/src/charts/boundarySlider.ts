import { crossEntropy } from "../costs/index.js";
import type { Examples } from "../examples.js";
import { predict, type Network } from "../network/index.js";
import { evaluate } from "../training/evaluate.js";
import { decodeCells, encodeCells } from "./cells.js";
import type { Chart } from "./chart.js";
import { axisOf, cellEdges, columnOf, intervalOf } from "./frame.js";
import { boundarySentence, classNumber, settingScores, words } from "./messages.js";
import { packExamples, unpackPoints } from "./packed.js";
import { answerColor, cellLevels, gridPoints, requirePlane } from "./plane.js";
import { slider } from "./slider.js";
import { statesSentences } from "./states.js";
import { chart, heading, palette, shapes } from "./theme.js";

/** Cells on either side of the picture; a cell is 7 pixels wide. */
const CELLS = 50;
const CELL_PIXELS = 7;

/**
 * The decision boundaries of several networks that learned the same examples, with a slider to go from one to the next.
 * Each is described by its losses and accuracies on the training examples and on the validation examples.
 *
 * @param networks by the setting that each was trained with, as the subtitle shows it: "λ = 0.1"
 * @throws TypeError when there are no networks; RangeError or TypeError as `decisionBoundary`
 */
export function boundarySlider(
  networks: Readonly<Record<string, Network>>,
  training: Examples,
  validation: Examples,
  { title = words.boundaryTitle }: { title?: string } = {},
): Chart {
  const tried = Object.entries(networks);
  if (tried.length === 0) throw new TypeError("boundarySlider: there are no networks");
  for (const [, net] of tried) requirePlane("boundarySlider", net, training);
  const { X } = training;
  const frame = { x: intervalOf(columnOf(X, 0)), y: intervalOf(columnOf(X, 1)) };
  const grid = gridPoints(frame, CELLS);
  const rows = tried.map(([setting, net], s) => ({
    at: s + 1,
    cells: encodeCells(cellLevels(predict(net, grid))),
    sentence: settingScores(setting, evaluate(net, training, crossEntropy), evaluate(net, validation, crossEntropy)),
  }));
  const sentences = rows.map(({ sentence }) => sentence);
  const chosen = slider(words.settingSlider, sentences, 1);
  const classes = Math.max(2, tried[0][1].outputs);
  const names = Array.from({ length: classes }, (_, c) => classNumber(c));
  const color = {
    field: "class",
    type: "nominal",
    title: words.exampleClass,
    scale: { domain: names, range: palette },
  };

  return chart([boundarySentence(names, X.rows), ...statesSentences(sentences)].join(" "), {
    width: CELLS * CELL_PIXELS,
    height: CELLS * CELL_PIXELS,
    title: { ...heading(title), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: {
      x: axisOf("x", words.x1, frame.x, { grid: false }),
      y: axisOf("y", words.x2, frame.y, { grid: false }),
    },
    resolve: { scale: { color: "independent", shape: "independent" } },
    layer: [
      {
        data: { values: rows.map(({ at, cells }) => ({ at, cells })) },
        transform: [...chosen.filter, ...decodeCells(CELLS), ...cellEdges(frame, CELLS, CELLS)],
        mark: { type: "rect", clip: true },
        encoding: { x2: { field: "right" }, y2: { field: "top" }, color: answerColor(names) },
      },
      {
        data: { values: packExamples(training, names) },
        transform: unpackPoints("points"),
        mark: { type: "point", filled: true, opacity: 1, size: 45, stroke: "white", strokeWidth: 1 },
        encoding: { color, shape: { ...color, scale: { domain: names, range: shapes } } },
      },
    ],
  });
}
