// The editions of a chapter for the front of the room: one to present, one with the solutions.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chapterName, fileText, readNotebook } from "../notebooks/notebook.mjs";
import { solved } from "../notebooks/solve.mjs";
import { inProject } from "../project.mjs";
import { slidesOf } from "../slides/deck.mjs";

/**
 * @typedef {import("../notebooks/notebook.mjs").Notebook} Notebook
 * @typedef {import("../notebooks/notebook.mjs").Cell} Cell
 */

/** What each edition makes of a chapter: a notebook without outputs. Its name is that of its folder, and of the option of `npm start`. */
export const editions = {
  /** The slides of the deck, with the code whole, to be run. @param {Notebook} notebook */
  present: (notebook) => ({
    ...notebook,
    metadata: { ...notebook.metadata, rise },
    cells: notebook.cells.flatMap((cell, i) => cellsToPresent(cell, notebook, i)).map(withoutOutputs),
  }),
  /** The chapter with the reference solutions. @param {Notebook} notebook @param {string} file */
  solved: (notebook, file) => {
    const { cells, ...rest } = solved(notebook, file);
    return { ...rest, cells: cells.map(withoutOutputs) };
  },
};

/**
 * Settings of jupyterlab-rise. A chart that has just been drawn may be higher than the screen, so it scrolls. The theme is one of
 * those that ask the network for no fonts.
 */
const rise = {
  ...{ theme: "white", transition: "none", start_slideshow_at: "beginning" },
  ...{ scroll: true, center: false, controls: false },
};

/** Writes an edition of chapters into a folder of its name, anew each time. @param {keyof typeof editions} edition @param {string[]} files */
export function writeEdition(edition, files) {
  const folder = inProject(edition);
  mkdirSync(folder, { recursive: true });
  if (edition === "present") copyFileSync(inProject("tools", "live", "rise.css"), join(folder, "rise.css"));
  for (const file of files) {
    const copy = editions[edition](readNotebook(file), file);
    writeFileSync(join(folder, `${chapterName(file)}.ipynb`), fileText(copy));
  }
}

/** @param {Cell} cell @returns {Cell} */
const withoutOutputs = (cell) => (cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell);

/**
 * A cell as it is presented: its slides' titles and words above it. An exercise brings its answer and its check along. Other code
 * is shown too, since what comes later may need it.
 * @param {Cell} cell @param {Notebook} notebook @param {number} at @returns {Cell[]}
 */
function cellsToPresent(cell, notebook, at) {
  const slides = slidesOf({ ...notebook, cells: [cell] });
  const words = slides.map(({ title, body }, i) => ({
    cell_type: "markdown",
    id: `${cell.id}-slide-${i}`,
    metadata: { slideshow: { slide_type: i === 0 ? (cell.metadata.slideshow?.slide_type ?? "slide") : "subslide" } },
    source: `## ${title}${"markdown" in body && body.kind !== "table" ? `\n\n${body.markdown}` : ""}`,
  }));
  const type = typeToPresent(cell, notebook, at);
  if (cell.cell_type === "code")
    return [...words.slice(0, 1), { ...cell, metadata: { ...cell.metadata, slideshow: { slide_type: type } } }];
  return words.length > 0 ? words : [{ ...cell, metadata: { ...cell.metadata, slideshow: { slide_type: "skip" } } }];
}

/** @param {Cell} cell @param {Notebook} notebook @param {number} at */
function typeToPresent(cell, notebook, at) {
  const { exercise, slides } = cell.metadata;
  if (slides) return "-";
  if (!exercise) return "subslide";
  const task = notebook.cells.slice(0, at).find((other) => other.metadata.exercise === exercise);
  return task?.metadata.slides ? "-" : "skip";
}
