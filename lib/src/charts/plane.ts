import type { Examples } from "../examples.js";
import { classesOf, row, shapeOf, zeros, type Matrix } from "../matrix/index.js";
import type { Network } from "../network/index.js";
import { isClassification } from "../training/evaluate.js";
import { cellMiddle, type Frame } from "./frame.js";
import { answer, words } from "./messages.js";
import { palette, tint, type Spec } from "./theme.js";

/** Steps of confidence that the background tells apart. */
const CONFIDENCES = 5;

/** The class's colour, paler where the network is less sure. The legend shows the two ends for each class. */
export function answerColor(names: readonly string[]): Spec {
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

/** The middles of all cells, row by row from the bottom left: cells²×2. */
export function gridPoints({ x, y }: Frame, cells: number): Matrix {
  const points = zeros(cells * cells, 2);
  for (let cell = 0; cell < points.rows; cell++) {
    row(points, cell).set([cellMiddle(x, cells, cell % cells), cellMiddle(y, cells, Math.floor(cell / cells))]);
  }
  return points;
}

/** For each answer CONFIDENCES · class + level of confidence; NaN where the answer is no number. */
export function cellLevels(answers: Matrix): number[] {
  const k = Math.max(2, answers.columns);
  const classes = classesOf(answers);
  return classes.map((c, i) => {
    const answer = row(answers, i);
    const share = answers.columns === 1 ? Math.max(answer[0], 1 - answer[0]) : answer[c];
    const confidence = Math.min(1, Math.max(0, (share - 1 / k) / (1 - 1 / k))); // 0 at a tie, 1 at certainty
    return CONFIDENCES * c + Math.min(CONFIDENCES - 1, Math.floor(confidence * CONFIDENCES));
  });
}

/** @throws RangeError or TypeError when the network does not divide a plane among at most 8 classes, or the examples don't fit it */
export function requirePlane(call: string, net: Network, { X, Y }: Examples): void {
  if (net.inputs !== 2) throw new RangeError(`${call} draws a plane: the network needs 2 inputs, not ${net.inputs}`);
  if (net.outputs > palette.length) {
    throw new RangeError(`${call} tells ${palette.length} classes apart; the network has ${net.outputs}`);
  }
  if (X.rows !== Y.rows || X.columns !== 2 || Y.columns !== net.outputs) {
    const shapes = `X is ${shapeOf(X)} and Y is ${shapeOf(Y)}`;
    throw new RangeError(`${call}: the network takes m×2 and gives m×${net.outputs}, but ${shapes}`);
  }
  if (!isClassification(Y)) throw new TypeError(`${call}: Y must hold classes, as 0 and 1; it holds other numbers`);
}
