// How much of what the machine can do the matrix products reach.
import { Problem } from "../../tools/errors.mjs";
import { run } from "../../tools/process.mjs";
import { inProject } from "../../tools/project.mjs";
import { peersPython } from "./install.mjs";
import { sideEnvironment } from "./sides.mjs";

/**
 * A product of a dense layer: `sizes` are rows, inner and columns.
 * @typedef {{ product: "multiply" | "multiplyByTranspose" | "transposeMultiply", sizes: [number, number, number] }} Shape
 * @typedef {{ peak: { name: string, gigaflops: number }, products: (Shape & { gigaflops: number })[] }} Products
 */

/** The products of a layer of 784 inputs and 100 units for a mini-batch of 32, and square ones. @type {Shape[]} */
const shapes = [
  { product: "multiplyByTranspose", sizes: [32, 784, 100] }, // forward
  { product: "transposeMultiply", sizes: [100, 32, 784] }, // gradient of the weights
  { product: "multiply", sizes: [32, 100, 784] }, // back to the inputs
  { product: "multiplyByTranspose", sizes: [512, 512, 512] },
  { product: "transposeMultiply", sizes: [512, 512, 512] },
  { product: "multiply", sizes: [512, 512, 512] },
];

/** @returns {Promise<{ ours: Products, numpy: Products }>} */
export async function measureProducts() {
  const sides = inProject("test", "bench", "sides");
  return {
    ours: await ask(process.execPath, [`${sides}/products.mjs`]),
    numpy: await ask(peersPython, [`${sides}/products.py`]),
  };
}

/** @param {string} command @param {string[]} args @returns {Promise<Products>} */
async function ask(command, args) {
  const env = { ...sideEnvironment(), OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const { code, output } = await run(command, [...args, JSON.stringify(shapes)], { env });
  if (code !== 0) throw new Problem(output);
  return JSON.parse(output);
}
