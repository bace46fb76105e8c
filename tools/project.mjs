// Where things are in the project's folder.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const isWindows = process.platform === "win32";

export const root = resolve(fileURLToPath(import.meta.url), "../..");

/** A path inside the project. @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts);

export const venv = inProject(".venv");
/** @param {string} venv */
export const pythonIn = (venv) => (isWindows ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python"));
export const venvPython = pythonIn(venv);
export const compiler = inProject("node_modules", "typescript", "bin", "tsc"); // node_modules/.bin/tsc is tslab's
/** @param {string} venv */
export const kernelJsonIn = (venv) => join(venv, "share", "jupyter", "kernels", "tslab", "kernel.json");
export const kernelJson = kernelJsonIn(venv);

/** What the project writes while it runs: logs, JupyterLab's own files, test results. Safe to delete. */
export const state = inProject(".state");

/** nbgrader's environment: teachers need it, learners don't. */
export const nbgraderVenv = join(state, "nbgrader");
export const nbgraderPython = pythonIn(nbgraderVenv);

/** JupyterHub's environment, for a class on one server; its learners' JupyterLab runs in it, too. */
export const hubVenv = join(state, "hub-python");

/** The packages of the workspace, in the order in which they depend on each other. */
export const packages = ["lib", "datasets", "exercises", "grader"];
