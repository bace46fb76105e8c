import type { AttentionHead } from "../attention/index.js";
import type { Chart } from "./chart.js";
import { attentionSentence, headSentence, sliderOverHeads, words } from "./messages.js";
import { slider } from "./slider.js";
import { chart, heading, palette, type Spec } from "./theme.js";

/** Pixels of a cell's side, and the most of all. */
const [CELL, MOST] = [24, 420];

/**
 * How attention heads share their attention: a row for each token that looks, a column for each that is looked at, in a
 * stronger colour the more it gets. A slider goes through the heads.
 *
 * @param tokens the text, as words
 * @param heads what `attentionWeights` returned for it; what it says of places after the text's end is left out
 * @throws TypeError when there is no token or no head; RangeError when a head sees fewer places than there are tokens
 */
export function attentionMap(
  tokens: readonly string[],
  heads: readonly AttentionHead[],
  { title }: { title?: string } = {},
): Chart {
  if (tokens.length === 0 || heads.length === 0) throw new TypeError("attentionMap: give tokens and heads");
  const [n, last] = [tokens.length, tokens.length - 1];
  const short = heads.find(({ weights }) => weights.length < n);
  if (short) throw new RangeError(`attentionMap: ${n} tokens, but the heads see ${short.weights.length} places`);

  const rows = heads.map(({ weights }, h) => ({
    at: h + 1,
    weights: weights.slice(0, n).flatMap((shares) => shares.slice(0, n).map((share) => Number(share.toFixed(3)))),
  }));
  const sentences = heads.map(({ layer, head, weights }) => {
    const most = weights[last].indexOf(Math.max(...weights[last]));
    return headSentence(layer, head, tokens[last], tokens[most], last - most, weights[last][most]);
  });
  const chosen = slider(words.attentionHead, sentences, 1);
  const side = Math.min(MOST, n * CELL);
  const axis = (field: string, name: string, more: Spec): Spec => ({
    field,
    type: "ordinal",
    title: name,
    scale: { domain: tokens.map((_, place) => place) },
    axis: { labelExpr: `${JSON.stringify(tokens)}[datum.value]`, ticks: false, domain: false, ...more },
  });
  const description = [attentionSentence(tokens), ...sliderOverHeads(sentences)].join(" ");
  return chart(description, {
    width: side,
    height: side,
    title: { ...heading(title ?? words.attentionTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    data: { values: rows },
    transform: [
      ...chosen.filter,
      { flatten: ["weights"], as: ["weight"] },
      { window: [{ op: "row_number", as: "place" }], groupby: ["at"] },
      { calculate: `floor((datum.place - 1) / ${n})`, as: "looking" },
      { calculate: `(datum.place - 1) % ${n}`, as: "seen" },
      { filter: "datum.seen <= datum.looking" },
      { calculate: `${JSON.stringify(tokens)}[datum.looking]`, as: "from" },
      { calculate: `${JSON.stringify(tokens)}[datum.seen]`, as: "to" },
    ],
    mark: { type: "rect", color: palette[3], stroke: palette[3], strokeOpacity: 0.15 },
    encoding: {
      x: axis("seen", words.lookedAt, { orient: "top", labelAngle: -60 }),
      y: axis("looking", words.looking, {}),
      fillOpacity: {
        field: "weight",
        type: "quantitative",
        title: words.attentionShare,
        scale: { domain: [0, 1], range: [0, 1] },
        legend: {
          symbolType: "square",
          symbolFillColor: palette[3],
          symbolStrokeWidth: 0,
          values: [0.1, 0.25, 0.5, 1],
        },
      },
      tooltip: [
        { field: "from", type: "nominal", title: words.looking },
        { field: "to", type: "nominal", title: words.lookedAt },
        { field: "weight", type: "quantitative", title: words.attentionShare },
      ],
    },
  });
}
