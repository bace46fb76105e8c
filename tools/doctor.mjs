// `npm run doctor`: reports what the course needs and has, and what to do about each thing that is off.
import { isAbsolute } from "node:path";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { Problem, runMain } from "./errors.mjs";
import { pythonEnvironment } from "./jupyter.mjs";
import { run } from "./process.mjs";
import { inProject, kernelJson, root, venvPython } from "./project.mjs";
import { findPython } from "./python.mjs";
import { isInOrder } from "./setup.mjs";
import { steps } from "./steps.mjs";

const setUpAgain = "npm start (or npm test) sets it up";

/** What was found, or a Problem. @typedef {{ name: string, needed: boolean, find: () => string | Promise<string>, cure: string }} Check */

/** @param {string} name the folder in node_modules @param {string} [title] @returns {Check} */
const nodePackage = (name, title = name) => ({
  name: title,
  needed: true,
  find: () => JSON.parse(readFileSync(inProject("node_modules", name, "package.json"), "utf8")).version,
  cure: setUpAgain,
});

/** @param {string[]} args */
async function venvOutput(args) {
  const { code, output } = await run(venvPython, args, { cwd: root, env: pythonEnvironment() });
  if (code !== 0) throw new Problem(output.trim().split("\n").at(-1));
  return output.trim();
}

/** @param {string} name @returns {Check} */
const pythonPackage = (name) => ({
  name,
  needed: true,
  find: () => venvOutput(["-c", `from importlib.metadata import version; print(version("${name}"))`]),
  cure: setUpAgain,
});

/** @type {Check[]} */
const checks = [
  { name: "Node.js", needed: true, find: () => `${process.versions.node} (${process.execPath})`, cure: "" },
  {
    name: "npm",
    needed: true,
    find: () => /npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? "")?.[1] ?? "not asked (run as npm run doctor)",
    cure: "",
  },
  {
    name: "Python",
    needed: true,
    find: async () => {
      const { version, command } = await findPython();
      return `${version} (${command})`;
    },
    cure: "install Python 3.10 or later, with its venv module",
  },
  pythonPackage("jupyterlab"),
  nodePackage("tslab"),
  nodePackage("@tslab/typescript-for-tslab", "TypeScript in a cell"),
  nodePackage("typescript", "TypeScript in lib"),
  nodePackage("vega-lite"),
  ...steps.map((step) => ({
    name: step.name,
    needed: true,
    find: async () => {
      if (await isInOrder(step)) return "in order";
      throw new Problem("missing, or older than what it is made from");
    },
    cure: setUpAgain,
  })),
  {
    name: "kernel's paths",
    needed: true,
    find: () => {
      /** @type {{ argv: string[] }} */
      const { argv } = JSON.parse(readFileSync(kernelJson, "utf8"));
      const lost = argv.filter((word) => isAbsolute(word) && !existsSync(word));
      if (lost.length > 0) throw new Problem(`${lost.join(" and ")} not found`);
      return argv.filter(isAbsolute).join(" ");
    },
    cure: setUpAgain,
  },
  {
    name: "kernel",
    needed: true,
    find: () => venvOutput([inProject("tools", "doctor.py"), "kernel"]),
    cure: "delete the folders node_modules and .venv, then npm start",
  },
  {
    name: "charts as pictures",
    needed: true,
    find: () => venvOutput([inProject("tools", "doctor.py"), "chart"]),
    cure: "delete the folder .venv, then npm start",
  },
  {
    name: "browser for the tests",
    needed: false,
    find: () => {
      const path = findChromium();
      if (path) return path;
      throw new Problem("no Chromium or Chrome found");
    },
    cure: "only for npm test: install Chromium, or set CHROMIUM to its path",
  },
  {
    name: "free disk space",
    needed: false,
    find: () => {
      const { bavail, bsize } = statfsSync(root);
      const gigabytes = (bavail * bsize) / 1e9;
      if (gigabytes < 1) throw new Problem(`${gigabytes.toFixed(2)} GB`);
      return `${gigabytes.toFixed(1)} GB`;
    },
    cure: "free some space: the set-up takes about 1 GB",
  },
];

runMain(async () => {
  let off = 0;
  for (const { name, needed, find, cure } of checks) {
    try {
      console.log(`  ok    ${name}: ${await find()}`);
    } catch (error) {
      const reason = /** @type {Error} */ (error).message.replaceAll("\n", "\n        ");
      console.log(`  ${needed ? "OFF " : "note"}  ${name}: ${reason}\n        -> ${cure}`);
      if (needed) off += 1;
    }
  }
  console.log(off === 0 ? "\nEverything that the course needs is in order." : `\n${off} of these need your attention.`);
  return off === 0 ? 0 : 1;
});
