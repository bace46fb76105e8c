import type { Chart } from "../charts/chart.js";
import type { History } from "../training/history.js";
import { newDisplay } from "./kernel.js";
import { chartBundle } from "./show.js";

const SHORTEST_WAIT = 200; // milliseconds from one drawing to the next
const WAIT_PER_COST = 20; // so drawing takes at most 1 / (1 + 20) of the time: two charts stay below 10%
const BYTES_PER_MILLISECOND = 250; // Jupyter drops output above 1 MB a second

/**
 * A chart that follows training, for `train`'s `onEpoch`. It is drawn anew in place a few times a second, for less than 5% of the
 * training time, and once more when training has ended.
 * @param chartOf draws the history so far, for example `lossChart`
 */
export function liveChart(chartOf: (history: History) => Chart): (history: History) => void {
  let followed: History | undefined;
  let draw = newDisplay();
  let due = 0;
  return (history) => {
    const start = performance.now();
    if (start < due && !history.stopped) return;
    if (followed && followed !== history) draw = newDisplay(); // another training: another chart
    followed = history;
    const chart = chartOf(history);
    draw(chartBundle(chart));
    const bytes = JSON.stringify(chart).length;
    const end = performance.now();
    due = end + Math.max(SHORTEST_WAIT, WAIT_PER_COST * (end - start), bytes / BYTES_PER_MILLISECOND);
  };
}
