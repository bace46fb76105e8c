import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { epochCurves, leftOutSentences, type Curve } from "./epochCurves.js";
import type { Measure } from "./measure.js";
import { courseOf, lastEpoch, stopSentences } from "./lossChart.js";
import {
  measures,
  comparison,
  noAccuracy,
  offTheTop,
  percent,
  runSentence,
  runsSentence,
  runStopped,
  words,
} from "./messages.js";
import { chart } from "./theme.js";

/**
 * One measure of several runs against epoch. A click on a name in the legend shows that run alone.
 * @param runs what `train` returned, by the name that the legend shows
 * @param options.measure training loss unless told
 * @throws TypeError when there is no run, or one has no such measure
 */
export function compareChart(
  runs: Readonly<Record<string, History>>,
  { measure = "loss", title }: { measure?: Measure; title?: string } = {},
): Chart {
  const histories = Object.entries(runs);
  if (histories.length === 0) throw new TypeError("compareChart: there are no runs");
  const missing = histories.find(([, history]) => history.loss.length > 0 && history[measure].length === 0);
  if (missing) throw new TypeError(noAccuracy(`compareChart: ${measure} of "${missing[0]}"`));

  const isShare = measure === "accuracy" || measure === "validationAccuracy";
  const name = isShare ? percent(measures[measure]) : measures[measure];
  const curves = histories.map(([run, history]) => ({
    name: run,
    values: history[measure].map((value) => (isShare ? 100 * value : value)),
  }));
  const top = topOf(curves.filter((_, run) => histories[run][1].stopped?.reason !== "diverged"));
  const notes = [
    ...histories.flatMap(([run, history]) => stopSentences(history).map((message) => runStopped(run, message))),
    ...curves.filter(({ values }) => values.some((value) => value > top)).map(({ name }) => offTheTop(name)),
    ...leftOutSentences(curves),
  ];
  const description = [
    runsSentence(measures[measure], histories.length),
    ...curves.map(({ name, values }) => runSentence(name, courseOf(values, isShare ? "%" : ""))),
    ...notes,
  ].join(" ");
  const epochs = Math.max(...histories.map(([, history]) => lastEpoch(history)));
  return chart(
    description,
    epochCurves(curves, epochs, {
      title: title ?? comparison(name),
      measure: name,
      legend: words.run,
      sentences: [...(histories.length > 1 ? [words.clickLegend] : []), ...notes],
      zero: !isShare,
      top,
    }),
  );
}

/** How many times the largest value of the runs that did not diverge the axis reaches. */
const HEADROOM = 100;

/** Where the axis should end: a run that diverges to 10²⁰⁰ must not press all others into one line. */
function topOf(healthy: readonly Curve[]): number {
  const values = healthy.flatMap(({ values }) => values.filter(Number.isFinite));
  return HEADROOM * values.reduce((most, value) => Math.max(most, value), 0) || Infinity;
}
