// A chart of a chapter, made to fill a slide: compiled to Vega, with text that can be read from the last row.
import { parse, View } from "vega";
import { compile } from "vega-lite";

/** The room below a slide's title, in pixels. */
const ROOM = { width: 1200, height: 572 };
const SLIDER = 44;
/** The smallest text in a chart of the library, and the smallest on a slide. */
const SMALLEST = { inChart: 11, onSlide: 19 };
/** Captions that are wider than their panels would drive the panels apart, and so become smaller again. */
const LARGEST_FACTOR = 1.7;

/**
 * The Vega specification, with each size of text multiplied so that the smallest can be read when the chart fills the slide.
 * @param {Record<string, any>} spec @returns {Promise<{ spec: object, sliders: number }>}
 */
export async function forSlide(spec) {
  const { title, ...untitled } = spec; // the slide has the title; what moves with the slider stays
  const words = { text: title?.subtitle, fontSize: SMALLEST.inChart, fontWeight: "normal" };
  const header = { labelFontSize: SMALLEST.inChart, titleFontSize: SMALLEST.inChart };
  const config = { ...spec.config, header: { ...header, ...spec.config?.header } };
  const shown = { ...untitled, ...(title?.subtitle && { title: words }), config };
  const sliders = JSON.stringify(spec).split('"input":"range"').length - 1;
  const room = { ...ROOM, height: ROOM.height - SLIDER * sliders };
  let factor = 1;
  for (let round = 0; round < 3; round++) {
    const { width, height } = await sizeOf(larger(shown, factor));
    const scale = Math.min(room.width / width, room.height / height);
    factor = Math.min(LARGEST_FACTOR, Math.max(1, SMALLEST.onSlide / SMALLEST.inChart / scale));
  }
  return { spec: vega(larger(shown, factor)), sliders };
}

/** @param {object} spec @returns {import("vega").Spec} */
const vega = (spec) => compile(/** @type {import("vega-lite").TopLevelSpec} */ (spec)).spec;

/** @param {object} spec */
async function sizeOf(spec) {
  const svg = await new View(parse(vega(spec)), { renderer: "none" }).toSVG();
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** Multiplies every size of text, and the room that was measured for text: beside panels, and above the plot. @template T @param {T} value @param {number} factor @returns {T} */
function larger(value, factor) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return /** @type {T} */ (value.map((entry) => larger(entry, factor)));
  const entries = Object.entries(value).map(([name, entry]) => {
    const grows =
      /fontsize$|^lineheight$|^(label|title)limit$/i.test(name) || (name === "width" && isPanelOfWords(value));
    if (typeof entry === "number") return [name, grows ? entry * factor : entry];
    if (name === "y" && entry?.value < 0) return [name, { ...entry, value: entry.value * factor }];
    return [name, larger(entry, factor)];
  });
  return Object.fromEntries(entries);
}

/** Words beside another panel, cut off at the panel's edge. @param {Record<string, any>} spec */
const isPanelOfWords = ({ mark }) => mark?.type === "text" && mark.clip;
