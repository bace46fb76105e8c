// The arithmetic of the benchmark.

/** A middle value and the range around it. @typedef {{ median: number, least: number, most: number }} Spread */

/** @param {number[]} values */
export function median(values) {
  if (values.length === 0) throw new RangeError("median: there are no values");
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** @param {number[]} values @returns {Spread} */
export const spread = (values) => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/**
 * How many times longer theirs took than ours, turn by turn: each of their turns is divided by our turn just before it,
 * so that a machine that slows down for a while slows both.
 * @param {number[]} theirs @param {number[]} ours
 */
export function pairedRatios(theirs, ours) {
  if (theirs.length !== ours.length) throw new RangeError(`${theirs.length} turns of theirs, ${ours.length} of ours`);
  return spread(theirs.map((seconds, turn) => seconds / ours[turn]));
}

/** Three significant digits, without an exponent: 0.0123, 1.23, 12.3, 123, 1234. @param {number} value */
export const digits = (value) =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** "4.1 (3.8–4.4)". @param {Spread} spread */
export const withRange = ({ median, least, most }) => `${digits(median)} (${digits(least)}–${digits(most)})`;

/** A Markdown table; columns of numbers are aligned to the right. @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const numeric = head.map((_, column) => rows.every((row) => /^[\d.(–—]/.test(row[column]) || row[column] === ""));
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(numeric.map((right) => (right ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
