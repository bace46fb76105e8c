import { execFile } from "node:child_process";

const project = new URL("../../../", import.meta.url).pathname;

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs what an npm script runs, without npm around it. */
function command(script: string, args: string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--require", "./tools/preflight.cjs", `tools/${script}.mjs`, ...args],
      { cwd: project, env: { ...process.env, ...env }, timeout: 120_000 },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

export const gradeCommand = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  command("grade", args, env);
export const workerCommand = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  command("grade-worker", args, env);
