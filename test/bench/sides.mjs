// The sides of the benchmark, ours and theirs, as data.
import { inProject } from "../../tools/project.mjs";
import { peersPython } from "./install.mjs";

/**
 * @typedef {object} Side
 * @property {string} name
 * @property {string[]} command that starts the process
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {string[]} workloads that it takes part in
 * @property {"single"} [precision] where it computes in float32; float64 unless told
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
const inSingle = /** @type {const} */ ({ precision: "single" });

/** @type {Side} */
export const ours = {
  name: "ours, double precision",
  command: node("ours.mjs", "double"),
  workloads: [...all, "N", "G"],
};

/** @type {Side} */
const oursInSingle = {
  name: "ours, single precision",
  command: node("ours.mjs", "single"),
  workloads: ["W1", "W2", "G"], // where layers are wide
  precision: "single",
};

/** The side of ours that computes in what theirs computes in, where there is one. @param {string} workload @param {Side} theirs */
export const oursAgainst = (workload, { precision }) =>
  precision === "single" && oursInSingle.workloads.includes(workload) ? oursInSingle : ours;

/** @type {Side[]} */
export const theirs = [
  ...["float64", "float32"].flatMap((type) => [
    {
      name: `numpy mini-batch, ${type}, one thread`,
      command: python("numpy_minibatch.py", type),
      env: oneThread,
      workloads: all,
      ...(type === "float32" && inSingle),
    },
    {
      name: `numpy mini-batch, ${type}, its own choice of threads`,
      command: python("numpy_minibatch.py", type),
      workloads: digits,
      ...(type === "float32" && inSingle),
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
      ...inSingle,
    })),
  ),
  ...["wasm", "cpu"].map((backend) => ({
    name: `tfjs ${backend}, GPT written by hand`,
    command: node("tfjsGpt.mjs", backend),
    workloads: ["G"],
    ...inSingle,
  })),
  { name: "convnetjs", command: node("convnetjs.mjs"), workloads: all },
  { name: "brain.js", command: node("brain.mjs"), workloads: all, ...inSingle },
  { name: "ml-matrix", command: node("mlMatrix.mjs"), workloads: all },
  { name: "synaptic", command: node("synaptic.mjs"), workloads: ["W3", "W4"] },
];

/** The environment of every side: without what slows or changes the BLAS of a current numpy. */
export function sideEnvironment() {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, PYTHONPATH, PYTHONHOME, ...rest } = process.env;
  return { ...rest, PYTHONDONTWRITEBYTECODE: "1" };
}
