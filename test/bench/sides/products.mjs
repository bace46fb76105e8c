// Measures the library's matrix products against what WebAssembly's 128-bit float64 lanes can do here: a loop of
// multiplications and additions between registers. On the command line: the shapes, as JSON. Prints a Products, as JSON.
import { multiply, multiplyByTranspose, random, transposeMultiply, zeros } from "@nn/lib";
import { peer } from "./serve.mjs";

const SECONDS = 0.1; // for one measurement, of which the best of 9 is taken: what the machine can do when nothing disturbs it

/** Billions of operations in a second. @param {number} operations that one call does @param {() => void} call */
function gigaflops(operations, call) {
  let calls = 1;
  /** @param {number} times */
  const seconds = (times) => {
    const started = performance.now();
    for (let time = 0; time < times; time++) call();
    return (performance.now() - started) / 1000;
  };
  while (seconds(calls) < SECONDS) calls *= 2; // also warms up
  return (operations * calls) / Math.min(...Array.from({ length: 9 }, () => seconds(calls))) / 1e9;
}

/**
 * Twelve chains of x = x · c + d at once, enough to keep the units for addition and multiplication busy, few enough for the
 * sixteen registers of an x86 processor. c and d keep the values near 1.
 */
async function wasmPeak() {
  const chains = Array.from({ length: 12 }, (_, i) => `$x${i}`);
  const text = `(module (func (export "run") (param $n i32) (result f64)
    (local $c v128) (local $d v128) ${chains.map((x) => `(local ${x} v128)`).join(" ")}
    (local.set $c (f64x2.splat (f64.const 0.5))) (local.set $d (f64x2.splat (f64.const 0.5)))
    (loop $again
      ${chains.map((x) => `(local.set ${x} (f64x2.add (f64x2.mul (local.get ${x}) (local.get $c)) (local.get $d)))`).join("\n      ")}
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (f64x2.extract_lane 0 ${chains.map((x) => `(local.get ${x})`).reduce((sum, x) => `(f64x2.add ${sum} ${x})`)})))`;
  const wabt = await peer("wabt")();
  const module = wabt.parseWat("peak.wat", text, { simd: true });
  const { WebAssembly } = /** @type {any} */ (globalThis); // not among the types of ES2023
  const { instance } = await WebAssembly.instantiate(module.toBinary({}).buffer);
  const rounds = 1_000_000;
  const loop = /** @type {(rounds: number) => number} */ (instance.exports.run);
  return gigaflops(rounds * chains.length * 2 * 2, () => loop(rounds)); // two lanes, two operations
}

const rng = random(1);
/** @param {number} rows @param {number} columns */
const filled = (rows, columns) => {
  const M = zeros(rows, columns);
  M.data.forEach((_, at) => (M.data[at] = rng.normal()));
  return M;
};

/** @type {import("../products.mjs").Shape[]} */
const shapes = JSON.parse(process.argv[2]);
const peak = { name: "WebAssembly f64x2 in registers", gigaflops: await wasmPeak() };
const products = shapes.map(({ product, sizes }) => {
  const [rows, inner, columns] = sizes;
  const work = {
    multiply: () => multiply(...factors),
    multiplyByTranspose: () => multiplyByTranspose(...factors),
    transposeMultiply: () => transposeMultiply(...factors),
  }[product];
  /** @type {[import("@nn/lib").Matrix, import("@nn/lib").Matrix]} */
  const factors = [
    product === "transposeMultiply" ? filled(inner, rows) : filled(rows, inner),
    product === "multiplyByTranspose" ? filled(columns, inner) : filled(inner, columns),
  ];
  return { product, sizes, gigaflops: gigaflops(2 * rows * inner * columns, work) };
});
process.stdout.write(JSON.stringify({ peak, products }));
