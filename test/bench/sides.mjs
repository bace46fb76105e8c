// The sides of the benchmark, ours and theirs, as data.
import { inProject } from "../../tools/project.mjs";
import { peersPython } from "./install.mjs";

/**
 * @typedef {object} Side
 * @property {string} name
 * @property {string[]} command that starts the process
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {string[]} workloads that it takes part in
 */

/** @param {string} file */
const script = (file) => inProject("test", "bench", "sides", file);
/** @param {string} file @param {string[]} args */
const node = (file, ...args) => [process.execPath, script(file), ...args];
/** @param {string} file @param {string[]} args */
const python = (file, ...args) => [peersPython, script(file), ...args];

const oneThread = { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
const all = ["W1", "W2", "W3", "W4"];
const digits = ["W1", "W2"];

/** Ours, by what kind of network it is. @type {Side[]} */
const ours = [{ name: "ours", command: node("ours.mjs"), workloads: [...all, "N", "G"] }];

/** Our side in a workload. @param {string} workload @returns {Side} */
export function oursIn(workload) {
  const side = ours.find(({ workloads }) => workloads.includes(workload));
  if (!side) throw new Error(`None of our sides takes part in ${workload}`);
  return side;
}

/** @type {Side[]} */
export const theirs = [
  ...["float64", "float32"].flatMap((precision) => [
    {
      name: `numpy mini-batch, ${precision}, one thread`,
      command: python("numpy_minibatch.py", precision),
      env: oneThread,
      workloads: all,
    },
    {
      name: `numpy mini-batch, ${precision}, its own choice of threads`,
      command: python("numpy_minibatch.py", precision),
      workloads: digits,
    },
  ]),
  {
    name: "numpy, one sample at a time",
    command: python("numpy_samples.py"),
    env: oneThread, // faster for these small products
    workloads: ["W1", "N"],
  },
  ...["wasm", "cpu"].flatMap((backend) =>
    ["loop", "fit"].map((use) => ({
      name: `tfjs ${backend}, ${use === "fit" ? "model.fit" : "tuned loop"}`,
      command: node("tfjs.mjs", backend, use),
      workloads: all,
    })),
  ),
  ...["wasm", "cpu"].map((backend) => ({
    name: `tfjs ${backend}, GPT written by hand`,
    command: node("tfjsGpt.mjs", backend),
    workloads: ["G"],
  })),
  { name: "convnetjs", command: node("convnetjs.mjs"), workloads: all },
  { name: "brain.js", command: node("brain.mjs"), workloads: all },
  { name: "ml-matrix", command: node("mlMatrix.mjs"), workloads: all },
  { name: "synaptic", command: node("synaptic.mjs"), workloads: ["W3", "W4"] },
];

/** The environment of every side: without what slows or changes the BLAS of a current numpy. */
export function sideEnvironment() {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, PYTHONPATH, PYTHONHOME, ...rest } = process.env;
  return { ...rest, PYTHONDONTWRITEBYTECODE: "1" };
}
