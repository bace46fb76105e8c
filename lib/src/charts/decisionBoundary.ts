import type { Examples } from "../examples.js";
import { classesOf, row, shapeOf, zeros, type Matrix } from "../matrix/index.js";
import { predict, type Network } from "../network/index.js";
import { countCorrect, isClassification } from "../training/evaluate.js";
import type { History } from "../training/history.js";
import { decodeCells, encodeCells } from "./cells.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, cellEdges, cellMiddle, columnOf, intervalOf, type Frame } from "./frame.js";
import { answer, boundarySentence, classNumber, sharesRight, words } from "./messages.js";
import { drawnRows, networkStates, notDrawn, statesSentences } from "./states.js";
import { slider } from "./slider.js";
import { chart, heading, palette, shapes, tint, type Spec } from "./theme.js";

/** Cells on either side of the picture; a cell is 7 pixels wide. */
const CELLS = 50;
const CELL_PIXELS = 7;
/** Steps of confidence that the background tells apart. */
const CONFIDENCES = 5;

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
  requirePlane(net, examples);
  const { X, Y } = examples;
  const classes = net.outputs === 1 ? 2 : net.outputs;
  const names = Array.from({ length: classes }, (_, c) => options.classNames?.[c] ?? classNumber(c));
  const frame = { x: intervalOf(columnOf(X, 0)), y: intervalOf(columnOf(X, 1)) };
  const grid = gridPoints(frame);

  const rows = networkStates(net, history, (state, epoch, at) => ({
    at,
    cells: encodeCells(cellLevels(predict(state, grid))),
    sentence: sharesRight(epoch, countCorrect(predict(state, X), Y) / X.rows),
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

/** The class's colour, paler where the network is less sure. The legend shows the two ends for each class. */
function answerColor(names: readonly string[]): Spec {
  const levels = Array.from({ length: names.length * CONFIDENCES }, (_, level) => level);
  const range = levels.map((level) => {
    const confidence = (level % CONFIDENCES) / (CONFIDENCES - 1);
    return tint(palette[Math.floor(level / CONFIDENCES)], 0.15 + 0.45 * confidence);
  });
  const ends = levels.filter((level) => level % CONFIDENCES === 0 || level % CONFIDENCES === CONFIDENCES - 1);
  const labels = names.flatMap((name) => [answer(name, false), answer(name, true)]);
  return {
    field: "level",
    type: "ordinal",
    title: words.answer,
    scale: { domain: levels, range },
    legend: {
      values: ends,
      symbolType: "square",
      labelExpr: `${JSON.stringify(labels)}[indexof(${JSON.stringify(ends)}, datum.value)]`,
    },
  };
}

/** The middles of all cells, row by row from the bottom left: CELLS²×2. */
function gridPoints({ x, y }: Frame): Matrix {
  const points = zeros(CELLS * CELLS, 2);
  for (let cell = 0; cell < points.rows; cell++) {
    row(points, cell).set([cellMiddle(x, CELLS, cell % CELLS), cellMiddle(y, CELLS, Math.floor(cell / CELLS))]);
  }
  return points;
}

/** For each answer CONFIDENCES · class + level of confidence; NaN where the answer is no number. */
function cellLevels(answers: Matrix): number[] {
  const k = Math.max(2, answers.columns);
  const classes = classesOf(answers);
  return classes.map((c, i) => {
    const answer = row(answers, i);
    const share = answers.columns === 1 ? Math.max(answer[0], 1 - answer[0]) : answer[c];
    const confidence = Math.min(1, Math.max(0, (share - 1 / k) / (1 - 1 / k))); // 0 at a tie, 1 at certainty
    return CONFIDENCES * c + Math.min(CONFIDENCES - 1, Math.floor(confidence * CONFIDENCES));
  });
}

function requirePlane(net: Network, { X, Y }: Examples): void {
  if (net.inputs !== 2)
    throw new RangeError(`decisionBoundary draws a plane: the network needs 2 inputs, not ${net.inputs}`);
  if (net.outputs > palette.length) {
    throw new RangeError(`decisionBoundary tells ${palette.length} classes apart; the network has ${net.outputs}`);
  }
  if (X.rows !== Y.rows || X.columns !== 2 || Y.columns !== net.outputs) {
    const shapes = `X is ${shapeOf(X)} and Y is ${shapeOf(Y)}`;
    throw new RangeError(`decisionBoundary: the network takes m×2 and gives m×${net.outputs}, but ${shapes}`);
  }
  if (!isClassification(Y))
    throw new TypeError("decisionBoundary: Y must hold classes, as 0 and 1; it holds other numbers");
}
