// Where the time of training goes on our side, by function.
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../tools/project.mjs";
import { bench } from "./install.mjs";
import { start } from "./running.mjs";
import { ours } from "./sides.mjs";

/** @typedef {{ name: string, share: number }} Line */

const EPOCHS = 10;

/** @param {import("./workloads.mjs").Workload} workload @param {import("./inputs.mjs").Inputs} inputs @returns {Promise<Line[]>} */
export async function profile(workload, inputs) {
  mkdirSync(bench, { recursive: true });
  const folder = mkdtempSync(join(bench, "profile-"));
  try {
    const [node, ...args] = ours.command;
    const side = start({ ...ours, command: [node, "--cpu-prof", `--cpu-prof-dir=${folder}`, ...args] });
    await side.ask({ do: "prepare", workload, inputs });
    await side.ask({ do: "train", epochs: EPOCHS });
    await side.end();
    return shares(JSON.parse(readFileSync(join(folder, readdirSync(folder)[0]), "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What V8's profiler writes, as far as it is used here: samples name the node that ran, timeDeltas the microseconds before each.
 * @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number }, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} CpuProfile
 */

/**
 * The share of each function's own time in what `train` took, garbage collection included; largest first.
 * @param {CpuProfile} profile @returns {Line[]}
 */
export function shares({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inTrain = new Set();
  /** @param {ProfileNode} node @param {boolean} inside */
  const visit = (node, inside) => {
    const isInside = inside || (node.callFrame.functionName === "train" && node.callFrame.url.includes("/training/"));
    if (isInside) inTrain.add(node.id);
    for (const child of node.children ?? []) visit(/** @type {ProfileNode} */ (byId.get(child)), isInside);
  };
  visit(nodes[0], false);

  // The collector's samples hang below the root: those between the first and the last of `train` are training's.
  const [first, last] = [samples.findIndex((id) => inTrain.has(id)), samples.findLastIndex((id) => inTrain.has(id))];
  /** @type {Map<string, number>} */
  const times = new Map();
  for (let at = first; at <= last; at++) {
    const { callFrame } = /** @type {ProfileNode} */ (byId.get(samples[at]));
    const name = nameOf(callFrame);
    times.set(name, (times.get(name) ?? 0) + timeDeltas[at]);
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([name, time]) => ({ name, share: time / total })).sort((a, b) => b.share - a.share);
}

/** "forward, lib/dist/layers/dense.js:42". @param {ProfileNode["callFrame"]} callFrame */
function nameOf({ functionName, url, lineNumber }) {
  const name = functionName || "(anonymous)";
  if (!url.startsWith("file:")) return url.startsWith("wasm") ? `${name}, WebAssembly` : name;
  return `${name}, ${relative(root, fileURLToPath(url)).replaceAll("\\", "/")}:${lineNumber + 1}`;
}
