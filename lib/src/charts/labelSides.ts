import { label, type Spec } from "./theme.js";

/** Where a point's label stands, and how the text is set there. The first that is free is taken. */
const sides = {
  right: { align: "left", dx: 7 },
  left: { align: "right", dx: -7 },
  above: { align: "center", dy: -10 },
  below: { align: "center", dy: 11 },
} as const;
export type Side = keyof typeof sides;

/** A rectangle in pixels: [left, top, right, bottom]. */
type Box = readonly [number, number, number, number];

/** Pixels: of a letter, of half a line, of half a point. */
const [LETTER, HALF_LINE, HALF_POINT] = [6, 6, 4];

/**
 * A side for the label of each point, so that labels cover neither points nor one another. Where no side is free, it is the one
 * with the least cover.
 *
 * @param points places in pixels, y downwards
 */
export function labelSides(
  points: readonly { readonly x: number; readonly y: number; readonly text: string }[],
): Side[] {
  const taken: Box[] = points.map(({ x, y }) => [x - HALF_POINT, y - HALF_POINT, x + HALF_POINT, y + HALF_POINT]);
  return points.map(({ x, y, text }) => {
    const cover = (side: Side): number => {
      const box = boxOf(x, y, text, side);
      return taken.reduce((sum, other) => sum + overlap(box, other), 0);
    };
    const names = Object.keys(sides) as Side[];
    const side = names.reduce((best, one) => (cover(one) < cover(best) ? one : best));
    taken.push(boxOf(x, y, text, side));
    return side;
  });
}

/** A text mark for each side; it shows the field `text` of the rows whose field `side` names it. */
export const labelLayers = (text: string): Spec[] =>
  Object.entries(sides).map(([side, place]) => ({
    transform: [{ filter: `datum.side === '${side}'` }],
    mark: { ...label, ...place },
    encoding: { text: { field: text } },
  }));

function boxOf(x: number, y: number, text: string, side: Side): Box {
  const { align, dx, dy } = { dx: 0, dy: 0, ...sides[side] };
  const width = LETTER * text.length;
  const left = x + dx - width * { left: 0, center: 0.5, right: 1 }[align];
  return [left, y + dy - HALF_LINE, left + width, y + dy + HALF_LINE];
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
