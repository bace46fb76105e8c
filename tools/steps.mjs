// The set-up of the course, as data: what each step makes, from what, and how.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { CompileProblem, explain, Problem } from "./errors.mjs";
import { kernelSpec, pythonEnvironment } from "./jupyter.mjs";
import { run } from "./process.mjs";
import {
  compiler,
  hubVenv,
  inProject,
  isWindows,
  kernelJson,
  kernelJsonIn,
  nbgraderPython,
  nbgraderVenv,
  packages,
  pythonIn,
  root,
  state,
  venv,
  venvPython,
} from "./project.mjs";
import { findPython } from "./python.mjs";

/** @param {(string | Buffer)[]} parts */
function hash(parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}

/** All files below a folder, sorted. @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/**
 * Runs a command of the set-up; if it fails, says what to do, or shows the end of its output where nobody knows.
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
async function must(command, args, env = process.env) {
  const { code, output } = await run(command, args, { cwd: root, env });
  if (code === 0) return;
  const cause = explain(output);
  if (cause) throw new Problem(`${cause}, then run the same command again: it goes on where it stopped.`);
  const end = output.trim().split("\n").slice(-15).join("\n  ");
  throw new Problem(`This command failed:\n  ${[command, ...args].join(" ")}\nIts last lines were:\n  ${end}`);
}

/** npm goes on trying for minutes on a full disk, so ask first. @param {number} megabytes that the step takes */
function needSpace(megabytes) {
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= megabytes) return;
  throw new Problem(
    `The disk is full: ${free} MB are free, ${megabytes} MB are needed. Free some space, then run it again.`,
  );
}

/** @param {string[]} args */
function npm(args) {
  const path = process.env.npm_execpath; // set by `npm start`; calling it through node avoids npm.cmd on Windows
  if (path?.endsWith("npm-cli.js")) return must(process.execPath, [path, ...args]);
  return isWindows ? must("cmd", ["/c", "npm", ...args]) : must("npm", args);
}

/** npm would try for a minute and a half before it says that there is no network. */
const soonWithoutNetwork = ["--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=8000"];

/** @type {import("./setup.mjs").Step} */
const nodePackages = {
  name: "Node packages, from package-lock.json",
  stamp: inProject("node_modules", ".setup-stamp"),
  fingerprint: () => hash([readFileSync(inProject("package-lock.json")), process.platform, process.arch]),
  isWhole: () => existsSync(compiler) && existsSync(inProject("node_modules", "tslab", "bin", "tslab")),
  mend: () => {
    needSpace(350);
    return npm(["ci", "--include=dev", "--no-progress", "--loglevel=error", ...soonWithoutNetwork]);
  },
};

/**
 * A Python environment of its own, made from a list of pinned packages.
 * @param {{ name: string, folder: string, python: string, requirements: string, megabytes: number }} environment
 * @returns {import("./setup.mjs").Step}
 */
const pythonStep = ({ name, folder, python, requirements, megabytes }) => ({
  name,
  stamp: join(folder, ".setup-stamp"),
  fingerprint: () => hash([readFileSync(requirements), root]), // scripts in the folder hold its path
  isWhole: async () => (await run(python, ["-c", "import sys"], { env: pythonEnvironment() })).code === 0,
  mend: async () => {
    const found = await findPython();
    needSpace(megabytes);
    await must(found.command, [...found.args, "-m", "venv", "--clear", folder]);
    const install = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"];
    await must(python, [...install, "--requirement", requirements], pythonEnvironment());
  },
});

const pythonPackages = pythonStep({
  name: "Python environment with JupyterLab, in .venv",
  folder: venv,
  python: venvPython,
  requirements: inProject("requirements.txt"),
  megabytes: 350,
});

/** For teachers, beside the learners' environment. */
const nbgraderPackages = pythonStep({
  name: "Python environment with nbgrader, in .state/nbgrader",
  folder: nbgraderVenv,
  python: nbgraderPython,
  requirements: inProject("grader", "nbgrader", "requirements.txt"),
  megabytes: 450,
});

/** For the server of a class. */
const hubPackages = pythonStep({
  name: "Python environment with JupyterHub, in .state/hub-python",
  folder: hubVenv,
  python: pythonIn(hubVenv),
  requirements: inProject("tools", "hub", "requirements.txt"),
  megabytes: 450,
});

const hubFolder = inProject("tools", "hub");

/** @type {import("./setup.mjs").Step} */
const hubProxy = {
  name: "JupyterHub's proxy, from tools/hub/package-lock.json",
  stamp: join(hubFolder, "node_modules", ".setup-stamp"),
  fingerprint: () => hash([readFileSync(join(hubFolder, "package-lock.json"))]),
  isWhole: () => existsSync(join(hubFolder, "node_modules", ".bin", "configurable-http-proxy")),
  mend: () => npm(["ci", `--prefix=${hubFolder}`, "--no-progress", "--loglevel=error", ...soonWithoutNetwork]),
};

/** kernel.json is a stamp of itself. @param {string} file @param {string[]} [preloads] @returns {import("./setup.mjs").Step} */
const kernelIn = (file, preloads) => ({
  name: "TypeScript kernel for Jupyter",
  stamp: file,
  fingerprint: () => JSON.stringify(kernelSpec(preloads), null, 2),
  isWhole: () => true,
  mend: () => undefined,
});

const kernel = kernelIn(kernelJson);

const assembly = inProject("lib", "assembly");
const precisions = ["double", "single"];

/** @type {import("./setup.mjs").Step} */
const fastKernels = {
  name: "The fast kernels, in WebAssembly",
  stamp: join(state, "kernels-stamp"),
  fingerprint: () => hash(filesBelow(assembly).flatMap((file) => [file, readFileSync(file)])),
  isWhole: () => precisions.every((name) => existsSync(inProject("lib", "dist", `kernels.${name}.wasm`))),
  mend: async () => {
    const asc = inProject("node_modules", "assemblyscript", "bin", "asc.js");
    for (const name of precisions) {
      await must(process.execPath, [asc, "--config", join(assembly, "asconfig.json"), "--target", name]);
    }
  },
};

const configs = ["package-lock.json", "tsconfig.base.json", "tsconfig.json"];

/** @type {import("./setup.mjs").Step} */
const builtPackages = {
  name: `The course's own packages (${packages.join(", ")})`,
  stamp: join(state, "build-stamp"),
  fingerprint: () => {
    const sources = packages.flatMap((name) => [
      inProject(name, "tsconfig.json"),
      ...filesBelow(inProject(name, "src")),
    ]);
    return hash([...configs.map((name) => inProject(name)), ...sources].flatMap((file) => [file, readFileSync(file)]));
  },
  isWhole: () => packages.every((name) => existsSync(inProject(name, "dist", "index.js"))),
  mend: async () => {
    const force = (await builtPackages.isWhole()) ? [] : ["--force"]; // tsc does not notice that dist was deleted
    const { code, output } = await run(process.execPath, [compiler, "--build", ...force], { cwd: root });
    if (code === 0) return;
    const cause = explain(output);
    if (cause) throw new Problem(cause);
    throw new CompileProblem(
      `The code of the course does not compile:\n${output.trim()}\n` +
        "Correct these lines, or undo your changes to the folders lib, datasets and exercises.",
    );
  },
};

export const steps = [nodePackages, pythonPackages, kernel, fastKernels, builtPackages];

/** What commands need that use the packages, but neither Python nor Jupyter. */
export const builtSteps = [nodePackages, fastKernels, builtPackages];

/** What nbgrader needs. */
export const nbgraderSteps = [...builtSteps, nbgraderPackages, kernelIn(kernelJsonIn(nbgraderVenv))];

const hubKernel = kernelIn(kernelJsonIn(hubVenv), [join(hubFolder, "ipc.cjs")]);

/** What a class on one server needs. */
export const hubSteps = [...builtSteps, hubProxy, hubPackages, hubKernel];
