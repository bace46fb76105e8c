import { rounded } from "./format.js";
import type { Frame } from "./frame.js";
import { startsOutside, walkBreaks, walkEnd, walkLeaves, words } from "./messages.js";
import { slider, type Slider } from "./slider.js";
import { legendBelow, type Spec } from "./theme.js";

/** The points that gradient descent visited, the start among them. */
export interface Walk<Point> {
  /** What the legend calls it, for example "η = 0.1". */
  readonly label: string;
  readonly points: readonly Point[];
}

/** A point to draw, and what is told of it. */
export interface Visit {
  readonly x: number;
  readonly y: number;
  /** The coordinates that the walk is about: one on a curve, two on a surface. */
  readonly point: readonly number[];
  /** The function's value there. */
  readonly value: number;
}

/** @throws TypeError when there is no walk, or one has no point */
export function requireWalks(call: string, walks: readonly Walk<unknown>[]): void {
  if (walks.length === 0) throw new TypeError(`${call}: there are no walks`);
  const empty = walks.find(({ points }) => points.length === 0);
  if (empty) throw new TypeError(`${call}: the walk "${empty.label}" has no points`);
}

/** What both charts of gradient descent draw of their walks. */
export interface DrawnWalks {
  readonly chosen: Slider;
  /** How each walk ends, in words. */
  readonly sentences: string[];
  /** Rows { at, walk, x, y, x2, y2 }. */
  readonly steps: Spec;
  /** Rows { at, walk, step, x, y, value }. */
  readonly visits: Spec;
  readonly color: Spec;
}

/** The rows of all walks and a slider that goes from one to the next. */
export function drawWalks(
  walks: readonly { label: string; visits: readonly Visit[] }[],
  frame: Frame,
  colors: readonly string[],
): DrawnWalks {
  const names = walks.map(({ label }) => label);
  const sentences = walks.map(({ label, visits }) => walkSentence(label, visits, frame));
  const rows = (rowsOf: (visits: readonly Visit[], frame: Frame) => object[]) => ({
    values: walks.flatMap(({ label, visits }, w) =>
      rowsOf(visits, frame).map((row) => ({ at: w + 1, walk: label, ...row })),
    ),
  });
  return {
    chosen: slider(words.walk, sentences, 1),
    sentences,
    steps: rows(stepRows),
    visits: rows(visitRows),
    color: {
      field: "walk",
      type: "nominal",
      scale: { domain: names, range: colors },
      legend: { ...legendBelow(words.walkLegend, names), symbolType: "circle" },
    },
  };
}

/** The visits inside of the frame, as rows. */
function visitRows(visits: readonly Visit[], frame: Frame): object[] {
  return visits.flatMap(({ x, y, value }, step) =>
    isInside(frame, x, y) ? [{ step, x: rounded(x), y: rounded(y), value: rounded(value) }] : [],
  );
}

/** The steps from or to a point inside of the frame as rows, each cut off at the frame. */
function stepRows(visits: readonly Visit[], frame: Frame): object[] {
  return visits.slice(1).flatMap((to, s) => {
    const from = visits[s];
    if (!isInside(frame, from.x, from.y) && !isInside(frame, to.x, to.y)) return [];
    const at = (share: number) => [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)].map(rounded);
    const [enter, leave] = insidePart(frame, from, to);
    const [[x, y], [x2, y2]] = [at(enter), at(leave)];
    return [{ x, y, x2, y2 }];
  });
}

/** Where the walk ends, and whether it leaves the frame or the finite numbers. */
function walkSentence(label: string, visits: readonly Visit[], frame: Frame): string {
  const isFinite = ({ point, value }: Visit) => [...point, value].every(Number.isFinite);
  const broken = visits.findIndex((visit) => !isFinite(visit));
  const last = visits[visits.length - 1];
  const end = broken >= 0 ? walkBreaks(label, broken) : walkEnd(label, visits.length - 1, last.point, last.value);
  const outside = visits.findIndex(({ x, y }) => !isInside(frame, x, y));
  if (outside < 0) return end;
  return `${end} ${outside === 0 ? startsOutside : walkLeaves(outside)}`;
}

function isInside({ x: [left, right], y: [bottom, top] }: Frame, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}

/** The shares of the way at which a straight step with an end inside enters and leaves the frame (Liang and Barsky, 1984). */
function insidePart({ x, y }: Frame, from: Visit, to: Visit): [enter: number, leave: number] {
  let [enter, leave] = [0, 1];
  for (const [start, end, [least, most]] of [[from.x, to.x, x] as const, [from.y, to.y, y] as const]) {
    if (start === end) continue;
    const edges = [(least - start) / (end - start), (most - start) / (end - start)];
    enter = Math.max(enter, Math.min(...edges));
    leave = Math.min(leave, Math.max(...edges));
  }
  return [enter, leave];
}
