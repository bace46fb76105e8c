// What a learner waits for, on the real kernel, and how much memory the kernel takes.
import { spawn } from "node:child_process";
import { Problem } from "../../tools/errors.mjs";
import { pythonEnvironment } from "../../tools/jupyter.mjs";
import { chapterFiles, chapterName, folder, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { inProject, venvPython } from "../../tools/project.mjs";
import { median, spread } from "./statistics.mjs";

/** @typedef {{ start: number, cells: number[], memory: number[] }} Session */

/** A first session with the library, cell by cell. */
const firstCells = [
  ["a first cell, without the library", "const one = 1;"],
  ["the first import of @nn/lib", 'import { dense, functionChart, network, random, show, tanh } from "@nn/lib";'],
  ["the first import of @nn/datasets", 'import { moons } from "@nn/datasets";'],
  ["the first import of @nn/exercises", 'import { check } from "@nn/exercises";'],
  ["the first chart", "show(functionChart({ f: Math.sin }, { from: -3, to: 3 }));"],
  ["a typical cell: a network", "const net = network(dense(2, 4, tanh, { rng: random(42) }), dense(4, 1, tanh));\nnet"],
  ["a typical cell: a loop", "let sum = 0;\nfor (let i = 0; i < 100; i++) sum += i;\nconsole.log(sum);"],
];

/**
 * @param {number} repetitions each with a new kernel
 */
export async function measureLearner(repetitions) {
  const first = await sessions(
    firstCells.map(([, code]) => code),
    repetitions,
  );
  const waits = [
    { name: "the kernel's start", seconds: spread(first.map(({ start }) => start)) },
    ...firstCells.map(([name], i) => ({ name, seconds: spread(first.map(({ cells }) => cells[i])) })),
  ];
  const chapters = [];
  for (const file of chapterFiles()) {
    const cells = readNotebook(file).cells.filter(({ cell_type }) => cell_type === "code");
    const runs = await sessions(cells.map(sourceOf), repetitions);
    const byCell = cells.map((cell, i) => ({ id: cell.id, seconds: median(runs.map((run) => run.cells[i])) }));
    const slowest = byCell.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3);
    chapters.push({
      name: chapterName(file),
      cells: cells.length,
      whole: spread(runs.map((run) => run.start + run.cells.reduce((sum, seconds) => sum + seconds, 0))),
      cell: spread(byCell.map(({ seconds }) => seconds)),
      slowest,
      startMegabytes: Math.round(median(runs.map(({ memory }) => memory[0])) / 1e6),
      endMegabytes: Math.round(median(runs.map(({ memory }) => memory[memory.length - 1])) / 1e6),
      mostMegabytes: Math.round(median(runs.map(({ memory }) => Math.max(...memory))) / 1e6),
    });
  }
  return { repetitions, waits, chapters };
}

/** @param {string[]} cells @param {number} repetitions @returns {Promise<Session[]>} */
async function sessions(cells, repetitions) {
  const all = [];
  for (let repetition = 0; repetition < repetitions; repetition++) all.push(await session(cells));
  return all;
}

/** Runs cells in a new kernel. @param {string[]} cells @returns {Promise<Session>} */
function session(cells) {
  return new Promise((resolve, reject) => {
    const child = spawn(venvPython, [inProject("test", "bench", "learner.py")], { env: pythonEnvironment() });
    let [output, complaint] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Problem(complaint))));
    child.stdin.end(JSON.stringify({ folder, cells }));
  });
}
