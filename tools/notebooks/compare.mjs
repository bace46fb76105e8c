// Compares the outputs of two runs of a notebook.
import { hasTag, textOf } from "./notebook.mjs";

/** Numbers may differ by this share of their size: JavaScript engines round the last digits of exp and tanh differently. */
const TOLERANCE = 1e-6;

/**
 * What differs between the outputs of two notebooks with the same cells, a sentence each. Cells tagged "varies" are
 * left out: they print times or the like. Pictures are left out too, since they are drawn from the specs beside them.
 * @typedef {import("./notebook.mjs").Notebook} Notebook
 * @typedef {import("./notebook.mjs").Cell} Cell
 * @param {Notebook} committed @param {Notebook} fresh @returns {string[]}
 */
export function differences(committed, fresh) {
  if (committed.cells.length !== fresh.cells.length) {
    return [`${committed.cells.length} cells are committed, ${fresh.cells.length} were run`];
  }
  return committed.cells.flatMap((cell, i) => {
    if (cell.cell_type !== "code" || hasTag(cell, "varies")) return [];
    const difference = firstDifference(comparable(cell), comparable(fresh.cells[i]));
    return difference ? [`cell ${cell.id}: ${difference}`] : [];
  });
}

/** Streams of one name joined, and each bundle without its picture. @param {Cell} cell @returns {Record<string, any>[]} */
function comparable({ outputs = [] }) {
  /** @type {Record<string, any>[]} */
  const parts = [];
  for (const output of outputs) {
    if (output.output_type === "stream") {
      const last = parts.at(-1);
      if (last && last.stream === output.name) last.text += textOf(output.text);
      else parts.push({ stream: output.name, text: textOf(output.text) });
    } else {
      const { "image/png": _picture, ...data } = output.data ?? {};
      parts.push(
        Object.fromEntries(
          Object.entries(data).map(([mime, value]) => [mime, Array.isArray(value) ? textOf(value) : value]),
        ),
      );
    }
  }
  return parts;
}

/** Where and how two values differ first, or undefined. @param {any} a @param {any} b @returns {string | undefined} */
function firstDifference(a, b, path = "output") {
  if (typeof a === "number" && typeof b === "number") return near(a, b) ? undefined : `${path} was ${a}, is ${b}`;
  if (typeof a === "string" && typeof b === "string")
    return sameText(a, b) ? undefined : `${path} was ${quote(a)}, is ${quote(b)}`;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") {
    return Object.is(a, b) ? undefined : `${path} was ${quote(JSON.stringify(a))}, is ${quote(JSON.stringify(b))}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const difference = firstDifference(a[key], b[key], `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}

/** @param {number} a @param {number} b */
const near = (a, b) => Object.is(a, b) || Math.abs(a - b) <= TOLERANCE * Math.max(1e-6, Math.abs(a), Math.abs(b));
const quote = (text = "nothing") => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const NUMBER = /[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** Equal, but for numbers that are near one another. @param {string} a @param {string} b */
function sameText(a, b) {
  if (a === b) return true;
  if (a.replace(NUMBER, "#") !== b.replace(NUMBER, "#")) return false;
  const [numbersA, numbersB] = [a, b].map((text) => (text.match(NUMBER) ?? []).map((n) => Number(n.replace("−", "-"))));
  return numbersA.every((n, i) => near(n, numbersB[i]));
}
