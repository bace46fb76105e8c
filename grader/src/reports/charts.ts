import { escape } from "./markdown.js";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is written at the bar. */
  readonly text: string;
}

/** The name and the description are what a screen reader tells; the numbers stand in a table beside the chart. */
function svg(width: number, height: number, id: string, title: string, text: string, shapes: string[]): string {
  return `<figure>
<svg role="img" aria-labelledby="${id}-title ${id}-text" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}-title">${escape(title)}</title>
<desc id="${id}-text">${escape(text)}</desc>
${shapes.join("\n")}
</svg>
<figcaption>${escape(text)}</figcaption>
</figure>`;
}

/** Upright bars side by side. */
export function histogram(id: string, title: string, text: string, bars: readonly Bar[]): string {
  const [step, top, height] = [64, 22, 160];
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const base = top + height;
  const shapes = bars.flatMap(({ label, value, text: written }, i) => {
    const tall = (height * value) / highest;
    const middle = i * step + step / 2;
    return [
      `<rect class="bar" x="${i * step + 6}" y="${round(base - tall)}" width="${step - 12}" height="${round(tall)}"/>`,
      `<text x="${middle}" y="${round(base - tall - 6)}" text-anchor="middle">${escape(written)}</text>`,
      `<text x="${middle}" y="${base + 18}" text-anchor="middle">${escape(label)}</text>`,
    ];
  });
  const axis = `<line class="axis" x1="0" x2="${bars.length * step}" y1="${base}" y2="${base}"/>`;
  return svg(bars.length * step, base + 28, id, title, text, [...shapes, axis]);
}

/** Lying bars, one below the other; values are shares from 0 to 1. */
export function shares(id: string, title: string, text: string, bars: readonly Bar[]): string {
  const [row, left, length] = [30, 300, 300];
  const shapes = bars.flatMap(({ label, value, text: written }, i) => [
    `<text x="0" y="${i * row + 19}">${escape(shorten(label))}</text>`,
    `<rect class="track" x="${left}" y="${i * row + 5}" width="${length}" height="20"/>`,
    `<rect class="bar" x="${left}" y="${i * row + 5}" width="${round(length * value)}" height="20"/>`,
    `<text x="${left + length + 8}" y="${i * row + 19}">${escape(written)}</text>`,
  ]);
  return svg(left + length + 60, bars.length * row, id, title, text, shapes);
}

const round = (x: number): number => Math.round(x * 10) / 10;
const shorten = (label: string): string => (label.length > 42 ? `${label.slice(0, 41)}…` : label);
