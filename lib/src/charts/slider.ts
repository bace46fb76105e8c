import { wrap } from "./format.js";
import type { Spec } from "./theme.js";

/** The parts of a specification that let a slider choose among rows. It runs in the chart: no kernel is needed. */
export interface Slider {
  readonly params: Spec[];
  /** Subtitle that says in words what is chosen; undefined when there are no words. */
  readonly subtitle: unknown;
  /** Keeps the rows whose `at` is chosen; comes before every other transform. */
  readonly filter: Spec[];
  /** Expression that is true for the rows whose `at` is chosen. */
  readonly test: string;
}

/**
 * A slider over rows numbered from 1 in their field `at`.
 * @param name what stands beside the slider
 * @param sentences the subtitle for each row
 * @param start the number chosen at first
 */
export function slider(name: string, sentences: readonly string[], start: number): Slider {
  const broken = sentences.map(wrap);
  if (broken.length === 1)
    return { params: [], subtitle: sentences[0] === "" ? undefined : broken[0], filter: [], test: "true" };
  // The same number of lines for each, so that the plot does not move.
  const most = Math.max(...broken.map((lines) => lines.length));
  const subtitles = broken.map((lines) => [...lines, ...Array<string>(most - lines.length).fill("")]);
  const test = "datum.at === shown";
  return {
    params: [{ name: "shown", value: start, bind: { input: "range", min: 1, max: broken.length, step: 1, name } }],
    subtitle: { expr: `${JSON.stringify(subtitles)}[shown - 1]` },
    filter: [{ filter: test }],
    test,
  };
}
