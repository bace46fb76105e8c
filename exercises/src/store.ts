import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** One thing that happened: an exercise was solved, or one of its three hints was given. */
export type Entry = { readonly solved: string } | { readonly hint: string; readonly number: number };

export interface Stored {
  readonly entries: readonly Entry[];
  readonly problem?: StoreProblem;
}

/** Why progress could not be read whole, or not be saved. */
export type StoreProblem =
  | { readonly kind: "damaged"; readonly path: string; readonly lines: number }
  | { readonly kind: "unreadable" | "unsaved"; readonly path: string; readonly reason: string };

/** What could not be saved still counts in this session. */
const unsaved: Entry[] = [];

/** In the course's folder, wherever the notebook runs; the environment variable NN_PROGRESS names another file. */
const progressPath = (): string => process.env.NN_PROGRESS || resolve(__dirname, "../../.progress.jsonl");

export function readEntries(): Stored {
  const path = progressPath();
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    const code = reason(error);
    const problem = code === "ENOENT" ? undefined : { kind: "unreadable" as const, path, reason: code };
    return { entries: unsaved, problem };
  }
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  const entries = lines.map(parse).filter((entry) => entry !== undefined);
  const damaged = lines.length - entries.length;
  const problem = damaged > 0 ? { kind: "damaged" as const, path, lines: damaged } : undefined;
  return { entries: [...entries, ...unsaved], problem };
}

/**
 * Adds one line to the file. Lines are only ever added, each with a single write, so nothing that was solved gets lost: not
 * when two kernels write at once, nor when one of them is cut off.
 */
export function addEntry(entry: Entry): StoreProblem | undefined {
  const path = progressPath();
  try {
    mkdirSync(dirname(path), { recursive: true });
    // The line break in front keeps the entry apart from a line that was cut off.
    appendFileSync(path, `\n${JSON.stringify(entry)}`);
    return undefined;
  } catch (error) {
    unsaved.push(entry);
    return { kind: "unsaved", path, reason: reason(error) };
  }
}

function parse(line: string): Entry | undefined {
  try {
    const { solved, hint, number } = JSON.parse(line) as Record<string, unknown>;
    if (typeof solved === "string") return { solved };
    if (typeof hint === "string" && typeof number === "number") return { hint, number };
  } catch {
    // Not a line that addEntry wrote.
  }
  return undefined;
}

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
