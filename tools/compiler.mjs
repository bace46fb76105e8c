// The compiler that watches the packages while JupyterLab runs.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { compiler, root } from "./project.mjs";

/**
 * What to tell the reader about a line of the watching compiler; undefined for nothing.
 * @param {string} line @param {boolean} first whether the line is about the first compilation
 */
export function comment(line, first) {
  if (/error TS\d+/.test(line)) return `compiler: ${line}`;
  if (!/Found \d+ errors?\. Watching/.test(line)) return undefined;
  const clean = line.includes("Found 0 errors");
  if (clean) return first ? undefined : "compiler: rebuilt. Restart the kernel to use the new code.";
  return "compiler: the packages have errors (above).";
}

/** Starts the watching compiler. */
export function watchPackages() {
  const args = [compiler, "--build", "--watch", "--preserveWatchOutput"];
  const child = spawn(process.execPath, args, { cwd: root, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  let first = true;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const text = comment(line, first);
    if (text) console.log(text);
    if (/Watching for file changes/.test(line)) first = false;
  });
  return child;
}
