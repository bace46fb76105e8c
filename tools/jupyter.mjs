// How the project runs Jupyter: in its own environment, with its own settings, apart from the user's own Jupyter.
import { delimiter, dirname, join } from "node:path";
import { inProject, pythonIn, state, venv } from "./project.mjs";

const preloads = ["no-watching.cjs", "node-types.cjs"].map((file) => inProject("tools", "jupyter", file));

/** The kernel's specification, by absolute paths so that PATH does not matter. @param {string[]} more files to load before tslab */
export function kernelSpec(more = []) {
  const tslab = inProject("node_modules", "tslab", "bin", "tslab");
  return {
    argv: [
      process.execPath,
      ...[...preloads, ...more].flatMap((file) => ["--require", file]),
      tslab,
      "kernel",
      "--config-path",
      "{connection_file}",
    ],
    display_name: "TypeScript",
    language: "typescript",
  };
}

/** Environment variables for every Python process of the project. */
export const pythonEnvironment = () => environmentOf(venv);

/** The same for another Python environment than the learners'. @param {string} folder */
export function environmentOf(folder) {
  const { PYTHONHOME, PYTHONPATH, JUPYTER_PATH, ...inherited } = process.env;
  const jupyter = join(state, "jupyter");
  return {
    ...inherited,
    PATH: `${dirname(pythonIn(folder))}${delimiter}${process.env.PATH ?? ""}`,
    VIRTUAL_ENV: folder,
    PYTHONNOUSERSITE: "1",
    PYTHONUTF8: "1",
    PIP_USER: "0",
    JUPYTER_CONFIG_PATH: inProject("tools", "jupyter"),
    JUPYTER_CONFIG_DIR: join(jupyter, "config"),
    JUPYTER_DATA_DIR: join(jupyter, "data"),
    JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
  };
}
