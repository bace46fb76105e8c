// nbgrader as it is used without the course's settings: it runs every cell of a submission.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { environmentOf } from "../../../tools/jupyter.mjs";
import { run } from "../../../tools/process.mjs";
import { inProject, nbgraderPython, nbgraderVenv, state } from "../../../tools/project.mjs";

export const assignment = "02-gradient-descent";

/** Below the project, where the kernel finds the packages. */
const home = join(state, "side-by-side");

/**
 * nbgrader has no stub for TypeScript, so the stubs are in the source already. And it ends a submission without marks at the first
 * cell that fails, since tslab does not give the error's name. A teacher would mend that, so it is mended here.
 */
const settings = `c = get_config()
c.CourseDirectory.course_id = "usual"
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import *

class ExecuteWithErrorNames(Execute):
    def on_cell_executed(self, **kwargs):
        for name, value in dict(ename="Error", evalue="", traceback=[]).items():
            kwargs["execute_reply"]["content"].setdefault(name, value)
        super().on_cell_executed(**kwargs)

c.GenerateAssignment.preprocessors = [LockCells, ClearOutput, CheckCellMetadata, ComputeChecksums, SaveCells, ClearHiddenTests, ComputeChecksums, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [ExecuteWithErrorNames, IgnorePattern, ClearMetadataPreprocessor, LimitOutput, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
`;

export class UsualClass {
  /** @param {string} name */
  constructor(name) {
    this.folder = join(home, name);
  }

  /** @param {import("../../../tools/notebooks/notebook.mjs").Notebook} notebook */
  async begin(notebook) {
    rmSync(this.folder, { recursive: true, force: true });
    write(join(this.folder, "nbgrader_config.py"), settings);
    write(join(this.folder, "source", assignment, `${assignment}.ipynb`), JSON.stringify(notebook));
    const { code, output } = await this.nbgrader(["generate_assignment", assignment]);
    if (code !== 0) throw new Error(output);
  }

  /** @param {string} student @param {string | Uint8Array} content */
  handIn(student, content) {
    write(join(this.folder, "submitted", student, assignment, `${assignment}.ipynb`), content);
  }

  handedOut = () => JSON.parse(readFileSync(join(this.folder, "release", assignment, `${assignment}.ipynb`), "utf8"));

  /** A class in the same state. @param {string} name */
  copy(name) {
    const other = new UsualClass(name);
    rmSync(other.folder, { recursive: true, force: true });
    cpSync(this.folder, other.folder, { recursive: true });
    return other;
  }

  end() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param {string[]} args */
  command = (args) => [nbgraderPython, "-m", "nbgrader", ...args];

  options = () => ({ cwd: this.folder, env: environmentOf(nbgraderVenv) });

  /** @param {string[]} args */
  nbgrader(args) {
    const [program, ...rest] = this.command(args);
    return run(program, rest, this.options());
  }

  /**
   * The score of each cell, by student; undefined where the database can't be read any more.
   * @returns {Promise<Record<string, Record<string, { score: number, auto: number | null }>> | undefined>}
   */
  async scores() {
    const script = inProject("test", "nbgrader", "scores.py");
    const { code, output } = await run(nbgraderPython, [script, join(this.folder, "gradebook.db"), assignment]);
    return code === 0 ? JSON.parse(output) : undefined;
  }
}

/** @param {string} file @param {string | Uint8Array} content */
export function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
