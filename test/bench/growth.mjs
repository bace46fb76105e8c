// How time and memory grow on our side: each point in a process of its own, so that its peak memory is its own.
import { writeInputs } from "./inputs.mjs";
import { start } from "./running.mjs";
import { ours } from "./sides.mjs";
import { median } from "./statistics.mjs";
import { W2 } from "./workloads.mjs";

/** @typedef {{ axis: string, value: number, milliseconds: number, megabytes: number }} Point */

const hidden = 100;

/** Where each axis goes through: the network of W2 with 5,000 digits. @type {import("./workloads.mjs").DenseWorkload} */
const middle = {
  ...W2,
  name: "growth",
  sizes: [784, hidden, 10],
  examples: 5000,
  batchSize: 32,
  learningRate: 0.01,
};

/** @type {{ axis: string, values: number[], at: (value: number) => Partial<import("./workloads.mjs").DenseWorkload> }[]} */
export const axes = [
  { axis: "batch size", values: [1, 2, 4, 8, 16, 32, 64, 128, 512, 2048], at: (batchSize) => ({ batchSize }) },
  { axis: "width", values: [10, 30, 100, 300, 1000], at: (width) => ({ sizes: [784, width, 10] }) },
  {
    axis: "hidden layers",
    values: [1, 2, 4, 8, 16],
    at: (layers) => ({ sizes: [784, ...Array.from({ length: layers }, () => hidden), 10] }),
  },
  { axis: "examples", values: [1000, 2000, 5000, 10_000, 20_000, 60_000], at: (examples) => ({ examples }) },
];

/** @param {(line: string) => void} print */
export async function measureGrowth(print) {
  const empty = await inProcess(async (ask) => (await ask({ do: "memory" })).peakBytes / 1e6);
  /** @type {Point[]} */
  const points = [];
  for (const { axis, values, at } of axes) {
    for (const value of values) {
      const workload = { ...middle, ...at(value) };
      const { testX, testY, grid, ...inputs } = writeInputs(workload);
      const point = await inProcess(async (ask) => {
        await ask({ do: "prepare", workload, inputs });
        const epochs = [];
        for (let epoch = 0; epoch < 4; epoch++) epochs.push((await ask({ do: "train", epochs: 1 })).seconds);
        const { peakBytes } = await ask({ do: "memory" });
        return { axis, value, milliseconds: 1000 * median(epochs.slice(1)), megabytes: peakBytes / 1e6 };
      });
      print(`  ${axis} ${value}: ${point.milliseconds.toFixed(0)} ms an epoch, ${point.megabytes.toFixed(0)} MB`);
      points.push(point);
    }
  }
  return { empty, points };
}

/** @template T @param {(ask: import("./running.mjs").Running["ask"]) => Promise<T>} work */
async function inProcess(work) {
  const side = start(ours);
  try {
    return await work(side.ask);
  } finally {
    await side.end();
  }
}
