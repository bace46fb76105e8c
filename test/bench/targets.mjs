// What the course has set itself, as data: how many times faster than whom.

/**
 * @typedef {object} Target
 * @property {string} workload
 * @property {string} text
 * @property {RegExp} against the sides: the fastest of them counts
 * @property {number} times
 */

const javascript = /^(tfjs|convnetjs|brain|ml-matrix|synaptic)/;

/** @type {Target[]} */
export const targets = [
  {
    workload: "W1",
    text: "numpy mini-batch, same precision, one thread",
    against: /^numpy mini-batch, float64, one/,
    times: 2,
  },
  { workload: "W1", text: "tfjs wasm", against: /^tfjs wasm/, times: 25 },
  { workload: "W1", text: "tfjs cpu", against: /^tfjs cpu/, times: 60 },
  {
    workload: "W2",
    text: "numpy mini-batch, same precision, one thread",
    against: /^numpy mini-batch, float64, one/,
    times: 1,
  },
  { workload: "W2", text: "tfjs wasm", against: /^tfjs wasm/, times: 12 },
  { workload: "W3", text: "the fastest JavaScript peer", against: javascript, times: 4 },
  { workload: "W4", text: "the fastest JavaScript peer", against: javascript, times: 4 },
  { workload: "N", text: "numpy, one sample at a time", against: /one sample at a time/, times: 20 },
  { workload: "G", text: "tfjs wasm", against: /^tfjs wasm/, times: 5 },
];

/**
 * The side that a target is held against, and whether its median ratio reaches the target; undefined if it was not measured.
 * @param {Target} target @param {import("./duel.mjs").Duel[]} duels of the target's workload
 */
export function judge({ against, times }, duels) {
  const [nearest] = duels
    .filter(({ name }) => against.test(name))
    .sort((a, b) => a.wallRatio.median - b.wallRatio.median);
  return nearest && { nearest, reached: nearest.wallRatio.median >= times };
}
