import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { epochCurves, leftOutSentences } from "./epochCurves.js";
import type { Measure } from "./measure.js";
import { measureSentence, measures, noAccuracy, noEpochYet, noFiniteValue, percent, trend, words } from "./messages.js";
import { chart } from "./theme.js";

/**
 * Training loss against epoch, and validation loss where there is any. It can be drawn at any time during training.
 * The axis is logarithmic where the losses span more than three decades.
 */
export function lossChart(history: History): Chart {
  return measureChart(history, { title: words.lossTitle, axis: words.loss }, "loss", "validationLoss", 1);
}

/**
 * The share of examples answered rightly, in percent, against epoch: of the training examples, and of the validation
 * examples where there are any. It can be drawn at any time during training.
 * @throws TypeError when the history has epochs but no accuracies: the training was regression
 */
export function accuracyChart(history: History): Chart {
  const titles = { title: words.accuracyTitle, axis: percent(words.accuracy) };
  if (history.loss.length > 0 && history.accuracy.length === 0) throw new TypeError(noAccuracy("accuracyChart"));
  return measureChart(history, titles, "accuracy", "validationAccuracy", 100);
}

function measureChart(
  history: History,
  { title, axis }: { title: string; axis: string },
  training: Measure,
  validation: Measure,
  factor: number,
): Chart {
  const measured = [training, validation].filter((measure) => measure === training || history[measure].length > 0);
  const curves = measured.map((measure) => ({
    name: measure === training ? words.training : words.validation,
    values: history[measure].map((value) => factor * value),
  }));
  const notes = [...stopSentences(history), ...leftOutSentences(curves)];
  const sentences = measured.map((measure, c) =>
    measureSentence(measures[measure], courseOf(curves[c].values, factor === 100 ? "%" : "")),
  );
  return chart(
    [...sentences, ...notes].join(" "),
    epochCurves(curves, lastEpoch(history), {
      title,
      measure: axis,
      legend: words.measuredOn,
      sentences: notes,
      zero: factor === 1,
    }),
  );
}

/** How the finite values go, in words. */
export function courseOf(values: readonly number[], unit: string): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return values.length === 0 ? noEpochYet : noFiniteValue;
  return trend(finite[0], finite[finite.length - 1], values.length, unit);
}

/** Why training ended before its last epoch, where it did. */
export function stopSentences({ stopped }: History): string[] {
  return stopped && stopped.reason !== "finished" ? [stopped.message] : [];
}

/** The right end of the axis: while training runs the axis keeps its length, and nothing jumps. */
export const lastEpoch = ({ loss, epochs, stopped }: History): number => (stopped ? loss.length : epochs);
