// `npm run exercises`, run as a learner runs it, in a folder of its own.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inProject } from "../../tools/project.mjs";

const PATIENCE = 30_000;

export class Running {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly progress: string;
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;
  output = "";

  /** @param terminal whether it runs in a pseudo-terminal, of `script` of util-linux */
  constructor({ terminal = false, args = [] as string[], env = {}, after = "" } = {}) {
    const home = mkdtempSync(join(tmpdir(), "practice-"));
    this.folder = join(home, "files");
    this.progress = join(home, "progress.jsonl");
    const command = [process.execPath, inProject("tools", "exercises.mjs"), "--folder", this.folder, ...args];
    const quoted = `${command.map((word) => `'${word}'`).join(" ")}; echo "exit code $?"${after}`;
    const [program, ...rest] = terminal ? ["script", "-qfc", quoted, "/dev/null"] : command;
    this.child = spawn(program, rest, { env: { ...process.env, TERM: "xterm", NN_PROGRESS: this.progress, ...env } });
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    }
  }

  /** Waits until this was printed, after what earlier calls have waited for. */
  async says(text: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!this.output.includes(text)) {
      if (Date.now() > end || this.child.exitCode !== null) throw new Error(`not said: ${text}\n${this.output}`);
      await wait(20);
    }
    this.output = this.output.slice(this.output.indexOf(text) + text.length);
  }

  /** Exchanges a text in an exercise's file, as an editor does when it saves. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const path = join(this.folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} lacks ${from}`);
    await wait(300); // a file that was made just now is watched by then
    writeFileSync(path, text.replace(from, to));
  }

  press(keys: string): void {
    this.child.stdin!.write(keys);
  }

  entries(): unknown[] {
    const lines = readFileSync(this.progress, "utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line));
  }
}
