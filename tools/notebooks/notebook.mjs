// Reading notebooks: cells, their text, and what they printed.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Problem } from "../errors.mjs";
import { inProject } from "../project.mjs";

export const folder = inProject("notebooks");

/**
 * What this project uses of the notebook format, nbformat 4.5.
 * @typedef {{ output_type: string, name?: string, text?: string | string[], data?: Record<string, any> }} Output
 * @typedef {{ tags?: string[], facts?: string[], exercise?: string, nbgrader?: Record<string, any>,
 *   slideshow?: { slide_type: string }, slides?: import("../slides/deck.mjs").Part[] }} Metadata
 * @typedef {{ cell_type: string, id: string, metadata: Metadata, source: string | string[], outputs?: Output[],
 *   execution_count?: number | null }} Cell
 * @typedef {{ cells: Cell[], metadata?: object, nbformat?: number, nbformat_minor?: number }} Notebook
 */

/** The chapters' files, in order: absolute paths. */
export function chapterFiles() {
  return readdirSync(folder)
    .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** "02-gradient-descent". @param {string} file */
export const chapterName = (file) => basename(file, ".ipynb");

/**
 * The chapters whose names begin with one of the words ("02", "02-gradient"); all of them where there is no word.
 * @param {string[]} words @throws {Problem} for a word that no chapter's name begins with
 */
export function chosenChapters(words) {
  const files = chapterFiles();
  const fits = (/** @type {string} */ file, /** @type {string} */ word) => chapterName(file).startsWith(word);
  const unknown = words.find((word) => !files.some((file) => fits(file, word)));
  if (unknown !== undefined)
    throw new Problem(
      `No chapter's name begins with "${unknown}". The chapters: ${files.map(chapterName).join(", ")}.`,
    );
  return files.filter((file) => words.length === 0 || words.some((word) => fits(file, word)));
}

/** @param {string} file @returns {Notebook} */
export const readNotebook = (file) => JSON.parse(readFileSync(file, "utf8"));

/** What a notebook's file holds. @param {Notebook} notebook */
export const fileText = (notebook) => `${JSON.stringify(notebook, null, 1)}\n`;

/** @param {Pick<Cell, "source">} cell */
export const sourceOf = (cell) => [cell.source].flat().join("");

/** @param {Cell} cell @param {string} tag */
export const hasTag = (cell, tag) => (cell.metadata.tags ?? []).includes(tag);

/** A text that the format stores as one string or as a list of lines. @param {string | string[]} [value] */
export const textOf = (value) => (value === undefined ? "" : [value].flat().join(""));

/** Everything that a code cell printed as text: streams, and the plain text of other outputs. @param {Cell} cell */
export function printedBy(cell) {
  return (cell.outputs ?? [])
    .map((output) => (output.output_type === "stream" ? textOf(output.text) : textOf(output.data?.["text/plain"])))
    .join("\n");
}
