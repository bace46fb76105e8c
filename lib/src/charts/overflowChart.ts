import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { overflowSentence, words } from "./messages.js";
import { probabilityAxis, requireAnswers, softmaxInChart, type ScoredAnswer } from "./softmaxInChart.js";
import { chart, heading, label, legendBelow, palette, size } from "./theme.js";

/** What the slider adds to every score: e^z overflows from 710 on, and is 0 below −745. */
const SHIFT = { min: -1000, max: 1000, step: 1 };
const BAR_PIXELS = 18;
/**
 * Softmax computed in two ways, pⱼ = e^zⱼ / Σ e^zₖ as the formula stands and with the largest score subtracted, as bars beside
 * each other. A slider adds one number to all scores, which should change nothing. The chart computes everything itself.
 * @throws TypeError when there are fewer than 2 answers, or two have the same label; RangeError when a score is not finite
 */
export function overflowChart(answers: readonly ScoredAnswer[], { title }: { title?: string } = {}): Chart {
  requireAnswers("overflowChart", answers);
  const methods = [words.asItStands, words.largestSubtracted];
  const labels = answers.map(({ label }) => label);
  const y = { field: "label", type: "nominal", title: words.answers, scale: { domain: labels } };
  const yOffset = { field: "method", type: "nominal", scale: { domain: methods } };
  return chart(overflowSentence(labels, SHIFT), {
    width: size.width,
    height: { step: BAR_PIXELS, for: "offset" },
    title: heading(title ?? words.overflowTitle),
    params: [{ name: "shift", value: 0, bind: { input: "range", ...SHIFT, name: words.shift } }],
    data: {
      values: methods.flatMap((method, stable) =>
        answers.map(({ label, score }) => ({ method, stable, label, score: rounded(score) })),
      ),
    },
    transform: [
      ...softmaxInChart("datum.score + shift", "(datum.stable ? datum.most : 0)", ["method"]),
      { calculate: "isNaN(datum.probability) ? 'NaN' : format(datum.probability, '.1%')", as: "text" },
      { calculate: "isNaN(datum.probability) ? 0 : datum.probability", as: "end" },
    ],
    encoding: { y, yOffset },
    layer: [
      {
        mark: "bar",
        encoding: {
          x: probabilityAxis("end"),
          color: {
            field: "method",
            type: "nominal",
            scale: { domain: methods, range: [palette[3], palette[0]] },
            legend: { ...legendBelow(words.softmax, methods), symbolType: "square" },
          },
        },
      },
      {
        mark: { ...label, align: "left", dx: 4 },
        encoding: { x: { field: "end", type: "quantitative" }, text: { field: "text" } },
      },
    ],
  });
}
