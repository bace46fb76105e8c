import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pythonEnvironment } from "../../tools/jupyter.mjs";
import { kernelJson, state, venvPython } from "../../tools/project.mjs";

export interface Cell {
  readonly code: string;
  /** Interrupt the kernel as soon as this text is in the cell's output. */
  readonly interruptAfter?: string;
}

export interface CellResult {
  readonly status: "ok" | "error" | "abort" | "timeout";
  /** How many output messages the cell sent. */
  readonly messages: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The MIME bundles, as last updated. */
  readonly displays: Record<string, unknown>[];
}

/** What a run on the real kernel needs and this machine lacks; undefined if it can run. In CI it is an error. */
export function missingForKernelTests(): string | undefined {
  if (existsSync(venvPython) && existsSync(kernelJson)) return undefined;
  const sentence = "Kernel tests need Jupyter with the tslab kernel (run npm start once).";
  if (process.env.CI) throw new Error(sentence);
  return sentence;
}

/** Runs cells in a new tslab kernel, one after another, in a folder inside the project, so that cells find its packages. */
export function runCells(
  cells: (string | Cell)[],
  folder = join(state, "kernel"),
  env: NodeJS.ProcessEnv = pythonEnvironment(),
): CellResult[] {
  mkdirSync(folder, { recursive: true });
  const input = JSON.stringify({
    folder,
    cells: cells.map((cell) => (typeof cell === "string" ? { code: cell } : cell)),
  });
  const python = spawnSync(venvPython, [join(import.meta.dirname, "runCells.py")], {
    input,
    encoding: "utf8",
    env,
    maxBuffer: 2 ** 28,
  });
  if (python.status !== 0) throw new Error(python.stderr);
  return JSON.parse(python.stdout) as CellResult[];
}
