import type { Chart } from "./chart.js";
import { decodeCells, encodeCells } from "./cells.js";
import { pixelAxis } from "./frame.js";
import { digitsSentence, words } from "./messages.js";
import { chart, heading, label, palette, type Spec } from "./theme.js";

/** Steps of colour. Signed pictures have an odd number, so that 0 has its own in the middle. */
const STEPS = 16;
const SIGNED_STEPS = 17;
/** Pixels: of one cell, between pictures, for a caption. */
const [CELL, GAP, CAPTION] = [2, 22, 20];
/** Pixels: half a dot in the PNG beside each chart, which has 1.5 dots a pixel. Where cells overlap by less, seams show. */
const OVERLAP = 0.34;

/**
 * Square grey pictures side by side, each with a caption below: MNIST's digits, or weights drawn as a picture. The smallest
 * value of all pictures is black, the largest is white. With `signed`, for weights, 0 is white, negative values are blue and
 * positive ones red, the stronger the farther from 0.
 *
 * @param images the pixels of each, row by row from the top left: 784 for 28×28
 * @param captions one for each picture
 * @throws TypeError when there is no picture, or their number is not that of the captions
 * @throws RangeError when the pictures are not square or differ in size
 */
export function digitGrid(
  images: readonly ArrayLike<number>[],
  captions: readonly string[],
  { columns = 8, title, signed = false }: { columns?: number; title?: string; signed?: boolean } = {},
): Chart {
  if (images.length === 0) throw new TypeError("digitGrid: there are no pictures");
  if (captions.length !== images.length) {
    throw new TypeError(`digitGrid: there are ${images.length} pictures but ${captions.length} captions`);
  }
  const side = sideOf(images);
  const { levelOf, steps, paper, colors } = signed ? signedScale(extremes(images)) : greyScale(extremes(images));
  const across = Math.min(columns, images.length);
  const [stepX, stepY] = [side * CELL + GAP, side * CELL + CAPTION + GAP / 2];
  const rows = images.map((image, i) => ({
    at: i + 1,
    left: (i % across) * stepX,
    top: Math.floor(i / across) * stepY,
    caption: captions[i],
    cells: encodeCells(Array.from(image, levelOf)),
  }));
  const [width, height] = [across * stepX - GAP, Math.ceil(images.length / across) * stepY - GAP / 2];
  return chart(digitsSentence(images.length, captions), {
    width,
    height,
    title: heading(title ?? words.digitsTitle),
    data: { values: rows },
    encoding: { x: pixelAxis("left", width), y: pixelAxis("top", height, true) },
    layer: [
      square(side * CELL, [], { color: paper.color }),
      square(
        CELL,
        [
          ...decodeCells(side),
          { filter: `datum.level !== ${paper.level}` }, // the rest is the square below
          { calculate: `datum.left + ${CELL} * datum.column`, as: "left" },
          { calculate: `datum.top + ${CELL} * datum.row`, as: "top" },
        ],
        {},
        {
          color: {
            field: "level",
            type: "quantitative",
            legend: null,
            scale: {
              domain: colors.map((_, c) => (c * (steps - 1)) / (colors.length - 1)),
              range: colors,
              interpolate: "rgb",
            },
          },
        },
      ),
      {
        transform: [{ calculate: `datum.left + ${(side * CELL) / 2}`, as: "left" }],
        mark: { ...label, baseline: "top", dy: side * CELL + 5 },
        encoding: { text: { field: "caption" } },
      },
    ],
  });
}

/** Which level a value has, out of how many; the level that needs no drawing, and the colours from the first to the last. */
interface Scale {
  readonly levelOf: (value: number) => number;
  readonly steps: number;
  readonly paper: { readonly level: number; readonly color: string };
  readonly colors: readonly string[];
}

const greyScale = ([least, most]: readonly [number, number]): Scale => ({
  levelOf: (value) => Math.min(STEPS - 1, Math.floor((STEPS * (value - least)) / (most - least || 1))),
  steps: STEPS,
  paper: { level: 0, color: "black" },
  colors: ["black", "white"],
});

function signedScale([least, most]: readonly [number, number]): Scale {
  const middle = (SIGNED_STEPS - 1) / 2;
  const reach = Math.max(-least, most) || 1;
  return {
    levelOf: (value) => middle + Math.round((middle * value) / reach),
    steps: SIGNED_STEPS,
    paper: { level: middle, color: "white" },
    colors: [palette[0], "white", palette[3]],
  };
}

/** Squares of so many pixels, from their left top corner; they overlap a little, so that no seams show. */
function square(pixels: number, transform: readonly Spec[], mark: Spec, encoding: Spec = {}): Spec {
  return {
    transform: [
      ...transform,
      { calculate: `datum.left + ${pixels + OVERLAP}`, as: "right" },
      { calculate: `datum.top + ${pixels + OVERLAP}`, as: "bottom" },
    ],
    mark: { type: "rect", ...mark },
    encoding: { x2: { field: "right" }, y2: { field: "bottom" }, ...encoding },
  };
}

function sideOf(images: readonly ArrayLike<number>[]): number {
  const side = Math.sqrt(images[0].length);
  const other = images.find(({ length }) => length !== images[0].length);
  if (!Number.isInteger(side) || side === 0) {
    throw new RangeError(
      `digitGrid: a picture must be square, as 28×28 = 784 pixels; this one has ${images[0].length}`,
    );
  }
  if (other)
    throw new RangeError(`digitGrid: the first picture has ${images[0].length} pixels, another one ${other.length}`);
  return side;
}

function extremes(images: readonly ArrayLike<number>[]): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const image of images) {
    for (let i = 0; i < image.length; i++) [least, most] = [Math.min(least, image[i]), Math.max(most, image[i])];
  }
  return [least, most];
}
