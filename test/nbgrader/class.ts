// A class with nbgrader, as a teacher has it: a folder, an exchange, learners with homes of their own.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { environmentOf } from "../../tools/jupyter.mjs";
import { Formgrader } from "./formgrader.js";
import { inProject, nbgraderPython, nbgraderVenv } from "../../tools/project.mjs";

export const assignment = "02-gradient-descent";
const run = promisify(execFile);
const maxBuffer = 1e8;

export class Class {
  readonly home = mkdtempSync(join(tmpdir(), "class-"));
  readonly folder = join(this.home, "class");
  readonly seedFile = join(this.home, "seed");

  constructor(readonly seed: string) {
    writeFileSync(this.seedFile, seed);
    mkdirSync(join(this.home, "exchange"), { mode: 0o777 });
  }

  /** `npm run nbgrader`. Resolves to what it prints; rejects where it fails. */
  async nbgrader(...args: string[]): Promise<string> {
    const command = [inProject("tools", "nbgrader.mjs"), "--class", this.folder, ...args];
    const { stdout, stderr } = await run(process.execPath, command, { maxBuffer, env: this.#env("teacher") });
    return stdout + stderr;
  }

  /** nbgrader as a learner has it: in a folder of their own, without the teacher's settings. */
  async learner(student: string, ...args: string[]): Promise<string> {
    const home = this.homeOf(student);
    mkdirSync(home, { recursive: true });
    const exchange = [`--Exchange.root=${join(this.home, "exchange")}`, "--course=neural-networks"];
    const options = { maxBuffer, cwd: home, env: this.#env(student) };
    const { stdout, stderr } = await run(nbgraderPython, ["-m", "nbgrader", ...args, ...exchange], options);
    return stdout + stderr;
  }

  homeOf = (student: string): string => join(this.home, student);

  /** Adds to the class's settings, which the first command has written. */
  configure(): void {
    const file = join(this.folder, "nbgrader_config.py");
    const lines = [`c.Exchange.root = "${join(this.home, "exchange")}"`, `c.CourseMarks.seed = "${this.seedFile}"`];
    writeFileSync(file, `${readFileSync(file, "utf8")}${lines.join("\n")}\n`);
  }

  /** What a learner got, in the teacher's folder. */
  handedOut = (): string => readFileSync(join(this.folder, "release", assignment, `${assignment}.ipynb`), "utf8");

  /** As a learning platform hands files over: put there by the teacher. */
  handIn(student: string, content: string | Buffer): void {
    const file = this.submitted(student);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  submitted = (student: string): string => join(this.folder, "submitted", student, assignment, `${assignment}.ipynb`);

  formgrader = (): Promise<Formgrader> => Formgrader.start(this.folder, this.#env("teacher"));

  /** What the database holds: the score of each cell, by student. */
  async scores(): Promise<Record<string, Record<string, Score>>> {
    const script = inProject("test", "nbgrader", "scores.py");
    const { stdout } = await run(nbgraderPython, [script, join(this.folder, "gradebook.db"), assignment]);
    return JSON.parse(stdout) as Record<string, Record<string, Score>>;
  }

  /** Corrects a mark, as formgrader does. */
  async correct(student: string, cell: string, score: number): Promise<void> {
    const script = inProject("test", "nbgrader", "correct.py");
    await run(nbgraderPython, [script, join(this.folder, "gradebook.db"), assignment, student, cell, String(score)]);
  }

  #env(user: string): NodeJS.ProcessEnv {
    const jupyter = join(this.home, "jupyter", user);
    return { ...environmentOf(nbgraderVenv), JUPYTER_DATA_DIR: jupyter, JUPYTER_CONFIG_DIR: jupyter };
  }
}

export interface Score {
  readonly score: number;
  readonly auto: number | null;
  readonly max: number;
  readonly needsManualGrade: boolean;
}
