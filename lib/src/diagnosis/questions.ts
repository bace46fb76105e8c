import type { Fault } from "./faults.js";
import type { Signs } from "./signs.js";

/** A question to a run. Each answer leads to the next question, to a fault, or to "healthy". */
export interface Question {
  readonly asks: string;
  answer(signs: Signs): boolean;
  readonly yes: Branch;
  readonly no: Branch;
}
export type Branch = Question | Fault | "healthy";

/**
 * The limits. Each is a round number with a reason, far from what most runs show on either side; a run close to one may
 * fall on the wrong side. A comparison with NaN is false: what is not known answers no.
 */
const limits = {
  /**
   * A right gradient delivers what it promises but for rounding, about 1e-7, and for ReLU units that stand exactly on their
   * kink: with biases of 0 an input of 0 does that, and a few such examples among 32 cost 1 to 2%. Smaller mistakes than 5%
   * are left to gradientCheck.
   */
  broken: 0.05,
  /** A network has learned its task when less than a third is left of the loss that guessing has. */
  learned: 1 / 3,
  /** Where validation costs twice as much as training, what was learned is rather these examples than the task. */
  gap: 2,
  /** A training loss that guessing reaches, give or take what a hundred examples tell of it: 1/√100. */
  chance: 0.9,
  /** The lowest of many validation losses has been lucky, too: at least 1/√50 below chance is more than luck. */
  luck: 0.85,
  /** With fewer examples, chance itself is known to 1/√50 only: that validation does not beat it says nothing about the labels. */
  few: 50,
  /** With a parameter for ten examples a network begins to learn even noise by heart; with one for each it can learn all of it. */
  memory: { some: 0.1, all: 1 },
  /** Inputs 10 times too large make the limit 2/curvature of the learning rate 100 times smaller, and z of tanh lies where its slope is 0. */
  inputs: 10,
  /** The mean over all examples hardly changes at rest, and it falls while it learns: rises of 5% are steps across the valley. */
  rises: 0.05,
  /**
   * Initial weights have the size that suits a layer. Where they ended 10 times as far away, they either drifted there in many
   * small steps, or were thrown: by steps of 30 times the usual 1e-3, or by some that took the loss half above guessing.
   */
  thrown: { moved: 10, update: 0.03, loss: 1.5 },
  /** Half of a layer gone. A few dead units are usual in ReLU networks. */
  dead: 0.5,
  /** σ′ ≤ ¼: four sigmoid layers leave less than a hundredth of the error. */
  vanished: 0.01,
  /**
   * Weights that have not moved by a third of their own size are rather the random ones than learned ones. If the steps were of
   * the usual size, 1e-3, they did not creep: they went to and fro, since nothing pulled.
   */
  crept: { moved: 1 / 3, update: 1e-3 },
  /** A loss that in a quarter of the time falls by 5% is not at rest. */
  falling: 0.05,
};

const hasValidation = ({ validation }: Signs) => !Number.isNaN(validation);
const learns = (signs: Signs) =>
  hasValidation(signs)
    ? signs.validation < limits.learned * signs.validationChance
    : signs.loss < limits.learned * signs.chance;
const learnsByHeart = ({ loss, validation, chance }: Signs) =>
  loss < limits.learned * chance && validation > limits.gap * loss;
const beatsChance = ({ bestValidation, validationChance }: Signs) => bestValidation < limits.luck * validationChance;
const wasThrown = ({ moved, update, highestLoss, chance }: Signs) =>
  moved > limits.thrown.moved && (update > limits.thrown.update || highestLoss > limits.thrown.loss * chance);
const stepsTooFar = (signs: Signs) =>
  signs.diverged !== undefined ||
  signs.rises > limits.rises ||
  signs.loss > Math.max(signs.chance, signs.firstLoss) * (1 + limits.rises) ||
  wasThrown(signs);
const creeps = ({ moved, update, falling }: Signs) =>
  falling > limits.falling || (moved < limits.crept.moved && update < limits.crept.update);
/** Below chance on what it was shown, and nowhere else. */
const onlyByHeart = (signs: Signs) =>
  hasValidation(signs) &&
  !beatsChance(signs) &&
  signs.loss < limits.chance * signs.chance &&
  signs.loss / signs.chance < signs.bestValidation / signs.validationChance - (1 - limits.chance);
/**
 * It could bend to the examples, and still finds nothing in them. A network without a hidden layer, or with very few
 * parameters, may just be the wrong one.
 */
const findsNothing = (signs: Signs) => {
  const perExample = signs.parameters / signs.examples;
  const isAtChance = signs.loss > limits.chance * signs.chance && perExample >= limits.memory.some;
  return signs.hiddenLayers > 0 && !beatsChance(signs) && (isAtChance || perExample >= limits.memory.all);
};

/** From the last question to the first, since each names those that follow it. */
const nothingFound: Question = {
  asks: "Has it enough hidden neurons, and yet finds nothing?",
  answer: findsNothing,
  yes: "wrong labels",
  no: "network too weak",
};
const stillMoving: Question = {
  asks: "Is the loss still falling, or have the weights crept in tiny steps?",
  answer: creeps,
  yes: "learning rate too small",
  no: nothingFound,
};
const fewExamples: Question = {
  asks: "Are there fewer than 50 examples?",
  answer: ({ examples }) => examples < limits.few,
  yes: "too little data",
  no: "wrong labels",
};
const heartOnly: Question = {
  asks: "Is it below chance on the training examples only?",
  answer: onlyByHeart,
  yes: fewExamples,
  no: stillMoving,
};
const errorArrives: Question = {
  asks: "Does less than a hundredth of the gradient reach the first layer?",
  answer: ({ firstToLast }) => firstToLast < limits.vanished,
  yes: "vanishing gradients",
  no: heartOnly,
};
const unitsDead: Question = {
  asks: "Is half of a layer dead?",
  answer: ({ dead }) => dead >= limits.dead,
  yes: "dead units",
  no: errorArrives,
};
const stepsLarge: Question = {
  asks: "Does the loss end as NaN, rise, or jump about?",
  answer: stepsTooFar,
  yes: "learning rate too large",
  no: unitsDead,
};
const inputsLarge: Question = {
  asks: "Are the inputs larger than about 10?",
  answer: ({ inputSize }) => inputSize > limits.inputs,
  yes: "unscaled inputs",
  no: stepsLarge,
};
const everBetter: Question = {
  asks: "Was the validation loss ever better than chance?",
  answer: beatsChance,
  yes: "too little data",
  no: fewExamples,
};
const fitsTraining: Question = {
  asks: "Does it fit the training examples, and only those?",
  answer: learnsByHeart,
  yes: everBetter,
  no: inputsLarge,
};
const doesWell: Question = {
  asks: "Is less than a third of the loss at chance left?",
  answer: learns,
  yes: "healthy",
  no: fitsTraining,
};
export const firstQuestion: Question = {
  asks: "Does the gradient break its promise?",
  answer: ({ descent }) => Math.abs(descent - 1) > limits.broken,
  yes: "wrong gradient",
  no: doesWell,
};
