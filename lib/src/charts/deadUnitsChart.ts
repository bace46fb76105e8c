import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { epochCurves } from "./epochCurves.js";
import { courseOf, lastEpoch } from "./lossChart.js";
import { deadSentence, runSentence, words } from "./messages.js";
import { chart } from "./theme.js";

/**
 * The share of dead hidden units against epoch, in percent, of several runs: units with σ′(z) = 0 for every example of the
 * epoch (`LayerStatistics.deadUnits`), as the mean over the hidden layers. The last layer is not counted.
 * @param runs what `train` returned, by the name that the legend shows
 * @throws TypeError when there is no run
 * @throws RangeError when a network has no hidden layer
 */
export function deadUnitsChart(runs: Readonly<Record<string, History>>, { title }: { title?: string } = {}): Chart {
  const histories = Object.entries(runs);
  if (histories.length === 0) throw new TypeError("deadUnitsChart: there are no runs");
  const curves = histories.map(([name, { statistics }]) => ({
    name,
    values: statistics.map((layers) => {
      const hidden = layers.slice(0, -1);
      if (hidden.length === 0) throw new RangeError(`deadUnitsChart: the network of "${name}" has no hidden layer`);
      return (100 * hidden.reduce((sum, { deadUnits }) => sum + deadUnits, 0)) / hidden.length;
    }),
  }));
  const [first] = histories[0][1].statistics;
  const notes = first ? [deadSentence(first.length - 1)] : [];
  const sentences = curves.map(({ name, values }) => runSentence(name, courseOf(values, "%")));
  return chart(
    [words.deadTitle + ".", ...sentences, ...notes].join(" "),
    epochCurves(curves, Math.max(...histories.map(([, history]) => lastEpoch(history))), {
      title: title ?? words.deadTitle,
      measure: words.dead,
      legend: words.run,
      sentences: [...notes, ...(histories.length > 1 ? [words.clickLegend] : [])],
      zero: true,
    }),
  );
}
