import { random, takeRows, type Examples } from "@nn/lib";
import { circles, moons, noisySine, spirals } from "@nn/datasets";
import type { Patient, Settings } from "./settings.js";

/** Each patient differs from this in what its task needs, and in one thing that is wrong. */
const usual: Settings = {
  examples: 200,
  labels: "from the file",
  inputs: "as measured",
  hidden: [16],
  activation: "tanh",
  firstBias: 0,
  backward: "own",
  learningRate: 0.1,
  epochs: 150,
};

const pair = (draw: (seed: number) => Examples) => (seed: number) => ({
  train: draw(2 * seed),
  validation: draw(2 * seed + 1),
});
const moonPair = pair((seed) => moons(random(seed), { examples: 400, noise: 0.1 }));
const spiralPair = pair((seed) => spirals(random(seed), { arms: 3, perArm: 133, noise: 0.1 }));
const circlePair = pair((seed) => circles(random(seed), { examples: 400, noise: 0.1 }));
const cleanPair = pair((seed) => circles(random(seed), { examples: 400, noise: 0.05 }));
const sinePair = pair((seed) => noisySine(random(seed), { examples: 400, noise: 0.1 }));

export const patients: Readonly<Record<string, Patient>> = {
  A: { data: moonPair, settings: { ...usual, learningRate: 0.0003 } },
  B: {
    data: spiralPair,
    settings: { ...usual, examples: 300, hidden: [40] },
    mislabel: ({ X, Y }, seed) => ({
      X,
      Y: takeRows(Y, random(seed).shuffle(Array.from({ length: Y.rows }, (_, i) => i))),
    }),
  },
  C: { data: circlePair, settings: { ...usual, hidden: [] } },
  D: { data: sinePair, settings: { ...usual, learningRate: 2 } },
  E: { data: moonPair, settings: usual, measured: (x) => 30 * x + 300 },
  F: { data: spiralPair, settings: { ...usual, examples: 300, hidden: [60], activation: "relu", firstBias: -6 } },
  G: { data: cleanPair, settings: { ...usual, examples: 8, hidden: [30], learningRate: 0.7, epochs: 400 } },
  H: { data: sinePair, settings: usual, backward: (delta) => -delta },
};
