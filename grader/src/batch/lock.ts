import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { Problem } from "../problem.js";
import { messages } from "./messages.js";

/**
 * Keeps a second run out of the same folder. A lock whose process is gone is taken over.
 * @returns what gives it back
 */
export function lock(path: string): () => void {
  for (;;) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(readFileSync(path, "utf8"));
    if (holder > 0 && isRunning(holder)) throw new Problem(messages.running(holder, path));
    rmSync(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
