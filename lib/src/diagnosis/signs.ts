import type { LayerStatistics } from "../diagnostics/index.js";
import type { Evidence } from "./evidence.js";

/** What is measured on a run, before any judgement. NaN: the evidence does not tell. */
export interface Signs {
  /** How much of the promised descent the cost delivers; 1 where the gradient is right. */
  readonly descent: number;
  /** The loss of guessing. Where it is not known the first loss stands for it: an untrained network guesses. */
  readonly chance: number;
  /** The same for the validation examples. */
  readonly validationChance: number;
  /** Mean training loss over the last tenth of the epochs; NaN when the run diverged. */
  readonly loss: number;
  readonly firstLoss: number;
  readonly highestLoss: number;
  /** Mean validation loss over the last tenth, and over that tenth of the run where it was lowest. */
  readonly validation: number;
  readonly bestValidation: number;
  /** Where the loss was no longer a number, what `train` says of it. */
  readonly diverged: string | undefined;
  readonly inputSize: number;
  /** The largest share of dead units in a layer at the end, and which layer that is, from 1. */
  readonly dead: number;
  readonly deadLayer: number;
  /** ‖∂C/∂W‖ of the first layer by that of the last, in the middle one of the epochs. */
  readonly firstToLast: number;
  /** The largest ‖ΔW‖ / ‖W‖ of a layer, in the middle one of the epochs. */
  readonly update: number;
  /** ‖θ − θ₀‖ / ‖θ₀‖: how far all of training has moved the parameters. */
  readonly moved: number;
  /** By which share of itself the loss fell from the third quarter of the epochs to the fourth. */
  readonly falling: number;
  /** How much the loss rises from one epoch to the next, as a share of itself, on the average of the second half. */
  readonly rises: number;
  readonly hiddenLayers: number;
  readonly parameters: number;
  readonly examples: number;
}

export function measure(evidence: Evidence): Signs {
  const { loss, validationLoss = [], statistics = [], snapshots = [], start, stopped } = evidence;
  // Early stopping puts the best epoch's weights back, so that is where the run ends.
  const end = stopped?.reason === "early" ? 1 + validationLoss.indexOf(Math.min(...validationLoss)) : loss.length;
  const [losses, validations] = [loss.slice(0, end), validationLoss.slice(0, end)];
  const tenth = Math.max(1, Math.floor(end / 10));
  const isBroken = stopped?.reason === "diverged" || losses.some((value) => !Number.isFinite(value));
  const dead = (statistics[end - 1] ?? []).map(({ deadUnits = 0 }) => deadUnits);
  const [third, fourth] = [0.5, 0.75].map((from) => mean(losses.slice(from * end, (from + 0.25) * end)));
  const second = losses.slice(end / 2);
  return {
    descent: start?.descent ?? NaN,
    chance: start?.lossAtChance ?? loss[0] ?? NaN,
    validationChance: start?.validationAtChance ?? start?.lossAtChance ?? loss[0] ?? NaN,
    loss: isBroken ? NaN : mean(losses.slice(-tenth)),
    firstLoss: loss[0] ?? NaN,
    highestLoss: Math.max(...losses),
    validation: mean(validations.slice(-tenth)),
    bestValidation: lowest(validations.map((_, e) => mean(validations.slice(Math.max(0, e + 1 - tenth), e + 1)))),
    diverged: isBroken ? (stopped?.message ?? "The loss is no longer a number.") : undefined,
    inputSize: start?.inputSize ?? NaN,
    dead: Math.max(0, ...dead),
    deadLayer: 1 + dead.indexOf(Math.max(0, ...dead)),
    firstToLast: median(statistics.map(firstToLast)),
    update: median(statistics.map((layers) => Math.max(...layers.map(({ updateRatio = NaN }) => updateRatio)))),
    moved: distanceMoved(snapshots),
    falling: (third - fourth) / third,
    rises: mean(second.slice(1).map((value, e) => Math.max(0, value - second[e]))) / mean(second),
    hiddenLayers: Math.max(0, (statistics[0] ?? []).filter(learns).length - 1),
    parameters: start?.parameters ?? NaN,
    examples: start?.examples ?? NaN,
  };
}

/** A layer without weights, such as dropout, never has an update. */
const learns = ({ updateRatio }: Partial<LayerStatistics>) => updateRatio !== 0;

function firstToLast(layers: readonly Partial<LayerStatistics>[]): number {
  const norms = layers.filter(learns).map(({ gradientNorm = NaN }) => gradientNorm);
  if (norms.length < 2) return NaN;
  return norms[0] === 0 ? 0 : norms[0] / norms[norms.length - 1];
}

function distanceMoved(snapshots: NonNullable<Evidence["snapshots"]>): number {
  if (snapshots.length < 2) return NaN;
  const before = snapshots[0].parameters;
  const after = snapshots[snapshots.length - 1].parameters;
  let [change, size] = [0, 0]; // sums of squares
  before.forEach((values, p) => {
    values.forEach((value, i) => {
      change += (after[p][i] - value) ** 2;
      size += value ** 2;
    });
  });
  return Math.sqrt(change / size);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const lowest = (values: readonly number[]) => (values.length === 0 ? NaN : Math.min(...values));

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
