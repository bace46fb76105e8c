import type { Chart } from "./chart.js";
import { wrap } from "./format.js";

/** Part of a Vega-Lite specification. */
export type Spec = Record<string, unknown>;

/**
 * Colours of Okabe and Ito, which the colour-blind can tell apart ("Color universal design", 2008). Their black would
 * vanish in a dark theme, so grey stands in for it. A ninth series starts again at the first colour.
 */
export const palette = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442", "#999999"];

/** Shapes and dashes tell series apart without colour. */
export const shapes = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "triangle-down",
  "triangle-right",
  "triangle-left",
];
export const dashes = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [4, 4],
  [12, 4],
  [1, 4],
  [9, 2, 2, 2, 2, 2],
];

/** For lines and marks without a meaning of their own: seen on white and on black. */
export const neutral = "#888888";

/**
 * Text inside the plot in the colour of the axes' labels, which is the theme's: dark on light, light on dark. Vega-Lite would
 * fill it with black; without fill or stroke of its own, it takes the style's.
 */
export const label = { type: "text", style: "guide-label", filled: false, stroke: null, fontSize: 11 };

/** A colour mixed with white: share 1 is the colour, 0 is white. */
export function tint(color: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => Math.round(255 - share * (255 - parseInt(color.slice(at, at + 2), 16))));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** Letters that fit below the plot. */
const LEGEND_LENGTH = 70;

/** Width and height of the plot in pixels. */
export const size = { width: 420, height: 260 };

/**
 * Background, text colours and fonts are left to the front end and its theme. The grid is faint on any background.
 */
const config = {
  view: { stroke: null },
  axis: { gridOpacity: 0.25, labelFontSize: 11, titleFontSize: 12, labelFlush: false, labelSeparation: 4 },
  legend: { labelLimit: 260, titleLimit: 260, labelFontSize: 11, titleFontSize: 12, symbolOpacity: 1 },
  title: { anchor: "start", frame: "bounds", fontSize: 14, subtitleFontSize: 11, subtitlePadding: 4, offset: 10 },
  range: { category: palette },
};

/** Completes a specification to a chart. */
export function chart(description: string, spec: Spec): Chart {
  return { $schema: "https://vega.github.io/schema/vega-lite/v5.json", description, ...spec, config };
}

/** A legend below the plot, in as many columns as its names leave room for. */
export function legendBelow(title: string, names: readonly string[]): Spec {
  const longest = Math.max(...names.map((name) => name.length));
  return { title, orient: "bottom", columns: Math.max(1, Math.min(4, Math.floor(LEGEND_LENGTH / (longest + 5)))) };
}

/** A title, with sentences below it that are broken into lines. */
export function heading(text: string, sentences: readonly string[] = []): Spec {
  return sentences.length === 0 ? { text } : { text, subtitle: sentences.flatMap(wrap) };
}
