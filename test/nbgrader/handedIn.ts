// What a class hands in: right, half right and wrong work, and attempts to get marks in other ways.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { chapterFiles, sourceOf, type Cell, type Notebook } from "../../tools/notebooks/notebook.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";

const isGraded = ({ metadata }: Cell): boolean => metadata.nbgrader?.grade === true;
const answerTo = ({ cells }: Notebook, id: string): Cell =>
  cells.find(({ metadata }) => metadata.nbgrader?.grade_id === `gradient-descent-${id}`)!;

/** What a submission is made from. */
export interface Handout {
  /** The notebook that learners got. */
  readonly text: string;
  /** The chapter that it was made from. */
  readonly chapter: string;
  /** A file that is written by code which runs outside of the sandbox. */
  readonly spied: string;
}

type Change = (notebook: Notebook, handout: Handout) => void;

const stub =
  (change: Change) =>
  (handout: Handout): string => {
    const notebook = JSON.parse(handout.text) as Notebook;
    change(notebook, handout);
    return JSON.stringify(notebook);
  };

const right =
  (change: Change = () => {}) =>
  (handout: Handout): string => {
    const notebook = solved(JSON.parse(handout.text) as Notebook, handout.chapter);
    change(notebook, handout);
    return JSON.stringify(notebook);
  };

export const handedIn: Readonly<Record<string, (handout: Handout) => string>> = {
  right: right(),
  untouched: ({ text }) => text,
  "half right": right((notebook) => {
    answerTo(notebook, "step").source = "function step(v, s, e) { return v + e * s; }";
    answerTo(notebook, "descend").source = "function descend( {";
    answerTo(notebook, "mini-batches").source =
      "function miniBatches(order, size) { const all = []; for (let i = 0; i + size <= order.length; i += size) all.push(order.slice(i, i + size)); return all; }";
  }),
  "error before answers": right((notebook) => {
    notebook.cells.unshift({ cell_type: "code", id: "own", metadata: {}, source: "null.x;", outputs: [] });
    answerTo(notebook, "step").source = "function step() { throw new Error(); }\nstep();";
  }),
  "forged outputs and points": stub((notebook) => {
    for (const cell of notebook.cells.filter(isGraded)) {
      cell.source = "4711";
      cell.metadata.nbgrader!.points = 4711;
      cell.outputs = [{ output_type: "execute_result", data: { "text/plain": "4711.0" } }];
    }
  }),
  "other ids": stub((notebook) => {
    notebook.cells.filter(isGraded).forEach((cell, i) => (cell.metadata.nbgrader!.grade_id = `mine-${i}`));
  }),
  "answers that are graded cells": stub((notebook) => {
    for (const { metadata } of notebook.cells.filter(({ metadata }) => metadata.nbgrader?.solution)) {
      metadata.nbgrader = { ...metadata.nbgrader, grade: true, points: 5, checksum: "0" };
    }
  }),
  "cells deleted": right((notebook) => {
    notebook.cells = notebook.cells.filter(({ metadata }) => !metadata.nbgrader || metadata.nbgrader.solution);
  }),
  "cells doubled": right((notebook) => {
    notebook.cells = notebook.cells.flatMap((cell) => [cell, cell]);
  }),
  "no metadata, and cells that are none": right((notebook) => {
    const bare = notebook.cells.map((cell) => ({ cell_type: cell.cell_type, source: sourceOf(cell), metadata: {} }));
    const odd = [7, null, {}, { cell_type: "code", metadata: { nbgrader: { grade_id: [] } } }];
    notebook.cells = [...bare, ...odd] as unknown as Cell[];
  }),
  "writes a file": right((notebook, { spied }) => {
    const spy = `require("fs").appendFileSync(${JSON.stringify(spied)}, "x");\n`;
    notebook.cells.unshift({ cell_type: "code", id: "own", metadata: {}, source: spy, outputs: [] });
    answerTo(notebook, "step").source = `function step(v, s, e) { ${spy} return v - e * s; }`;
  }),
  "script in a text": right((notebook) => {
    const source = `<script>document.title = "owned"</script><img src="x" onerror="document.title = 'owned'">`;
    notebook.cells.unshift({ cell_type: "markdown", id: "own", metadata: {}, source });
  }),
  "cut off": (handout) => right()(handout).slice(0, 5000),
  empty: () => "",
  "another chapter": () =>
    readFileSync(
      chapterFiles().find((each) => basename(each).startsWith("03"))!,
      "utf8",
    ),
};
