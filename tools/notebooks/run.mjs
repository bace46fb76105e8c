// Runs chapters on the real kernel.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chapterName, folder, project, readNotebook } from "./notebook.mjs";

const python = join(project, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/**
 * Runs a notebook from top to bottom, as a new learner would: with no progress from earlier sessions.
 * Resolves to the notebook with its outputs, the seconds it took, and the ids of the exercises that were solved in it; rejects
 * with the kernel's message when a cell fails.
 * @param {import("./notebook.mjs").Notebook} notebook @param {string} file
 * @returns {Promise<{ notebook: import("./notebook.mjs").Notebook, seconds: number, solved: string[] }>}
 */
export async function runNotebook(notebook, file) {
  mkdirSync(join(project, ".state"), { recursive: true });
  const work = mkdtempSync(join(project, ".state", `run-${chapterName(file)}-`));
  const [source, target, progress] = ["in.ipynb", "out.ipynb", "progress.jsonl"].map((name) => join(work, name));
  writeFileSync(source, JSON.stringify(notebook));
  const started = performance.now();
  try {
    await execute([join(project, "tools", "notebooks", "execute.py"), source, target, "--cwd", folder], {
      ...process.env,
      NN_PROGRESS: progress,
    });
    return {
      notebook: readNotebook(target),
      seconds: (performance.now() - started) / 1000,
      solved: solvedIn(progress),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function solvedIn(progress) {
  if (!existsSync(progress)) return [];
  const entries = readFileSync(progress, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return [...new Set(entries.flatMap(({ solved }) => solved ?? []))];
}

function execute(parameters, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(python, parameters, { env, stdio: ["ignore", "ignore", "pipe"] });
    let message = "";
    child.stderr.on("data", (chunk) => (message += chunk));
    child.on("error", reject);
    child.on("close", (status) => (status === 0 ? resolve() : reject(new Error(message.trim()))));
  });
}
