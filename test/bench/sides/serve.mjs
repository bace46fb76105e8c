// What all sides in JavaScript share: each is a process that reads requests from stdin, a line of JSON each, and answers likewise.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { peers } from "../install.mjs";

/** Loads a peer. */
export const peer = createRequire(join(peers, "package.json"));

/** @param {string} name */
export const versionOf = (name) =>
  JSON.parse(readFileSync(join(peers, "node_modules", name, "package.json"), "utf8")).version;

/** @typedef {import("@nn/lib").Matrix} Matrix */
/** A matrix as it was read; grey values also as the bytes that they were. @typedef {Matrix & { bytes?: Uint8Array }} Read */
/** A layer's initial weights: W is outputs×inputs, b 1×outputs. Of a GPT, any two parameters that belong together. @typedef {{ W: Matrix, b: Matrix }} Weights */

/**
 * A side's network, ready to be trained. `inputs` brings examples into the form that the library reads, which is not timed;
 * `predict` returns the library's answers, row after row: all in one array, or an array for each row.
 * @typedef {object} Learner
 * @property {(epochs: number) => void | Promise<void>} train
 * @property {(X: Read) => any} inputs
 * @property {(inputs: any) => ArrayLike<number> | ArrayLike<number>[]} predict
 */

/**
 * @typedef {TaskOf<import("../workloads.mjs").DenseWorkload>} Task
 * @typedef {TaskOf<import("../workloads.mjs").GptWorkload>} GptTask
 */
/**
 * @template W
 * @typedef {object} TaskOf
 * @property {W} workload
 * @property {Record<"X" | "Y" | "testX" | "testY" | "grid", Read>} data
 * @property {Weights[]} weights
 */

/**
 * Answers requests until stdin ends.
 * @template {import("../workloads.mjs").Workload} [W=import("../workloads.mjs").DenseWorkload]
 * @param {Record<string, unknown>} facts about the side, for the report
 * @param {(task: TaskOf<W>) => Learner | Promise<Learner>} makeLearner
 */
export async function serve(facts, makeLearner) {
  // Some peers print to stdout, where the answers go.
  console.log = console.error;
  /** @type {Learner} */
  let learner;
  /** @type {TaskOf<W>} */
  let task;
  /** @type {any} */
  let gridInputs;

  /** @type {Record<string, (request: any) => any>} */
  const answers = {
    facts: () => ({ node: process.versions.node, ...facts }),
    async prepare({ workload, inputs }) {
      const data = Object.fromEntries(
        Object.entries(inputs).map(([name, file]) => [name, readMatrix(/** @type {any} */ (file))]),
      );
      task = {
        workload,
        data: /** @type {any} */ (data),
        weights: splitWeights(inputs.weights.shapes, data.weights.data),
      };
      learner = await makeLearner(task);
      if (workload.timed === "forward") gridInputs = learner.inputs(task.data.grid);
      return {};
    },
    train: ({ epochs }) => timed(() => learner.train(epochs)),
    forward: ({ times }) =>
      timed(() => {
        for (let time = 0; time < times; time++) learner.predict(gridInputs);
      }),
    accuracy() {
      const answers = classes(learner.predict(learner.inputs(task.data.testX)), task.data.testY);
      const targets = classes(task.data.testY.data, task.data.testY);
      return { accuracy: answers.filter((answer, i) => answer === targets[i]).length / targets.length };
    },
    memory: () => ({ peakBytes: peakBytes() }),
  };

  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(await answers[request.do](request))}\n`);
  }
  process.exit();
}

/** Wall time and CPU time of all threads, in seconds. @param {() => void | Promise<void>} work */
async function timed(work) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - wall) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/**
 * The most memory that this process has taken. On Linux not from `resourceUsage`: what it tells a child begins with what its
 * parent had when it started it, and ours has just written the inputs.
 */
function peakBytes() {
  const status = "/proc/self/status";
  const kilobytes = existsSync(status) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, "utf8"))?.[1];
  return 1024 * (kilobytes ? Number(kilobytes) : process.resourceUsage().maxRSS);
}

/** @param {import("../inputs.mjs").MatrixFile} file @returns {Read} */
function readMatrix({ path, rows, columns }) {
  const bytes = new Uint8Array(readFileSync(path)); // a copy that starts at a multiple of 8
  if (path.endsWith(".f64")) return { rows, columns, data: new Float64Array(bytes.buffer) };
  /** @type {Float64Array | undefined} */
  let data;
  return {
    rows,
    columns,
    bytes,
    // Made at the first use: it takes eight times the room, and would count as the memory of a side that does without.
    get data() {
      return (data ??= Float64Array.from(bytes, (byte) => byte / 255));
    },
  };
}

/** @param {import("../inputs.mjs").Shape[]} shapes @param {Float64Array} all @returns {Weights[]} */
function splitWeights(shapes, all) {
  let at = 0;
  const parameters = shapes.map(({ rows, columns }) => ({
    rows,
    columns,
    data: all.slice(at, (at += rows * columns)),
  }));
  return Array.from({ length: parameters.length / 2 }, (_, l) => ({ W: parameters[2 * l], b: parameters[2 * l + 1] }));
}

/** The column of the largest entry of each row. @param {any} answers @param {Matrix} shape */
function classes(answers, { rows, columns }) {
  return Array.from({ length: rows }, (_, i) => {
    const row = typeof answers[0] === "number" ? answers.subarray(i * columns, (i + 1) * columns) : answers[i];
    return row.indexOf(Math.max(...row));
  });
}

/** The rows of a matrix, as arrays of numbers or as views. @param {Matrix} matrix */
export const rowsOf = ({ rows, columns, data }) =>
  Array.from({ length: rows }, (_, i) => data.subarray(i * columns, (i + 1) * columns));

/** The column of the 1 in each one-hot row. @param {Matrix} Y */
export const labelsOf = (Y) => classes(Y.data, Y);
