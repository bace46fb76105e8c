import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

/** The code cells of a notebook; none where it can't be read. */
export function codeCells(notebook: string): string[] {
  let cells: unknown;
  try {
    cells = (JSON.parse(notebook) as { cells?: unknown } | null)?.cells;
  } catch {
    return [];
  }
  if (!Array.isArray(cells)) return [];
  return (cells as (Cell | null)[])
    .filter((cell) => cell?.cell_type === "code")
    .map((cell) => cell!.source)
    .map((source) => (Array.isArray(source) ? source.join("") : typeof source === "string" ? source : ""))
    .map((source) => source.trim());
}

/** What the learner wrote: the cells that are not in the notebook as it was handed out. */
export function written(notebook: string, handedOut: ReadonlySet<string>): string {
  return codeCells(notebook)
    .filter((cell) => cell !== "" && !handedOut.has(cell))
    .join("\n\n");
}

export function handedOut(chapter: string): Set<string> {
  return new Set(codeCells(readFileSync(resolve(__dirname, "../../../notebooks", `${chapter}.ipynb`), "utf8")));
}
