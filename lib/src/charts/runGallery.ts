import type { Evidence } from "../diagnosis/index.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { gallerySentence, galleryRun, words } from "./messages.js";
import { chart, dashes, heading, legendBelow, neutral, palette } from "./theme.js";
import { thin, type Place } from "./thin.js";

/** Points drawn of each curve. */
const MOST_POINTS = 60;
/** The axis ends at twice the loss of guessing; what is above is drawn at its edge. */
const TOP = 2;
const COLUMNS = 3;

/**
 * Runs side by side, each in a small picture of its own: training loss, validation loss where there is any, and the loss at
 * chance as a line. Losses are multiples of the one at chance, so that all pictures have the same axis.
 * @param runs what `train` returned, by the name that stands above the picture
 * @throws TypeError when there is no run, or one does not know its loss at chance
 */
export function runGallery(runs: Readonly<Record<string, Evidence>>, { title }: { title?: string } = {}): Chart {
  const names = Object.keys(runs);
  if (names.length === 0) throw new TypeError("runGallery: there are no runs");
  const rows = names.flatMap((run) => {
    const { loss, validationLoss = [], start } = runs[run];
    if (!start) throw new TypeError(`runGallery: "${run}" does not know its loss at chance (history.start)`);
    const curves = { [words.training]: loss, [words.validation]: validationLoss };
    return Object.entries(curves).flatMap(([curve, values]) =>
      places(values).map(({ at, value }) => ({
        run,
        curve,
        done: rounded((100 * (at + 1)) / values.length),
        loss: rounded(Math.min(TOP, value / start.lossAtChance)),
      })),
    );
  });
  const curveNames = [words.training, words.validation];
  const legend = { ...legendBelow(words.measuredOn, curveNames), symbolType: "stroke", symbolStrokeWidth: 3 };
  const sentences = names.map((run) => {
    const { loss, start } = runs[run];
    return galleryRun(run, loss.length === 0 ? NaN : loss[loss.length - 1] / start!.lossAtChance);
  });
  return chart([gallerySentence(names.length), ...sentences].join(" "), {
    title: heading(title ?? words.galleryTitle, [words.gallerySubtitle]),
    data: { values: rows },
    facet: { field: "run", type: "nominal", sort: names, header: { title: null, labelFontSize: 11 } },
    columns: COLUMNS,
    spacing: 24,
    spec: {
      width: 160,
      height: 100,
      encoding: {
        x: {
          field: "done",
          type: "quantitative",
          title: words.trainingDone,
          scale: { domain: [0, 100] },
          axis: { tickCount: 3, titleFontSize: 10 },
        },
        y: {
          field: "loss",
          type: "quantitative",
          title: words.lossByChance,
          scale: { domain: [0, TOP] },
          axis: { values: [0, 1, TOP], titleFontSize: 10 },
        },
      },
      layer: [
        {
          mark: { type: "rule", color: neutral, strokeDash: [3, 3] },
          encoding: { x: { value: 0 }, x2: { value: 160 }, y: { datum: 1 } },
        },
        {
          mark: { type: "line", clip: true, strokeWidth: 2 },
          encoding: {
            color: { field: "curve", type: "nominal", scale: { domain: curveNames, range: palette }, legend },
            strokeDash: { field: "curve", type: "nominal", scale: { domain: curveNames, range: dashes }, legend },
          },
        },
      ],
    },
  });
}

function places(values: readonly number[]): readonly Place[] {
  const finite = values.map((value, at) => ({ at, value })).filter(({ value }) => Number.isFinite(value));
  return finite.length === 0 ? [] : thin(finite, MOST_POINTS);
}
