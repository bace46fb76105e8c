import { linearRegions, type LinearRegion } from "../diagnostics/index.js";
import type { Examples } from "../examples.js";
import type { Network } from "../network/index.js";
import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { axisOf, intervalOf, requireInterval, type Frame } from "./frame.js";
import { classNumber, regionsNote, regionsSentence, regionsTitleSentence, words } from "./messages.js";
import { packExamples, packPoints, unpackPoints } from "./packed.js";
import { networkStates, statesSentences } from "./states.js";
import { slider } from "./slider.js";
import { chart, heading, neutral, palette, shapes, type Spec } from "./theme.js";

/** Pixels on either side. */
const SIDE = 340;

/**
 * The plane of a ReLU network's two inputs, cut into its linear regions. The colour says how many hidden neurons are on:
 * from a region to the next one, one of them switches.
 *
 * @param frame the part of the plane to show
 * @param history draws the snapshots that `train` took, with a slider to go through them; without it, the network as it is
 * @param options.examples draws these, and the boundary of a network with one sigmoid output: the line a = ½
 * @throws RangeError or TypeError as `linearRegions`, or when the frame has no size
 */
export function regionsChart(
  net: Network,
  frame: Frame,
  history?: History,
  options: { title?: string; examples?: Examples } = {},
): Chart {
  requireInterval("regionsChart", frame.x);
  requireInterval("regionsChart", frame.y);
  const states = networkStates(net, history, (state, epoch, at) => {
    const regions = linearRegions(state, frame);
    return { at, regions, sentence: regionsSentence(epoch, regions.length) };
  });
  const sentences = states.map(({ sentence }) => sentence);
  const chosen = slider(words.snapshot, sentences, states.length);
  const rows = states.map(({ at, regions }) => ({
    at,
    regions: regions.map(({ corners, active }) => `${active};${packPoints([...corners, corners[0]])}`),
  }));
  const actives = states.flatMap(({ regions }) => regions.map(({ active }) => active));
  const neurons = net.layers.slice(0, -1).reduce((sum, { outputs }) => sum + outputs, 0);
  const { examples } = options;
  const note = examples ? [regionsNote] : [];
  const boundary = states.map(({ at, regions }) => ({ at, pieces: regions.flatMap(boundaryIn).map(packPoints) }));
  return chart([regionsTitleSentence(neurons), ...note, ...statesSentences(sentences)].join(" "), {
    width: SIDE,
    height: SIDE,
    title: { ...heading(options.title ?? words.regionsTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    encoding: {
      x: axisOf("x", words.x1, frame.x, { grid: false }),
      y: axisOf("y", words.x2, frame.y, { grid: false }),
    },
    layer: [
      {
        data: { values: rows },
        transform: [...chosen.filter, ...unpackRegions],
        mark: { type: "line", filled: true, stroke: neutral, strokeWidth: 1, strokeJoin: "round", clip: true },
        encoding: {
          detail: { field: "region" },
          order: { field: "place", type: "quantitative" },
          fill: {
            field: "active",
            type: "quantitative",
            title: words.neuronsOn,
            scale: {
              scheme: "viridis",
              domain: intervalOf(actives, 0),
            },
            legend: { tickMinStep: 1, format: "d" },
          },
        },
      },
      ...(examples ? [boundaryLayer(boundary, chosen.filter), examplesLayer(examples)] : []),
    ],
  });
}

/** From rows { at, regions: ["active;x,y x,y …"] } to one row for each corner: its region, active, x, y and place. */
const unpackRegions: Spec[] = [
  { flatten: ["regions"], as: ["packed"] },
  { window: [{ op: "row_number", as: "region" }] },
  { calculate: "toNumber(split(datum.packed, ';')[0])", as: "active" },
  { calculate: "split(datum.packed, ';')[1]", as: "corners" },
  ...unpackPoints("corners"),
  { window: [{ op: "row_number", as: "place" }], groupby: ["region"] },
];

/** Where a network with one sigmoid output is undecided in a region, z = 0: two points of its edge, or nothing. */
function boundaryIn({ corners, outputs: [[p, q, r], ...others] }: LinearRegion): number[][][] {
  if (others.length > 0) return [];
  const heights = corners.map(([x, y]) => p * x + q * y + r);
  const crossings = corners.flatMap(([x, y], i) => {
    const next = (i + 1) % corners.length;
    if (heights[i] < 0 === heights[next] < 0) return [];
    const share = heights[i] / (heights[i] - heights[next]);
    return [[x + share * (corners[next][0] - x), y + share * (corners[next][1] - y)]];
  });
  return crossings.length === 2 ? [crossings] : [];
}

function boundaryLayer(rows: readonly object[], filter: readonly Spec[]): Spec {
  return {
    data: { values: rows },
    transform: [
      ...filter,
      { flatten: ["pieces"], as: ["piece"] },
      { filter: "datum.piece !== null" },
      ...unpackPoints("piece"),
    ],
    mark: { type: "line", color: "white", strokeWidth: 3, strokeCap: "round", clip: true },
    encoding: { detail: { field: "piece" } },
  };
}

function examplesLayer(examples: Examples): Spec {
  const classes = Math.max(2, examples.Y.columns);
  const names = Array.from({ length: classes }, (_, c) => classNumber(c));
  const color = {
    field: "class",
    type: "nominal",
    title: words.exampleClass,
    scale: { domain: names, range: palette },
  };
  return {
    data: { values: packExamples(examples, names) },
    transform: unpackPoints("points"),
    mark: { type: "point", filled: true, opacity: 1, size: 40, stroke: "white", strokeWidth: 1, clip: true },
    encoding: { color, shape: { ...color, scale: { domain: names, range: shapes } } },
  };
}
