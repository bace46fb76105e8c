import {
  adam,
  constant,
  crossEntropy,
  mapEntries,
  matrix,
  momentum,
  quadratic,
  random,
  relu,
  sgd,
  sigmoid,
  tanh,
  type Examples,
} from "@nn/lib";
import { blobs, circles, mnist, moons, noisySine, oneHot, spirals } from "@nn/datasets";
import { first, inUnits, shuffledLabels, type Plan } from "./run.js";
import { uphill } from "./uphill.js";

/** A checkerboard of nine fields over the square from −1 to 1. */
function board(seed: number, examples = 400): Examples {
  const rng = random(seed);
  const X = Array.from({ length: examples }, () => [2 * rng.uniform() - 1, 2 * rng.uniform() - 1]);
  const field = (x: number) => Math.floor((3 * (x + 1)) / 2);
  return { X: matrix(X), Y: matrix(X.map(([a, b]) => [(field(a) + field(b)) % 2])) };
}
/** Which of six equal sectors around the origin is a point in? Sectors that face each other are one class. */
function sectors(seed: number, examples = 300): Examples {
  const rng = random(seed);
  const X = Array.from({ length: examples }, () => [rng.normal(), rng.normal()]);
  return {
    X: matrix(X),
    Y: oneHot(
      X.map(([a, b]) => Math.floor((3 * Math.atan2(b, a)) / Math.PI + 3) % 3),
      3,
    ),
  };
}
/** Four inputs, one target: |x₁| + x₂x₃, measured inexactly; x₄ does not matter. */
function mixture(seed: number, examples = 250): Examples {
  const rng = random(seed);
  const X = Array.from({ length: examples }, () => Array.from({ length: 4 }, () => rng.normal()));
  return { X: matrix(X), Y: matrix(X.map(([a, b, c]) => [rng.normal(Math.abs(a) + b * c, 0.15)])) };
}
const sine = (seed: number, examples = 70, noise = 0.1) => noisySine(random(seed), { examples, noise });
const twist = (seed: number, perArm = 90) => spirals(random(seed), { arms: 3, perArm, noise: 0.15, apart: 4 });
const rings = (seed: number, examples = 180) => circles(random(seed), { examples, noise: 0.05 });
const crescents = (seed: number, examples = 140) => moons(random(seed), { examples, noise: 0.12 });
const four = (seed: number, examples = 200) => blobs(random(seed), { examples, classes: 4, spread: 0.3 });
const digits = mnist("test", { sample: 500, rng: random(501) });
const unseen = mnist("train", { sample: 300, rng: random(502) });

/**
 * Plans with a planted fault, by the fault's name; "" are healthy ones. Their tasks, sizes and settings are others than those
 * of the tuning set, and were chosen after the limits were fixed. With a first draw of seeds 46 of 50 were judged rightly; in one of
 * the others the fault had done no harm (and its plan was replaced), the other three showed that tiny networks and handfuls of
 * examples were taken for wrong labels, which changed two questions. Then all seeds were drawn anew, and these are they. One
 * plan that was meant to be healthy did not learn with its new seed; it stands below.
 */
export const heldOutSet: Record<string, Record<string, Plan>> = {
  "": {
    "regression, four inputs": {
      data: mixture(601, 500),
      validation: mixture(602),
      hidden: [30],
      optimizer: adam({ learningRate: 0.005 }),
      epochs: 150,
    },
    "regression, sine, small net, momentum": {
      data: sine(603),
      validation: sine(604),
      hidden: [5],
      optimizer: momentum({ learningRate: 0.03 }),
      epochs: 400,
    },
    "regression, no validation": {
      data: sine(605, 150, 0.2),
      hidden: [15],
      activation: sigmoid,
      optimizer: adam({ learningRate: 0.03 }),
      epochs: 200,
    },
    "binary, rings, small net": {
      data: rings(608),
      validation: rings(609),
      hidden: [6],
      optimizer: sgd({ learningRate: 0.3 }),
      epochs: 300,
    },
    "binary, L2": {
      data: crescents(610),
      validation: crescents(611),
      hidden: [20],
      activation: relu,
      l2: 0.05,
      optimizer: sgd({ learningRate: 0.1 }),
      epochs: 200,
    },
    "binary, batch descent": {
      data: crescents(612),
      hidden: [10],
      batchSize: 140,
      optimizer: momentum({ learningRate: 0.1 }),
      epochs: 800,
    },
    "three classes, sectors": {
      data: sectors(613, 600),
      validation: sectors(614),
      hidden: [24],
      activation: relu,
      optimizer: momentum({ learningRate: 0.02 }),
      epochs: 120,
    },
    "three classes, spirals, dropout": {
      data: twist(615),
      validation: twist(616),
      hidden: [100],
      activation: relu,
      dropped: 0.1,
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 200,
    },
    "four classes, no hidden layer": { data: four(617), validation: four(618), hidden: [], epochs: 80 },
    "digits, sigmoid": {
      data: digits,
      validation: unseen,
      hidden: [30],
      activation: sigmoid,
      optimizer: sgd({ learningRate: 0.5 }),
      epochs: 15,
    },
    "digits, dropout, L2, adam": {
      data: digits,
      validation: unseen,
      hidden: [48],
      activation: relu,
      dropped: 0.3,
      l2: 0.2,
      optimizer: adam({ learningRate: 0.002 }),
      epochs: 12,
    },
  },
  "wrong labels": {
    regression: {
      data: shuffledLabels(mixture(620), 61),
      validation: mixture(621),
      hidden: [20],
      optimizer: adam({ learningRate: 0.005 }),
      epochs: 100,
    },
    "binary, checkerboard": {
      data: shuffledLabels(board(622), 62),
      validation: board(623),
      hidden: [30],
      optimizer: momentum({ learningRate: 0.03 }),
      epochs: 100,
    },
    "three classes": {
      data: shuffledLabels(sectors(624), 63),
      validation: sectors(625),
      hidden: [12, 12],
      activation: relu,
      epochs: 150,
    },
    digits: {
      data: shuffledLabels(digits, 64),
      validation: unseen,
      hidden: [32],
      activation: relu,
      optimizer: adam({ learningRate: 0.002 }),
      epochs: 12,
    },
    "four classes, no validation": { data: shuffledLabels(four(626), 65), hidden: [20], epochs: 100 },
  },
  "unscaled inputs": {
    "regression, in hundreds": {
      data: inUnits(mixture(627), 100),
      validation: inUnits(mixture(628), 100),
      hidden: [20],
      epochs: 80,
    },
    "rings, far from 0": {
      data: inUnits(rings(629), 1, 60),
      validation: inUnits(rings(630), 1, 60),
      hidden: [12],
      epochs: 150,
    },
    "digits, sigmoid": {
      data: inUnits(digits, 255),
      validation: inUnits(unseen, 255),
      hidden: [20],
      activation: sigmoid,
      optimizer: momentum({ learningRate: 0.01 }),
      epochs: 6,
    },
    "crescents, in degrees": {
      data: inUnits(crescents(631), 180, 180),
      hidden: [10],
      optimizer: sgd({ learningRate: 0.03 }),
      epochs: 150,
    },
  },
  "learning rate too large": {
    regression: {
      data: mixture(632),
      validation: mixture(633),
      hidden: [16],
      optimizer: sgd({ learningRate: 1.5 }),
      epochs: 80,
    },
    "three classes, adam": {
      data: sectors(634),
      validation: sectors(635),
      hidden: [20],
      optimizer: adam({ learningRate: 1 }),
      epochs: 80,
    },
    checkerboard: {
      data: board(636),
      validation: board(637),
      hidden: [24, 24],
      activation: relu,
      optimizer: sgd({ learningRate: 6 }),
      epochs: 80,
    },
    digits: {
      data: digits,
      validation: unseen,
      hidden: [30],
      activation: relu,
      optimizer: momentum({ learningRate: 1 }),
      epochs: 8,
    },
    rings: { data: rings(638), hidden: [10], optimizer: sgd({ learningRate: 60 }), epochs: 120 },
  },
  "learning rate too small": {
    regression: {
      data: mixture(639),
      validation: mixture(640),
      hidden: [16],
      optimizer: momentum({ learningRate: 0.00002 }),
      epochs: 80,
    },
    "three classes": {
      data: sectors(641),
      validation: sectors(642),
      hidden: [20],
      activation: relu,
      optimizer: sgd({ learningRate: 0.0005 }),
      epochs: 120,
    },
    "crescents, adam": { data: crescents(643), hidden: [16], optimizer: adam({ learningRate: 0.00003 }), epochs: 120 },
    digits: {
      data: digits,
      validation: unseen,
      hidden: [30],
      activation: relu,
      optimizer: adam({ learningRate: 0.000003 }),
      epochs: 8,
    },
  },
  "too little data": {
    checkerboard: {
      data: board(644, 40),
      validation: board(645),
      hidden: [40],
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 400,
    },
    "three classes": {
      data: sectors(646, 20),
      validation: sectors(647),
      hidden: [30],
      optimizer: sgd({ learningRate: 0.3 }),
      epochs: 400,
    },
    digits: { data: first(digits, 50), validation: unseen, hidden: [30], activation: relu, epochs: 60 },
    regression: {
      data: mixture(648, 25),
      validation: mixture(649),
      hidden: [40],
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 400,
    },
  },
  "network too weak": {
    "checkerboard, two units": {
      data: board(650),
      validation: board(651),
      hidden: [2],
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 200,
    },
    "three classes, no hidden layer": { data: sectors(652), validation: sectors(653), hidden: [], epochs: 100 },
    "regression, one unit": {
      data: mixture(654),
      validation: mixture(655),
      hidden: [1],
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 200,
    },
    "rings, one unit": { data: rings(656), hidden: [1], optimizer: sgd({ learningRate: 0.3 }), epochs: 300 },
    "digits, one unit": {
      data: digits,
      validation: unseen,
      hidden: [1],
      optimizer: adam({ learningRate: 0.01 }),
      epochs: 40,
    },
  },
  "dead units": {
    regression: {
      data: mixture(657),
      validation: mixture(658),
      hidden: [24],
      activation: relu,
      biasInitializer: constant(-9),
      epochs: 80,
    },
    "checkerboard, the second layer": {
      data: board(659),
      hidden: [20, 20],
      activation: relu,
      biasInitializer: constant(-5),
      optimizer: adam({ learningRate: 0.001 }),
      epochs: 60,
    },
    digits: {
      data: digits,
      validation: unseen,
      hidden: [24],
      activation: relu,
      biasInitializer: constant(-18),
      optimizer: momentum({ learningRate: 0.01 }),
      epochs: 5,
    },
  },
  "wrong gradient": {
    "three classes": {
      data: sectors(660),
      validation: sectors(661),
      hidden: [16],
      cost: uphill(crossEntropy),
      epochs: 40,
    },
    regression: {
      data: sine(662),
      hidden: [8],
      cost: uphill(quadratic),
      optimizer: momentum({ learningRate: 0.003 }),
      epochs: 40,
    },
    "half the slope of tanh": {
      data: board(663),
      validation: board(664),
      hidden: [20, 20],
      activation: { ...tanh, backward: (dA, Z, A) => mapEntries(tanh.backward(dA, Z, A), (d) => d / 2) },
      epochs: 40,
    },
    "sigmoid without 1 − σ": {
      data: rings(665),
      hidden: [10],
      activation: { ...sigmoid, backward: (dA, _Z, A) => mapEntries(dA, (d, at) => d * A.data[at]) },
      epochs: 40,
    },
    "digits, sign of the hidden error": {
      data: digits,
      validation: unseen,
      hidden: [20],
      activation: { ...relu, backward: (dA, Z, A) => mapEntries(relu.backward(dA, Z, A), (d) => -d) },
      epochs: 3,
    },
  },
  "vanishing gradients": {
    "three classes, five sigmoid layers": {
      data: sectors(666),
      validation: sectors(667),
      hidden: [14, 14, 14, 14, 14],
      activation: sigmoid,
      epochs: 60,
    },
    "regression, seven sigmoid layers": {
      data: mixture(668),
      validation: mixture(669),
      hidden: [10, 10, 10, 10, 10, 10, 10],
      activation: sigmoid,
      epochs: 60,
    },
    "digits, six sigmoid layers": {
      data: digits,
      validation: unseen,
      hidden: [20, 20, 20, 20, 20, 20],
      activation: sigmoid,
      optimizer: adam({ learningRate: 0.0003 }),
      epochs: 5,
    },
  },
};

/** Meant to be healthy, with the same settings as with another seed, but it learned nothing. So it must not pass for healthy. */
export const notLearned: Plan = {
  data: board(606, 800),
  validation: board(607),
  hidden: [32, 32],
  optimizer: adam({ learningRate: 0.01 }),
  batchSize: 20,
  epochs: 120,
};

/** Where another fault than the planted one is named, and what is named instead. */
export const misses: Record<string, string> = {
  // Its steps killed a whole layer in the first epoch: 9.5 times as far as the weights were long, where the limit is 10.
  "learning rate too large, checkerboard": "dead units",
  // One unit fits 250 examples to 0.79 of chance, and the 250 others not at all: that is what wrong labels look like.
  "network too weak, regression, one unit": "wrong labels",
};
