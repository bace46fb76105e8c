import type { Examples } from "../examples.js";
import { classesOf, countSameClass, row } from "../matrix/index.js";
import { predict, type Network } from "../network/index.js";
import type { History } from "../training/history.js";
import { decodeCells, encodeCells } from "./cells.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, cellEdges, columnOf, intervalOf } from "./frame.js";
import { boundarySentence, classNumber, sharesRight, words } from "./messages.js";
import { answerColor, cellLevels, gridPoints, requirePlane } from "./plane.js";
import { drawnRows, networkStates, notDrawn, statesSentences } from "./states.js";
import { slider } from "./slider.js";
import { chart, heading, palette, shapes } from "./theme.js";

/** Cells on either side of the picture; a cell is 7 pixels wide. */
const CELLS = 50;
const CELL_PIXELS = 7;

/**
 * The plane of a network's two inputs, coloured by the class it answers and, paler, by how unsure it is; the examples
 * stand on it. One output of at least ½ is class 1; of several outputs the largest wins.
 *
 * @param history draws the snapshots that `train` took, with a slider to go through them; without it, the network as it is
 * @param options.classNames what the legend calls class 0, class 1, …
 * @throws RangeError or TypeError when the network has other than 2 inputs or more than 8 classes, or the examples don't fit
 */
export function decisionBoundary(
  net: Network,
  examples: Examples,
  history?: History,
  options: { title?: string; classNames?: readonly string[]; xTitle?: string; yTitle?: string } = {},
): Chart {
  requirePlane("decisionBoundary", net, examples);
  const { X, Y } = examples;
  const classes = net.outputs === 1 ? 2 : net.outputs;
  const names = Array.from({ length: classes }, (_, c) => options.classNames?.[c] ?? classNumber(c));
  const frame = { x: intervalOf(columnOf(X, 0)), y: intervalOf(columnOf(X, 1)) };
  const grid = gridPoints(frame, CELLS);

  const rows = networkStates(net, history, (state, epoch, at) => ({
    at,
    cells: encodeCells(cellLevels(predict(state, grid))),
    sentence: sharesRight(epoch, countSameClass(predict(state, X), Y) / X.rows),
  }));
  const sentences = rows.map(({ sentence }) => sentence);
  const chosen = slider(words.snapshot, sentences, rows.length);
  const labels = classesOf(Y);
  const points = drawnRows(X).map((i) => {
    const [x, y] = Array.from(row(X, i), rounded);
    return { x, y, class: names[labels[i]] };
  });

  const color = {
    field: "class",
    type: "nominal",
    title: words.exampleClass,
    scale: { domain: names, range: palette },
  };
  const shape = { ...color, scale: { domain: names, range: shapes } };
  const description = [boundarySentence(names, X.rows), ...statesSentences(sentences), ...notDrawn(X)].join(" ");
  return chart(description, {
    width: CELLS * CELL_PIXELS,
    height: CELLS * CELL_PIXELS,
    title: { ...heading(options.title ?? words.boundaryTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: {
      x: axisOf("x", options.xTitle ?? words.x1, frame.x, { grid: false }),
      y: axisOf("y", options.yTitle ?? words.x2, frame.y, { grid: false }),
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
        data: { values: points },
        mark: { type: "point", filled: true, opacity: 1, size: 45, stroke: "white", strokeWidth: 1 },
        encoding: {
          color,
          shape,
          tooltip: ["class", "x", "y"].map((field) => ({ field })),
        },
      },
    ],
  });
}
