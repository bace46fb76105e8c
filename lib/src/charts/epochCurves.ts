import { rounded } from "./format.js";
import { intervalOf } from "./frame.js";
import { leftOut, words } from "./messages.js";
import { dashes, heading, legendBelow, palette, size, type Spec } from "./theme.js";
import { thin, type Place } from "./thin.js";

/** Numbers of one run: entry e belongs to epoch e + 1. */
export interface Curve {
  readonly name: string;
  readonly values: readonly number[];
}

/** Points drawn, over all curves. */
const MOST_POINTS = 600;
/** Above this, epochs are no longer marked one by one. */
const MARKED_EPOCHS = 20;
/** A linear axis shows about three decades; where the values span more, the axis is logarithmic. */
const LINEAR_SPAN = 1000;

interface Options {
  readonly title: string;
  readonly measure: string;
  readonly legend: string;
  readonly sentences: readonly string[];
  /** Whether a linear axis starts at 0. */
  readonly zero: boolean;
  /** Where the axis ends, if not at the largest value; what is above is drawn at the upper edge. */
  readonly top?: number;
}

/** Lines over epochs, one for each curve, up to epoch `epochs`. Values that are not finite are left out. */
export function epochCurves(curves: readonly Curve[], epochs: number, options: Options): Spec {
  const finite = curves.map(({ values }) => finitePlaces(values));
  const values = finite.flatMap((places) => places.map(({ value }) => value));
  const names = curves.map(({ name }) => name);
  const rows = finite.flatMap((places, c) =>
    thin(places, Math.floor(MOST_POINTS / Math.max(2, curves.length))).map(({ at, value }) => ({
      epoch: at + 1,
      value: rounded(value),
      curve: names[c],
    })),
  );
  const highlight = names.length > 1;
  const legend = { ...legendBelow(options.legend, names), symbolType: "stroke", symbolStrokeWidth: 3 };
  const faded = { condition: { param: "chosen", value: 1 }, value: 0.15 };
  const longest = Math.max(...curves.map((curve) => curve.values.length));
  return {
    ...size,
    title: heading(options.title, options.sentences),
    data: { values: rows },
    encoding: {
      x: {
        field: "epoch",
        type: "quantitative",
        title: words.epoch,
        scale: { domain: [0, Math.max(1, epochs)], nice: false },
        axis: { format: "d", tickMinStep: 1 },
      },
      y: { field: "value", type: "quantitative", title: options.measure, scale: valueScale(values, options) },
      color: {
        field: "curve",
        type: "nominal",
        scale: { domain: names, range: palette },
        legend,
      },
    },
    layer: [
      {
        ...(highlight
          ? { params: [{ name: "chosen", select: { type: "point", fields: ["curve"] }, bind: "legend" }] }
          : {}),
        mark: { type: "line", clip: true, strokeWidth: 2, strokeJoin: "round" },
        encoding: {
          strokeDash: {
            field: "curve",
            type: "nominal",
            scale: { domain: names, range: dashes },
            legend,
          },
          ...(highlight ? { opacity: faded } : {}),
        },
      },
      {
        mark: { type: "point", filled: true, size: 40, opacity: longest <= MARKED_EPOCHS ? 1 : 0 },
        encoding: {
          tooltip: [
            { field: "curve", type: "nominal", title: options.legend },
            { field: "epoch", type: "quantitative", title: words.epoch },
            { field: "value", type: "quantitative", title: options.measure },
          ],
        },
      },
    ],
  };
}

/** Says how many values are left out, where there are any. */
export function leftOutSentences(curves: readonly Curve[]): string[] {
  const missing = curves.reduce((sum, { values }) => sum + values.length - finitePlaces(values).length, 0);
  return missing > 0 ? [leftOut(missing)] : [];
}

function finitePlaces(values: readonly number[]): Place[] {
  return values.map((value, at) => ({ at, value })).filter(({ value }) => Number.isFinite(value));
}

function valueScale(values: readonly number[], { zero, top = Infinity }: Options): Spec {
  if (values.length === 0) return { domain: [0, 1] };
  const [least, most] = intervalOf(values, 0);
  const type = least > 0 && Math.min(most, top) / least > LINEAR_SPAN ? { type: "log" } : { zero };
  return most > top ? { ...type, domainMax: top, clamp: true } : type;
}
