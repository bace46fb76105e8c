// Writes the examples and the initial weights of a workload to files that every side can read.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mnist, moons, oneHot } from "@nn/datasets";
import * as lib from "@nn/lib";
import { gpt, storySequences } from "./gpt.mjs";
import { bench } from "./install.mjs";

const seed = 42;
const grid = { side: 100, from: -1.5, to: 2.5 };

/**
 * A matrix in a file, row after row: pixels as bytes of 0 to 255 that stand for 0 to 1 (".u8"), or float64 in little-endian (".f64").
 * @typedef {{ path: string, rows: number, columns: number }} MatrixFile
 * @typedef {Record<"X" | "Y" | "testX" | "testY" | "grid", MatrixFile> & { weights: MatrixFile & { shapes: Shape[] } }} Inputs
 * @typedef {{ rows: number, columns: number }} Shape
 */

/** @param {import("./workloads.mjs").Workload} workload @returns {Inputs} */
export function writeInputs(workload) {
  const folder = join(bench, "inputs", workload.name);
  mkdirSync(folder, { recursive: true });
  /** @param {string} name @param {import("@nn/lib").Matrix} matrix @param {boolean} [pixels] @returns {MatrixFile} */
  const write = (name, { rows, columns, data }, pixels = false) => {
    const path = join(folder, `${name}.${pixels ? "u8" : "f64"}`);
    writeFileSync(path, pixels ? Uint8Array.from(data, (x) => Math.round(255 * x)) : data);
    return { path, rows, columns };
  };
  const pixels = workload.data === "mnist";
  const [training, test] =
    workload.data === "stories" ? storySequences(workload) : (pixels ? digits : bothMoons)(workload);
  const parameters = initialNetwork(workload).parameters;
  const weights = Float64Array.from(parameters.flatMap(({ data }) => [...data]));
  return {
    X: write("X", training.X, pixels),
    Y: write("Y", training.Y),
    testX: write("testX", test.X, pixels),
    testY: write("testY", test.Y),
    grid: write("grid", gridPoints()),
    weights: {
      ...write("weights", { rows: 1, columns: weights.length, data: weights }),
      shapes: parameters.map(({ rows, columns }) => ({ rows, columns })),
    },
  };
}

/** The network of a workload as a learner writes it, with weights drawn from the seed. @param {import("./workloads.mjs").Workload} workload */
export function initialNetwork(workload) {
  const rng = lib.random(seed);
  return workload.data === "stories" ? gpt(workload, rng) : dense(workload, rng);
}

/** @param {import("./workloads.mjs").DenseWorkload} workload @param {import("@nn/lib").Random} rng */
function dense({ sizes, hidden, output, initializer }, rng) {
  const normal = lib.normal(1);
  const options =
    initializer === "normal"
      ? { initializer: normal, biasInitializer: normal, rng }
      : { initializer: lib[initializer], rng };
  const last = sizes.length - 2;
  const layers = sizes.slice(1).map((size, l) => lib.dense(sizes[l], size, lib[l === last ? output : hidden], options));
  return lib.network(...layers);
}

/** Those to learn from, and those to test with. @param {import("./workloads.mjs").Workload} workload */
const digits = ({ examples, testExamples }) => [
  mnist("train", { first: examples }),
  mnist("test", { first: testExamples }),
];

/** Likewise. @param {import("./workloads.mjs").Workload} workload */
const bothMoons = ({ examples, testExamples }) =>
  [examples, testExamples].map((count, i) => {
    const { X, Y } = moons(lib.random(seed + i), { examples: count });
    return { X, Y: oneHot(Y.data, 2) };
  });

function gridPoints() {
  const { side, from, to } = grid;
  const points = lib.zeros(side * side, 2);
  for (let at = 0; at < side * side; at++) {
    points.data[2 * at] = from + ((to - from) * (at % side)) / (side - 1);
    points.data[2 * at + 1] = from + ((to - from) * Math.floor(at / side)) / (side - 1);
  }
  return points;
}
