import { softmax } from "../activations/index.js";
import { entropy } from "../diagnostics/index.js";
import { matrix } from "../matrix/index.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { entropyPieces, othersPiece, temperatureSentence, topKSentence, words } from "./messages.js";
import { probabilityAxis, requireAnswers, softmaxInChart, type ScoredAnswer } from "./softmaxInChart.js";
import { chart, heading, label, palette, size, type Spec } from "./theme.js";

/** The temperatures that the slider goes through; it starts at 1. */
const TEMPERATURE = { min: 0.05, max: 5, step: 0.05 };
/** A score's slider goes from −5 to 5, or as far as the scores reach. */
const SCORE = { reach: 5, step: 0.1 };
/** Of more answers than this, those with the highest scores are drawn; all of them count. */
const MOST_BARS = 20;
const [BAR_PIXELS, LINE_PIXELS] = [24, 14];

/**
 * The softmax of scores at a temperature, pⱼ = e^(zⱼ/T) / Σ e^(zₖ/T), as bars, with its entropy. A slider sets the temperature.
 * The chart computes everything itself and needs no kernel.
 *
 * @param answers in the order in which they are drawn; of more than 20 the highest scores are drawn, and the others summed up
 * @param options.movableScores gives each score a slider of its own
 * @param options.topK adds a slider over k: only the k highest scores may win, all others get probability 0
 * @throws TypeError when there are fewer than 2 answers, or two have the same label; RangeError when a score is not finite
 */
export function temperatureChart(
  answers: readonly ScoredAnswer[],
  { title, movableScores = false, topK = false }: { title?: string; movableScores?: boolean; topK?: boolean } = {},
): Chart {
  requireAnswers("temperatureChart", answers);
  const highest = new Set([...answers].sort((a, b) => b.score - a.score).slice(0, MOST_BARS));
  const drawn = answers.filter((answer) => highest.has(answer)).map(({ label }) => label);
  const rows = answers.map((answer, at) => {
    return { at, label: answer.label, score: rounded(answer.score), drawn: highest.has(answer) };
  });
  const description = [descriptionOf(answers, drawn), ...(topK ? [topKSentence(answers.length)] : [])].join(" ");
  return chart(description, {
    width: size.width,
    height: { step: BAR_PIXELS },
    title: heading(title ?? words.temperatureTitle),
    params: [
      { name: "temperature", value: 1, bind: { input: "range", ...TEMPERATURE, name: words.temperature } },
      ...(topK ? [topKSlider(answers.length)] : []),
      ...(movableScores ? scoreSliders(answers) : []),
    ],
    data: { values: rows },
    transform: [
      ...(movableScores
        ? [{ calculate: `[${answers.map((_, at) => scoreName(at)).join(", ")}][datum.at]`, as: "score" }]
        : []),
      ...(topK ? ranks : []),
      ...softmaxInChart(topK ? "datum.rank > k ? -MAX_VALUE : datum.score / temperature" : "datum.score / temperature"),
      ...entropyInChart,
    ],
    layer: [
      {
        transform: [{ filter: "datum.drawn" }],
        mark: { type: "bar", color: palette[0] },
        encoding: {
          x: probabilityAxis("probability"),
          y: { field: "label", type: "nominal", title: words.answers, scale: { domain: drawn } },
          tooltip: [
            { field: "label", type: "nominal", title: words.answers },
            { field: "score", type: "quantitative", title: words.score },
            { field: "probability", type: "quantitative", title: words.probability },
          ],
        },
      },
      {
        transform: [
          { filter: "datum.drawn" },
          {
            calculate: `${topK ? "datum.rank > k ? '0%' : " : ""}datum.probability < 0.0005 ? '< 0.1%' : format(datum.probability, '.1%')`,
            as: "percent",
          },
        ],
        mark: { ...label, align: "left", dx: 4 },
        encoding: {
          x: { field: "probability", type: "quantitative" },
          y: { field: "label", type: "nominal" },
          text: { field: "percent" },
        },
      },
      {
        transform: [
          { filter: "datum.at === 0" },
          { calculate: entropyExpression(answers.length, drawn.length), as: "sentence" },
        ],
        mark: { ...label, align: "left", baseline: "bottom", lineHeight: LINE_PIXELS },
        encoding: {
          x: { value: 0 },
          y: { value: answers.length > drawn.length ? -8 - LINE_PIXELS : -8 },
          text: { field: "sentence" },
        },
      },
    ],
  });
}

/** H = −Σ pⱼ ln pⱼ as `entropy`, and the share of the answers that are not drawn as `others`. */
const entropyInChart: Spec[] = [
  { calculate: "datum.probability > 0 ? -datum.probability * log(datum.probability) : 0", as: "unsureness" },
  { calculate: "datum.drawn ? 0 : datum.probability", as: "hidden" },
  {
    joinaggregate: [
      { op: "sum", field: "unsureness", as: "entropy" },
      { op: "sum", field: "hidden", as: "others" },
    ],
  },
];

/** The place of each answer when the highest score is the first: its `rank`. */
const ranks: Spec[] = [{ window: [{ op: "row_number", as: "rank" }], sort: [{ field: "score", order: "descending" }] }];

function topKSlider(answers: number): Spec {
  return { name: "k", value: answers, bind: { input: "range", min: 1, max: answers, step: 1, name: words.topK } };
}

const scoreName = (at: number): string => `score${at}`;

function scoreSliders(answers: readonly ScoredAnswer[]): Spec[] {
  const reach = Math.max(SCORE.reach, ...answers.map(({ score }) => Math.ceil(Math.abs(score))));
  return answers.map(({ label, score }, at) => ({
    name: scoreName(at),
    value: score,
    bind: { input: "range", min: -reach, max: reach, step: SCORE.step, name: `${words.scoreOf} ${label} ` },
  }));
}

/** What stands above the bars, as an expression that gives one line, or two where answers are not drawn. */
function entropyExpression(answers: number, drawn: number): string {
  const [start, middle, draw, end] = entropyPieces(Math.log(answers)).map((piece) => JSON.stringify(piece));
  const entropyLine =
    `${start} + format(temperature, '.2f') + ${middle} + format(datum.entropy, '.2f') + ${draw} + ` +
    `format(exp(datum.entropy), '.1f') + ${end}`;
  const othersLine = `${JSON.stringify(othersPiece(answers - drawn))} + format(datum.others, '.1%')`;
  return `[${answers > drawn ? `${entropyLine}, ${othersLine}` : entropyLine}]`;
}

function descriptionOf(answers: readonly ScoredAnswer[], drawn: readonly string[]): string {
  const p = softmax.apply(matrix([answers.map(({ score }) => score)])).data;
  const shares = answers.flatMap(({ label, score }, j) =>
    drawn.includes(label) ? [{ label, score, share: p[j] }] : [],
  );
  return temperatureSentence(answers.length, shares, entropy(p), TEMPERATURE);
}
