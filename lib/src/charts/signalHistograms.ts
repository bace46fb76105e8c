import { decodeCells, encodeCells } from "./cells.js";
import type { Chart } from "./chart.js";
import { axisOf, intervalOf, pixelAxis } from "./frame.js";
import { signalDescription, signalSentence, zerosBeside, typicalSize, words } from "./messages.js";
import { barLevels, BINS, LEVELS, logAxis, rootMeanSquare, zeroShare } from "./signalBins.js";
import { slider, type Slider } from "./slider.js";
import { chart, heading, label, palette, type Spec } from "./theme.js";

/** What one network's layers hold on some examples: entry l of a list belongs to layer l + 1. */
export interface Signal {
  /** All entries of Aˡ. */
  readonly activations: readonly ArrayLike<number>[];
  /** All entries of ∂C/∂Wˡ, or of any other gradient of the layer. */
  readonly gradients: readonly ArrayLike<number>[];
}

/** Share of a layer's strip that its highest bar fills. */
const FULL = 0.85;
const WIDTH = 200;
const STRIP_PIXELS = 34;
/** Room for the words beside the histograms. It is fixed, so that nothing moves when the slider changes the words. */
const WORDS_PIXELS = { activations: 115, gradients: 70 };

/**
 * Two histograms for each layer side by side, of its activations and of its gradients, with a slider that goes from network
 * to network over the same axes. Each histogram is as high as its highest bar; beside it stands the typical size, the root of
 * the mean square, and the share of exact zeros. Gradients are drawn by their power of ten, and so are activations if asked.
 * Zeros and numbers that are not finite have no place on such an axis.
 * @param networks by the name that the subtitle shows; all with the same number of layers
 * @param options.logActivations whether activations are drawn by their power of ten: for those that have no upper bound
 * @throws TypeError when there is no network, or two differ in their number of layers
 */
export function signalHistograms(
  networks: Readonly<Record<string, Signal>>,
  { title, logActivations = false }: { title?: string; logActivations?: boolean } = {},
): Chart {
  const names = Object.keys(networks);
  const signals = names.map((name) => networks[name]);
  const layers = requireSameLayers(signals);
  const sides = [
    { all: signals.map(({ activations }) => activations), log: logActivations },
    { all: signals.map(({ gradients }) => gradients), log: true },
  ];
  const sizes = sides.map(({ all }) =>
    all.map((network) => network.map((values) => typicalSize(rootMeanSquare(values)))),
  );
  const sentences = names.map((name, n) => {
    const [activations, gradients] = sizes.map((side) => [side[n][0], side[n][layers - 1]] as const);
    return signalSentence(name, layers, activations, gradients);
  });
  const zeros = signals.map(({ activations }) => activations.map(zeroShare));
  const beside = [sizes[0].map((network, n) => network.map((text, l) => zerosBeside(text, zeros[n][l]))), sizes[1]];
  const chosen = slider(words.signalStart, sentences, names.length);
  const titles = [logActivations ? words.logActivation : words.activation, words.logGradient];
  return chart([signalDescription(layers), ...sentences].join(" "), {
    title: { ...heading(title ?? words.signalTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    spacing: 6,
    hconcat: [
      histograms(sides[0], titles[0], palette[0], true, chosen),
      wordsBeside(beside[0], WORDS_PIXELS.activations, chosen),
      histograms(sides[1], titles[1], palette[3], false, chosen),
      wordsBeside(beside[1], WORDS_PIXELS.gradients, chosen),
    ],
  });
}

/** All layers' histograms one above the other, layer 1 on top, below a strip for the heading of the words beside them. */
function histograms(
  { all, log }: { all: readonly (readonly ArrayLike<number>[])[]; log: boolean },
  title: string,
  color: string,
  isFirst: boolean,
  chosen: Slider,
): Spec {
  const layers = all[0].length;
  const axis = log
    ? logAxis(all.flat())
    : intervalOf(
        all.flat().flatMap((values) => Array.from(values)),
        0,
      );
  const width = (axis[1] - axis[0]) / BINS;
  const rows = all.map((network, n) => ({
    at: n + 1,
    cells: network.map((values) => encodeCells(barLevels(values, axis, log))).join(""),
  }));
  return {
    width: WIDTH,
    height: STRIP_PIXELS * (layers + 1),
    data: { values: rows },
    transform: [
      ...chosen.filter,
      ...decodeCells(BINS),
      { filter: "datum.level > 0" },
      { calculate: `${axis[0]} + datum.column * ${width}`, as: "left" },
      { calculate: `datum.left + ${width}`, as: "right" },
      { calculate: `${layers - 1} - datum.row`, as: "bottom" },
      { calculate: `datum.bottom + datum.level * ${FULL / LEVELS}`, as: "top" },
    ],
    mark: { type: "rect", color },
    encoding: {
      x: axisOf("left", title, axis, { tickCount: 5, format: log ? "d" : "~g" }),
      x2: { field: "right" },
      y: {
        field: "bottom",
        type: "quantitative",
        title: isFirst ? words.layer : null,
        scale: { domain: [0, layers + 1], nice: false },
        axis: {
          values: Array.from({ length: layers }, (_, l) => l + 0.5),
          labelExpr: `${layers} - floor(datum.value)`,
          labels: isFirst,
          ticks: false,
          grid: false,
        },
      },
      y2: { field: "top" },
    },
  };
}

/** A text for each layer beside its histogram, and a heading above them. */
function wordsBeside(texts: readonly (readonly string[])[], width: number, chosen: Slider): Spec {
  const strips = texts[0].length + 1;
  const rows = texts.flatMap((network, n) =>
    [words.typicalSize, ...network].map((text, strip) => ({ at: n + 1, text, x: 0, y: (strip + 0.5) * STRIP_PIXELS })),
  );
  return {
    width,
    height: STRIP_PIXELS * strips,
    data: { values: rows },
    transform: chosen.filter,
    mark: { ...label, align: "left", baseline: "middle", clip: true },
    encoding: {
      x: pixelAxis("x", width),
      y: pixelAxis("y", STRIP_PIXELS * strips, true),
      text: { field: "text" },
    },
  };
}

function requireSameLayers(signals: readonly Signal[]): number {
  if (signals.length === 0) throw new TypeError("signalHistograms: there are no networks");
  const counts = signals.flatMap(({ activations, gradients }) => [activations.length, gradients.length]);
  if (counts[0] === 0 || counts.some((count) => count !== counts[0])) {
    throw new TypeError(
      `signalHistograms: all networks need activations and gradients for the same layers, at least one; they have ${counts.join(", ")}`,
    );
  }
  return counts[0];
}
