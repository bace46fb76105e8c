import { diagnose, firstQuestion, walk, type Branch, type Evidence } from "../diagnosis/index.js";
import type { Chart } from "./chart.js";
import { wrapAt } from "./format.js";
import { pixelAxis } from "./frame.js";
import { patientSentence, treeSentence, words } from "./messages.js";
import { slider } from "./slider.js";
import { chart, heading, label, neutral, palette, type Spec } from "./theme.js";

/** Pixels. */
const [COLUMN, ROW, WIDTH, HEIGHT, LINE, MARGIN] = [250, 50, 200, 36, 13, 4];
const LETTERS = 34;

/** A box of the tree, and the arrow that leads to it. */
interface Box {
  readonly text: string;
  readonly isQuestion: boolean;
  readonly column: number;
  readonly row: number;
  readonly from?: Box;
  /** Which answers lead here: "yny" for yes, no, yes. */
  readonly path: string;
}

/**
 * The questions of `diagnose` as a tree: "yes" leads to the right, "no" down. With runs given, a slider goes from one to the
 * next, and the way that its answers take is drawn in colour.
 * @param runs what `train` returned, by the name that is shown beside its diagnosis
 */
export function diagnosisTree(
  runs: Readonly<Record<string, Evidence>> = {},
  { title }: { title?: string } = {},
): Chart {
  const { boxes } = place(firstQuestion, 0, 0, "");
  const names = Object.keys(runs);
  const paths = names.map((name) =>
    walk(runs[name])
      .asked.map(({ answer }) => (answer ? "y" : "n"))
      .join(""),
  );
  const sentences = names.map((name) => patientSentence(name, diagnose(runs[name])));
  const chosen = names.length > 0 ? slider(words.run + " ", sentences, 1) : undefined;
  const shown = names.length > 1 ? "shown" : "1";
  const isOn = { test: `indexof(datum.on, ${shown}) >= 0` };
  const on = (path: string) => paths.flatMap((taken, p) => (taken.startsWith(path) ? [p + 1] : []));
  const width = COLUMN * Math.max(...boxes.map(({ column }) => column)) + WIDTH + 2 * MARGIN;
  const height = ROW * Math.max(...boxes.map(({ row }) => row)) + HEIGHT + 2 * MARGIN;
  const stroke = { condition: { ...isOn, value: palette[3] }, value: neutral };
  const strokeWidth = { condition: { ...isOn, value: 3 }, value: 1 };
  const arrows = boxes.flatMap((box) => (box.from ? [{ ...arrowTo(box, box.from), on: on(box.path) }] : []));

  const boxLayer = (isQuestion: boolean): Spec => ({
    data: {
      values: boxes
        .filter((box) => box.isQuestion === isQuestion)
        .map((box) => ({ ...corners(box), on: on(box.path) })),
    },
    mark: { type: "rect", filled: false, cornerRadius: isQuestion ? 2 : HEIGHT / 2 },
    encoding: { x2: { field: "right" }, y2: { field: "bottom" }, stroke, strokeWidth },
  });
  return chart([treeSentence(boxes.filter(({ isQuestion }) => isQuestion).length), ...sentences].join(" "), {
    width,
    height,
    title: { ...heading(title ?? words.treeTitle), ...(chosen && { subtitle: chosen.subtitle }) },
    params: chosen?.params ?? [],
    encoding: { x: pixelAxis("x", width), y: pixelAxis("y", height, true) },
    layer: [
      {
        data: { values: arrows },
        mark: { type: "rule" },
        encoding: { x2: { field: "x2" }, y2: { field: "y2" }, stroke, strokeWidth },
      },
      {
        data: { values: arrows },
        mark: { ...label, align: "left", fontStyle: "italic" },
        encoding: { x: pixelAxis("labelX", width), y: pixelAxis("labelY", height, true), text: { field: "answer" } },
      },
      boxLayer(true),
      boxLayer(false),
      {
        data: { values: boxes.flatMap(lines) },
        mark: label,
        encoding: { text: { field: "text" } },
      },
    ],
  });
}

/** Puts a branch at a place, what "yes" leads to on its right and what "no" leads to below all that. */
function place(
  branch: Branch,
  column: number,
  row: number,
  path: string,
  from?: Box,
): { boxes: Box[]; nextRow: number } {
  const isQuestion = typeof branch !== "string";
  const box = { text: isQuestion ? branch.asks : branch, isQuestion, column, row, from, path };
  if (!isQuestion) return { boxes: [box], nextRow: row + 1 };
  const yes = place(branch.yes, column + 1, row, `${path}y`, box);
  const no = place(branch.no, column, yes.nextRow, `${path}n`, box);
  return { boxes: [box, ...yes.boxes, ...no.boxes], nextRow: no.nextRow };
}

function corners({ column, row }: Box): { x: number; y: number; right: number; bottom: number } {
  const [x, y] = [MARGIN + column * COLUMN, MARGIN + row * ROW];
  return { x, y, right: x + WIDTH, bottom: y + HEIGHT };
}

function arrowTo(box: Box, from: Box): Record<string, number | string> {
  const [end, start] = [corners(box), corners(from)];
  if (box.column > from.column) {
    const y = start.y + HEIGHT / 2;
    return { x: start.right, x2: end.x, y, y2: y, answer: words.yes, labelX: start.right + 14, labelY: y - 7 };
  }
  const x = start.x + WIDTH / 2;
  return { x, x2: x, y: start.bottom, y2: end.y, answer: words.no, labelX: x + 5, labelY: start.bottom + 7 };
}

function lines(box: Box): { x: number; y: number; text: string }[] {
  const { x, y } = corners(box);
  const texts = wrapAt(box.text, LETTERS);
  return texts.map((text, l) => ({
    x: x + WIDTH / 2,
    y: y + HEIGHT / 2 + (l - (texts.length - 1) / 2) * LINE,
    text,
  }));
}
