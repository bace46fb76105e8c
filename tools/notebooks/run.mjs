// Runs chapters on the real kernel.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pythonEnvironment } from "../jupyter.mjs";
import { run } from "../process.mjs";
import { inProject, state, venvPython } from "../project.mjs";
import { chapterName, folder, readNotebook } from "./notebook.mjs";

/**
 * Runs a notebook from top to bottom, as a new learner would: with no progress from earlier sessions.
 * Resolves to the notebook with its outputs, the seconds it took, and the ids of the exercises that were solved in it; rejects
 * with the kernel's message when a cell fails.
 * @param {import("./notebook.mjs").Notebook} notebook @param {string} file
 * @returns {Promise<{ notebook: import("./notebook.mjs").Notebook, seconds: number, solved: string[] }>}
 */
export async function runNotebook(notebook, file) {
  mkdirSync(state, { recursive: true });
  const work = mkdtempSync(join(state, `run-${chapterName(file)}-`));
  const [source, target, progress] = ["in.ipynb", "out.ipynb", "progress.jsonl"].map((name) => join(work, name));
  writeFileSync(source, JSON.stringify(notebook));
  const started = performance.now();
  try {
    const { code, output } = await run(
      venvPython,
      [inProject("tools", "notebooks", "execute.py"), source, target, "--cwd", folder],
      { env: { ...pythonEnvironment(), NN_PROGRESS: progress } },
    );
    if (code !== 0) throw new Error(output.trim());
    const seconds = (performance.now() - started) / 1000;
    return { notebook: readNotebook(target), seconds, solved: solvedIn(progress) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} progress @returns {string[]} */
function solvedIn(progress) {
  if (!existsSync(progress)) return [];
  const lines = readFileSync(progress, "utf8").split("\n").filter(Boolean);
  return [...new Set(lines.flatMap((line) => JSON.parse(line).solved ?? []))];
}
