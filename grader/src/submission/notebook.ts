import { messages } from "../messages.js";

/** A code cell of a submission. */
export interface Cell {
  /** Its place among all cells of the notebook, from 1: what a reader counts. */
  readonly number: number;
  readonly source: string;
  /** The exercise that the cell's metadata names, if they do. Nothing else in the metadata counts. */
  readonly exercise?: string;
}

/** Raised for a file that is no notebook; its message is for the learner and the teacher. */
export class InvalidSubmission extends Error {}

const MAX_BYTES = 50_000_000;
const MAX_CELLS = 5_000;
/** Characters of all code cells together. */
export const MAX_CODE = 500_000;

/** The code cells of a notebook file. @throws InvalidSubmission */
export function readNotebook(bytes: Uint8Array): Cell[] {
  if (bytes.length === 0) throw new InvalidSubmission(messages.invalid.empty);
  if (bytes.length > MAX_BYTES) throw new InvalidSubmission(messages.invalid.tooLarge(MAX_BYTES / 1e6));
  const cells = cellsOf(parse(bytes));
  if (cells.length > MAX_CELLS) throw new InvalidSubmission(messages.invalid.tooManyCells(MAX_CELLS));
  const code = cells.flatMap((cell, i) => codeCell(cell, i + 1));
  const size = code.reduce((sum, { source }) => sum + source.length, 0);
  if (size > MAX_CODE) throw new InvalidSubmission(messages.invalid.tooMuchCode(MAX_CODE / 1000));
  return code;
}

function parse(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidSubmission(messages.invalid.noText);
  }
  try {
    return JSON.parse(text);
  } catch {
    const cutOff = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    throw new InvalidSubmission(cutOff ? messages.invalid.cutOff : messages.invalid.noJson);
  }
}

function cellsOf(notebook: unknown): unknown[] {
  if (!isObject(notebook)) throw new InvalidSubmission(messages.invalid.noNotebook);
  if (Array.isArray(notebook.worksheets)) throw new InvalidSubmission(messages.invalid.oldFormat);
  if (!Array.isArray(notebook.cells)) throw new InvalidSubmission(messages.invalid.noNotebook);
  return notebook.cells;
}

/** A cell that is none is left out, as front ends do. */
function codeCell(cell: unknown, number: number): Cell[] {
  if (!isObject(cell) || cell.cell_type !== "code") return [];
  const lines: unknown[] = [cell.source].flat();
  if (!lines.every((line) => typeof line === "string")) return [];
  return [{ number, source: lines.join(""), exercise: exerciseOf(cell.metadata) }];
}

function exerciseOf(metadata: unknown): string | undefined {
  if (!isObject(metadata)) return undefined;
  return typeof metadata.exercise === "string" ? metadata.exercise : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
