import type { Signs } from "./signs.js";

/** What can be wrong with a training. */
export type Fault =
  | "wrong gradient"
  | "wrong labels"
  | "too little data"
  | "unscaled inputs"
  | "learning rate too large"
  | "dead units"
  | "vanishing gradients"
  | "learning rate too small"
  | "network too weak";

/** What is told of a fault: what on this run betrays it, and what to try next. */
export interface Telling {
  evidence(signs: Signs): string;
  readonly tryNext: string;
}

const short = (x: number) => String(Number(x.toPrecision(2)));
/** "0.45 (chance: 0.69)" */
const held = (loss: number, { chance }: Signs) => `${short(loss)} (chance: ${short(chance)})`;

/** All that `diagnose` says, fault by fault. */
export const tellings: Record<Fault, Telling> = {
  "wrong gradient": {
    evidence: ({ descent }) =>
      `Along the gradient the cost changes ${short(descent)} times as fast as the gradient says; of a right one that is 1. ` +
      (descent < -0.9 ? "Its sign is wrong." : "A factor, a sign or a term is wrong in some layer."),
    tryNext: "Run gradientCheck: it names the layer. Look there at the signs and factors of BP1 to BP4.",
  },
  "wrong labels": {
    evidence: (signs) => {
      const { validation, bestValidation, loss } = signs;
      return Number.isNaN(validation)
        ? `The training loss is ${held(loss, signs)}, though the network is large enough and its weights move.`
        : `On new examples the network never did better than guessing: its lowest validation loss is ${held(bestValidation, signs)}. The training loss is ${held(loss, signs)}.`;
    },
    tryNext:
      "Look at twenty inputs with their labels beside them. Were both shuffled, sorted or cut in the same way? Do the inputs hold what the labels ask for?",
  },
  "too little data": {
    evidence: (signs) =>
      `The training loss is ${held(signs.loss, signs)}; the validation loss is ${held(signs.validation, signs)}. The network knows its ${signs.examples} examples by heart.`,
    tryNext: "Get more examples. If there are none to get: early stopping, L2 or dropout (chapter 6).",
  },
  "unscaled inputs": {
    evidence: ({ inputSize }) =>
      `The inputs are as large as ${short(inputSize)} (root mean square of a column), where 1 is usual.`,
    tryNext: "Take each input's mean away and divide by its standard deviation, both found on the training examples.",
  },
  "learning rate too large": {
    evidence: (signs) =>
      signs.diverged ??
      `The loss rises and falls, or never recovers: highest ${short(signs.highestLoss)}, at the end ${held(signs.loss, signs)}.` +
        (signs.moved > 1 ? ` The weights ended ${short(signs.moved)} times their own size away from the start.` : ""),
    tryNext:
      "Try a learning rate 10 times smaller. If the loss rises at every rate, check the gradient with gradientCheck.",
  },
  "dead units": {
    evidence: ({ dead, deadLayer }) =>
      `In layer ${deadLayer}, ${short(100 * dead)}% of the units gave no gradient for any example.`,
    tryNext:
      "Start biases at 0 and weights with he; try leakyRelu, or a smaller learning rate if the units die during training.",
  },
  "vanishing gradients": {
    evidence: ({ firstToLast }) => `The first layer's gradient is ${short(firstToLast)} times that of the last layer.`,
    tryNext:
      "Use tanh or relu in place of sigmoid in the hidden layers, xavier or he for the weights, or fewer layers.",
  },
  "learning rate too small": {
    evidence: ({ moved, falling, update }) =>
      `The loss was still falling, by ${short(100 * falling)}% in the last quarter.` +
      (Number.isNaN(moved) ? "" : ` All of training has moved the weights by ${short(100 * moved)}% of their size.`) +
      (Number.isNaN(update)
        ? ""
        : ` A step changes them by a factor of ${update.toExponential(0)}; about 1e-3 is usual.`),
    tryNext: "Try a learning rate 10 times larger. If that is good but not enough, train longer.",
  },
  "network too weak": {
    evidence: (signs) =>
      `The training loss has come to rest at ${held(signs.loss, signs)}` +
      (Number.isNaN(signs.validation) ? "." : `, and the validation loss (${short(signs.validation)}) is no worse.`),
    tryNext:
      "Add a hidden layer or double its units. If the loss stays, the rest may be noise that nothing can predict.",
  },
};
