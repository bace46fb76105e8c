import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { rounded, short } from "./format.js";
import { gapSentence, lowestAt, lowestLabel, noValidation, words } from "./messages.js";
import { chart, dashes, heading, label, legendBelow, neutral, palette, size } from "./theme.js";
import { thin } from "./thin.js";

/** Epochs drawn. */
const MOST_EPOCHS = 200;

/**
 * Training loss and validation loss against epoch, with the gap between them shaded and the epoch of the lowest validation
 * loss marked.
 *
 * @param options.validation what the legend calls the validation examples
 * @throws TypeError when the history has no epoch, or no validation loss
 */
export function gapChart(
  { loss, validationLoss }: History,
  { title = words.gapTitle, validation = words.validation }: { title?: string; validation?: string } = {},
): Chart {
  if (validationLoss.length === 0) throw new TypeError(noValidation);
  const places = validationLoss.map((value, at) => ({ at, value })).filter(({ value }) => Number.isFinite(value));
  const lowest = places.reduce((best, place) => (place.value < best.value ? place : best));
  const rows = thin(places, MOST_EPOCHS).map(({ at, value }) => ({
    epoch: at + 1,
    training: rounded(loss[at]),
    validation: rounded(value),
  }));
  const last = rows[rows.length - 1];

  const names = [words.training, validation];
  const curve = { field: "curve", type: "nominal", legend: legendBelow(words.measuredOn, names) };
  const color = { ...curve, scale: { domain: names, range: palette } };
  const best = { epoch: lowest.at + 1, value: lowest.value, text: lowestLabel(lowest.at + 1, short(lowest.value)) };
  const description = [
    gapSentence(names[0], short(loss[0]), short(loss[loss.length - 1])),
    gapSentence(names[1], short(validationLoss[0]), short(validationLoss[validationLoss.length - 1])),
    lowestAt(names[1], short(lowest.value), lowest.at + 1),
  ].join(" ");

  const value = { field: "value", type: "quantitative", title: words.loss };
  return chart(description, {
    ...size,
    title: heading(title, [words.gapHint]),
    data: { values: rows },
    encoding: {
      x: {
        field: "epoch",
        type: "quantitative",
        title: words.epoch,
        scale: { domain: [0, last.epoch], nice: false },
        axis: { format: "d", tickMinStep: 1 },
      },
    },
    layer: [
      {
        mark: { type: "area", opacity: 0.15, color: neutral },
        encoding: { y: { field: "training", type: "quantitative", title: words.loss }, y2: { field: "validation" } },
      },
      {
        transform: [
          { fold: ["training", "validation"] },
          {
            calculate: `datum.key === 'training' ? ${JSON.stringify(names[0])} : ${JSON.stringify(names[1])}`,
            as: "curve",
          },
        ],
        mark: { type: "line", strokeWidth: 2.5, tooltip: true },
        encoding: { y: value, color, strokeDash: { ...curve, scale: { domain: names, range: dashes } } },
      },
      { data: { values: [best] }, mark: { type: "rule", color: neutral, strokeDash: [3, 3] } },
      {
        data: { values: [best] },
        mark: { type: "point", filled: true, size: 90, opacity: 1, color: palette[1], stroke: neutral },
        encoding: { y: value },
      },
      {
        data: { values: [best] },
        mark: {
          ...label,
          ...(best.epoch < last.epoch / 2 ? { align: "left", dx: 8 } : { align: "right", dx: -8 }),
          dy: 14,
        },
        encoding: { y: value, text: { field: "text" } },
      },
    ],
  });
}
