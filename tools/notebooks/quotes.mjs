// Holds the numbers in a chapter's prose against what its cells printed.
import { hasTag, printedBy, sourceOf } from "./notebook.mjs";

const NUMBER = /[-−]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?/g;

/**
 * The numbers in "What we saw" cells (tagged "saw") that neither the outputs nor the code above them show, up to the
 * "What we saw" before. A printed number counts when it rounds to the one quoted; so does its share in per cent.
 * Code in backticks, links and numbers of sections are left out; what is true by arithmetic is listed in
 * the cell's metadata as `"facts": ["4", …]`.
 * @param {import("./notebook.mjs").Notebook} notebook @returns {{ cell: string, number: string }[]}
 */
export function unfoundedNumbers(notebook) {
  /** @type {{ cell: string, number: string }[]} */
  const unfounded = [];
  /** @type {number[]} */
  let shown = [];
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") shown.push(...numbersIn(printedBy(cell)), ...numbersIn(sourceOf(cell)));
    if (!hasTag(cell, "saw")) continue;
    const facts = cell.metadata.facts ?? [];
    const prose = sourceOf(cell)
      .replace(/`[^`]*`/g, "")
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/10\^\{(-?\d+)\}/g, "1e$1")
      .replace(/\b(?:section|chapter)s? \d+(?:\.\d+)*(?:(?: and| to|,) \d+(?:\.\d+)*)*/g, "");
    for (const text of prose.match(NUMBER) ?? []) {
      if (!facts.includes(text) && !shown.some((number) => roundsTo(number, text)))
        unfounded.push({ cell: cell.id, number: text });
    }
    shown = [];
  }
  return unfounded;
}

/** @param {string} text */
const toNumber = (text) => Number(text.replaceAll(",", "").replace("−", "-"));
/** @param {string} text */
const numbersIn = (text) => (text.match(NUMBER) ?? []).map(toNumber);

/** Whether a printed number, written as precisely as the quoted text, is the quoted number. @param {number} printed @param {string} text */
function roundsTo(printed, text) {
  const quoted = toNumber(text);
  const [digits, exponent] = text.replaceAll(",", "").split("e");
  const decimals = (digits.split(".")[1] ?? "").length;
  const half = 0.5 * 10 ** (Number(exponent ?? 0) - decimals) * (1 + 1e-9);
  return [printed, 100 * printed].some((number) => Math.abs(number - quoted) <= half);
}
