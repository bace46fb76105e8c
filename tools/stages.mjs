// The stages of `npm test`, as data. Each can be run alone: `npm run test:<name>`.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { pythonEnvironment } from "./jupyter.mjs";
import { run } from "./process.mjs";
import { compiler, inProject, root, state } from "./project.mjs";
import { countCheck, countVitest } from "./results.mjs";

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => string | undefined} missing names what this machine lacks for the stage; undefined if nothing
 * @property {() => Promise<import("./results.mjs").Count[]>} run
 */

/** @param {string[]} args */
const node = (args) => run(process.execPath, args, { cwd: root, env: pythonEnvironment(), show: true });

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Commands that succeed or fail. @param {string} name @param {string[][]} commands @returns {Stage} */
const checks = (name, commands) => ({
  name,
  missing: () => undefined,
  run: async () => {
    const counts = [];
    for (const command of commands) counts.push(countCheck((await node(command)).code));
    return counts;
  },
});

/** The tests in one folder. @param {string} name @param {string[]} [args] for vitest @returns {Stage} */
const tests = (name, args = []) => ({
  name,
  missing: () => undefined,
  run: async () => {
    const report = join(state, "test", `${name}.json`);
    rmSync(report, { force: true });
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code } = await node([
      inProject("node_modules", "vitest", "vitest.mjs"),
      "run",
      `test/${name}/`,
      ...reporters,
      ...args,
    ]);
    return [countVitest(readReport(report), code)];
  },
});

/** @param {string} program */
const isInstalled = (program) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Programs that the tests need, and the Debian package that each is in. */
const packageOf = { bwrap: "bubblewrap", "redis-server": "redis-server", script: "bsdutils" };

/** @param {(keyof typeof packageOf)[]} programs */
function missing(programs) {
  const absent = programs.filter((program) => !isInstalled(program));
  return absent.length > 0 ? absent.map((program) => packageOf[program]).join(" and ") : undefined;
}

const missingChromium = () =>
  findChromium() ? undefined : "Chromium or Chrome (install it, or set CHROMIUM to its path)";

/** Kernels and browsers take a core each: their test files run one after the other. */
const oneByOne = ["--no-file-parallelism"];

/** @param {string} name @returns {Stage} */
const inBrowser = (name) => ({ ...tests(name, oneByOne), missing: missingChromium });

/** @type {Stage[]} */
export const stages = [
  checks("lint", [
    [inProject("node_modules", "prettier", "bin", "prettier.cjs"), "--check", "."],
    [inProject("node_modules", "eslint", "bin", "eslint.js"), "."],
  ]),
  checks("types", [
    [compiler, "--build"],
    [compiler, "--project", "tools"],
    [compiler, "--project", "test"],
  ]),
  ...["lib", "datasets", "exercises", "charts", "tools"].map((name) => tests(name)),
  { ...tests("grader", oneByOne), missing: () => missing(["bwrap", "redis-server"]) },
  { ...tests("practice", oneByOne), missing: () => missing(["bwrap", "script"]) },
  { ...tests("nbgrader", oneByOne), missing: () => missing(["bwrap"]) ?? missingChromium() },
  tests("notebooks", [...oneByOne, "--maxConcurrency=2"]), // a chapter on each of two cores
  inBrowser("lessons"),
  inBrowser("browser"),
];
