import {
  crossEntropy,
  dense,
  diagnose,
  he,
  identity,
  leakyRelu,
  mapEntries,
  network,
  quadratic,
  random,
  relu,
  sgd,
  sigmoid,
  softmax,
  takeExamples,
  tanh,
  train,
  xavier,
  type Activation,
  type Examples,
  type History,
  type Layer,
  type Matrix,
} from "@nn/lib";
import { output } from "../output.js";
import { text, type Span } from "../render.js";
import { clinicMessages as messages } from "./messages.js";
import { patients } from "./patients.js";
import type { Patient, Settings } from "./settings.js";

/** A cure must not hang on one lucky start. */
const SEEDS = [1, 2, 3];

/** The patients' names: A to H. */
export const patientNames: readonly string[] = Object.keys(patients);

/** How a patient is trained. @throws RangeError when there is no such patient */
export function settingsOf(name: string): Settings {
  return patientOf(name).settings;
}

/** Trains a patient as it came, and returns what happened. @throws RangeError when there is no such patient */
export function admit(name: string): History {
  const patient = patientOf(name);
  return run(patient, patient.settings, SEEDS[0]);
}

/**
 * Trains a patient with some settings changed, with three seeds, and says below the cell whether that has cured it.
 * @throws RangeError when there is no such patient, or no such setting
 */
export function treat(name: string, changes: Partial<Settings>): void {
  output([text(...treatment(name, changes).says)]);
}

/**
 * What a treatment does. A patient is cured when `diagnose` finds nothing with any seed, and one setting alone was changed.
 * @throws RangeError when there is no such patient, or no such setting
 */
export function treatment(
  name: string,
  changes: Partial<Settings>,
): { readonly cured: boolean; readonly says: Span[] } {
  const patient = patientOf(name);
  const changed = changedSettings(patient.settings, changes);
  if (changed.length === 0) return { cured: false, says: messages.untreated(name) };
  const findings = SEEDS.map((seed) => diagnose(run(patient, { ...patient.settings, ...changes }, seed)));
  const sick = findings.filter((finding) => finding !== undefined);
  if (sick.length > 0) {
    const before = diagnose(admit(name))!.fault; // whoever is admitted is sick
    return { cured: false, says: messages.stillSick(name, sick.length, SEEDS.length, sick[0], before) };
  }
  if (changed.length > 1) return { cured: false, says: messages.tooManyChanges(name, changed) };
  return { cured: true, says: messages.cured(name, SEEDS.length, changed[0]) };
}

function patientOf(name: string): Patient {
  if (!Object.hasOwn(patients, name)) throw new RangeError(messages.noPatient(name, patientNames));
  return patients[name];
}

function changedSettings(settings: Settings, changes: Partial<Settings>): string[] {
  const before: Readonly<Record<string, unknown>> = { ...settings };
  return Object.entries(changes)
    .filter(([setting, value]) => {
      if (!Object.hasOwn(before, setting)) throw new RangeError(messages.noSetting(setting, Object.keys(before)));
      return JSON.stringify(before[setting]) !== JSON.stringify(value);
    })
    .map(([setting]) => setting);
}

function run(patient: Patient, settings: Settings, seed: number): History {
  const { train: all, validation } = patient.data(seed);
  const examples = labelled(patient, first(all, settings.examples), settings, seed);
  const inputs = inputsOf(patient, settings, examples.X);
  const rng = random(seed);
  const isRegression = examples.Y.data.some((y) => y !== 0 && y !== 1);
  const net = network(...layersOf(patient, settings, examples, isRegression, rng));
  return train(
    net,
    { X: inputs(examples.X), Y: examples.Y },
    {
      cost: isRegression ? quadratic : crossEntropy,
      optimizer: sgd({ learningRate: settings.learningRate }),
      epochs: settings.epochs,
      batchSize: 10,
      rng,
      validation: { X: inputs(validation.X), Y: validation.Y },
    },
  );
}

const first = (examples: Examples, count: number): Examples =>
  takeExamples(
    examples,
    Array.from({ length: Math.min(count, examples.X.rows) }, (_, i) => i),
  );

function labelled({ mislabel }: Patient, examples: Examples, { labels }: Settings, seed: number): Examples {
  return mislabel && labels === "from the file" ? mislabel(examples, seed) : examples;
}

/** What is done to all inputs: the patient's units first, then, where asked for, the scale of the training examples. */
function inputsOf({ measured = (x) => x }: Patient, { inputs }: Settings, X: Matrix): (X: Matrix) => Matrix {
  if (inputs === "as measured") return (Z) => mapEntries(Z, measured);
  const columns = Array.from({ length: X.columns }, (_, k) => {
    const values = Array.from({ length: X.rows }, (_, i) => measured(X.data[i * X.columns + k]));
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length) };
  });
  return (Z) =>
    mapEntries(Z, (x, at) => (measured(x) - columns[at % Z.columns].mean) / columns[at % Z.columns].deviation);
}

const activations = { tanh, relu, leakyRelu };

function layersOf(
  patient: Patient,
  settings: Settings,
  { X, Y }: Examples,
  isRegression: boolean,
  rng: ReturnType<typeof random>,
): Layer[] {
  const lib = activations[settings.activation];
  const activation: Activation =
    patient.backward && settings.backward === "own"
      ? { ...lib, backward: (dA, Z, A) => mapEntries(lib.backward(dA, Z, A), patient.backward!) }
      : lib;
  const initializer = settings.activation === "tanh" ? xavier : he;
  const sizes = [X.columns, ...settings.hidden];
  const hidden = settings.hidden.map((size, l) =>
    dense(sizes[l], size, activation, { initializer, biasInitializer: () => settings.firstBias, rng }),
  );
  const output = isRegression ? identity : Y.columns > 1 ? softmax : sigmoid;
  return [...hidden, dense(sizes[sizes.length - 1], Y.columns, output, { rng })];
}
