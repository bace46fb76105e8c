import type { Matrix } from "../matrix/index.js";
import type { Spec } from "./theme.js";

/** A stretch of an axis. */
export type Interval = readonly [from: number, to: number];

/** Share of a cell. */
export const OVERLAP = 0.2;

/** The part of the plane that a chart shows. */
export interface Frame {
  readonly x: Interval;
  readonly y: Interval;
}

/** From the smallest to the largest number, and a tenth of that more on either side. Numbers that are not finite don't count. */
export function intervalOf(values: Iterable<number>, margin = 0.1): Interval {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) return [0, 1];
  if (least === most) return [least - 0.5, most + 0.5];
  return [least - margin * (most - least), most + margin * (most - least)];
}

/** The frame as a square around its middle: in a square picture every angle looks as large as it is. */
export function squareFrame({ x, y }: Frame): Frame {
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  const around = ([from, to]: Interval): Interval => [(from + to) / 2 - half, (from + to) / 2 + half];
  return { x: around(x), y: around(y) };
}

/** @throws RangeError unless the interval goes from a finite number to a larger one */
export function requireInterval(call: string, [from, to]: Interval): void {
  if (!(Number.isFinite(from) && from < to && Number.isFinite(to))) {
    throw new RangeError(`${call}: the axis must go from a number to a larger one, not from ${from} to ${to}`);
  }
}

/** The middle of cell number i, when an interval is cut into `cells` equal ones. */
export const cellMiddle = ([from, to]: Interval, cells: number, i: number): number =>
  from + ((i + 0.5) * (to - from)) / cells;

/**
 * The transforms that give each decoded cell its edges `x`, `right`, `y`, `top`. Row 0 is at the bottom. A cell reaches a
 * little below the next ones, which are drawn later: so no seams show, whatever a front end makes of half pixels.
 */
export function cellEdges({ x, y }: Frame, columns: number, rows: number): Spec[] {
  const edge = ([from, to]: Interval, cells: number, i: string) => `${from} + (${i}) * ${(to - from) / cells}`;
  return [
    { calculate: edge(x, columns, "datum.column"), as: "x" },
    { calculate: edge(x, columns, `datum.column + ${1 + OVERLAP}`), as: "right" },
    { calculate: edge(y, rows, "datum.row"), as: "y" },
    { calculate: edge(y, rows, `datum.row + ${1 + OVERLAP}`), as: "top" },
  ];
}

/** An axis that shows exactly the interval. */
export function axisOf(field: string, title: string, domain: Interval, axis: Spec = {}): Spec {
  return { field, type: "quantitative", title, scale: { domain, nice: false, zero: false }, axis };
}

/** Column j of a matrix. */
export function columnOf({ rows, columns, data }: Matrix, j: number): number[] {
  return Array.from({ length: rows }, (_, i) => data[i * columns + j]);
}

/** Pixels as coordinates, without an axis. */
export function pixelAxis(field: string, pixels: number, fromTop = false): Spec {
  const domain = fromTop ? [pixels, 0] : [0, pixels];
  return { field, type: "quantitative", axis: null, scale: { domain, nice: false, zero: false } };
}
