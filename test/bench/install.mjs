// Installs what the benchmark compares with in a folder of its own, which no part of the course looks into.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explain, Problem } from "../../tools/errors.mjs";
import { run } from "../../tools/process.mjs";
import { inProject, isWindows, state } from "../../tools/project.mjs";
import { findPython } from "../../tools/python.mjs";

/** Everything that the benchmark writes, but for its results. Safe to delete. */
export const bench = join(state, "bench");

export const peers = join(bench, "peers");
const environment = join(bench, "python");
export const peersPython = isWindows ? join(environment, "Scripts", "python.exe") : join(environment, "bin", "python");

const npmFiles = ["package.json", "package-lock.json", ".npmrc"];
/** @param {string} name */
const source = (name) => inProject("test", "bench", "peers", name);

/** @param {string} command @param {string[]} args @param {string} cwd */
async function must(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) throw new Problem(explain(output) ?? `${command} ${args.join(" ")} failed:\n${output.trim()}`);
}

/** @type {import("../../tools/setup.mjs").Step[]} */
export const installation = [
  {
    name: "JavaScript peers, from test/bench/peers/package-lock.json",
    stamp: join(peers, "node_modules", ".setup-stamp"),
    fingerprint: () => npmFiles.map((name) => readFileSync(source(name), "utf8")).join(process.versions.modules),
    isWhole: () => existsSync(join(peers, "node_modules", "convnetjs")),
    mend: async () => {
      mkdirSync(peers, { recursive: true });
      for (const name of npmFiles) copyFileSync(source(name), join(peers, name));
      const npm = process.env.npm_execpath; // set by `npm run bench`
      // No peer needs its install script; tfjs's core-js prints an advertisement in it.
      const args = ["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"];
      await (npm ? must(process.execPath, [npm, ...args], peers) : must("npm", args, peers));
    },
  },
  {
    name: "numpy, from test/bench/peers/requirements.txt",
    stamp: join(environment, ".setup-stamp"),
    fingerprint: () => readFileSync(source("requirements.txt"), "utf8"),
    isWhole: async () => (await run(peersPython, ["-c", "import numpy"])).code === 0,
    mend: async () => {
      const python = await findPython();
      mkdirSync(bench, { recursive: true });
      await must(python.command, [...python.args, "-m", "venv", "--clear", environment], bench);
      const install = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"];
      await must(peersPython, [...install, "--requirement", source("requirements.txt")], bench);
    },
  },
];
