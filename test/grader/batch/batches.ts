import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, vi } from "vitest";
import type { Marked } from "../../../grader/src/batch/marked.js";

/** Each run of a batch is a process that starts others, on a machine that may be busy. */
vi.setConfig({ testTimeout: 90_000 });

const made: string[] = [];
afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that is gone when the test file has ended. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "grader-test-"));
  made.push(folder);
  return folder;
}

export interface Fake {
  points: number;
  verdict?: string;
  mistake?: string;
  feedback?: string;
  /** Path of a file: while it exists, the submission kills what grades it. */
  kill?: string;
  throw?: string;
  wait?: number;
}

export const notebook = (fake: Fake, code = "let x = 1;"): string =>
  JSON.stringify({ cells: [{ cell_type: "code", metadata: {}, source: [code] }], metadata: { fake }, nbformat: 4 });

/** Writes files below a folder, which is returned. */
export function folderWith(files: Record<string, string>, folder = scratch()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export interface RunOptions {
  input: string;
  out: string;
  calls: string;
  jobs?: number;
  version?: string;
  queue?: string;
  overrides?: string;
}

const script = new URL("runFake.cjs", import.meta.url).pathname;

/** Grades a batch with the fake grader, in a process of its own. */
export function runFake(options: RunOptions): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, JSON.stringify(options)], { timeout: 120_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, stdout, stderr }),
    );
  });
}

export const runFakeScript = (options: RunOptions): string[] => [script, JSON.stringify(options)];

export const lines = (file: string): string[] => readFileSync(file, "utf8").split("\n").filter(Boolean);
export const callsIn = (file: string): { file: string; before?: Record<string, string> }[] =>
  lines(file).map((line) => JSON.parse(line));

/** The hash of each file in the reports; the journal holds them in the order in which they came. */
export function reportHashes(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
  return Object.fromEntries(
    paths.filter((path) => !path.endsWith("journal.jsonl")).map((path) => [path.slice(out.length), hash(path)]),
  );
}

export const resultsIn = (out: string): Marked[] => JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
