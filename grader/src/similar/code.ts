import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readNotebook } from "../submission/notebook.js";
import { tokenize } from "./tokens.js";

/** The code cells of a notebook, as they are graded; none where it can't be read. */
export function codeCells(notebook: Uint8Array): string[] {
  try {
    return readNotebook(notebook).map(({ source }) => source.trim());
  } catch {
    return [];
  }
}

/** What the learner wrote: the cells that are not in the notebook as it was handed out. */
export function written(notebook: Uint8Array, handedOut: ReadonlySet<string>): string {
  return codeCells(notebook)
    .filter((cell) => cell !== "" && !handedOut.has(cell) && isReadable(cell))
    .join("\n\n");
}

/** Nesting without end exhausts the parser's stack. That cell is left out, and no more. */
function isReadable(cell: string): boolean {
  try {
    tokenize(cell);
    return true;
  } catch {
    return false;
  }
}

export function handedOut(chapter: string): Set<string> {
  return new Set(codeCells(readFileSync(resolve(__dirname, "../../../notebooks", `${chapter}.ipynb`))));
}
