import { softmax, type Activation } from "../activations/index.js";
import { mapEntries, type Matrix } from "../matrix.js";
import type { Backprop, Network } from "../network/index.js";

/** One layer at the end of one epoch, on the last mini-batch. */
export interface LayerStatistics {
  /** ‖∂C/∂W‖, the Euclidean norm of the weight gradient, with its L2 term; 0 for a layer without weights. */
  readonly gradientNorm: number;
  /** ‖ΔW‖ / ‖W‖ of the last update: about 0.001 is healthy. 0 for a layer without weights. */
  readonly updateRatio: number;
  /** Mean of the layer's activations. */
  readonly activationMean: number;
  /** Standard deviation of the layer's activations. */
  readonly activationDeviation: number;
  /** Share of units (0 to 1) whose σ′ is 0 for every example in the mini-batch: they cannot learn from it. 0 for softmax. */
  readonly deadUnits: number;
}

/** A copy of each layer's weights, to be compared with those after an update. Empty for a layer without weights. */
export function weightsOf(net: Network): Float64Array[] {
  return net.layers.map(({ parameters }) => (parameters.length > 0 ? parameters[0].data.slice() : new Float64Array()));
}

/**
 * The statistics of each layer after an update.
 * @param pass the backward pass that led to the update
 * @param before `weightsOf(net)` before the update
 */
export function layerStatistics(net: Network, pass: Backprop, before: readonly Float64Array[]): LayerStatistics[] {
  let p = 0;
  return net.layers.map(({ parameters, activation }, l) => {
    const { Z, A } = pass.passes[l];
    const gradient = parameters.length > 0 ? pass.gradients[p].data : [];
    p += parameters.length;
    const change = before[l].map((w, i) => parameters[0].data[i] - w);
    return {
      gradientNorm: norm(gradient),
      updateRatio: norm(change) / (norm(before[l]) || 1),
      ...moments(A),
      deadUnits: deadUnits(activation, Z, A),
    };
  });
}

/** ‖v‖ = √Σv². */
function norm(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}

function moments({ data }: Matrix): { activationMean: number; activationDeviation: number } {
  const mean = data.reduce((sum, a) => sum + a, 0) / data.length;
  const variance = data.reduce((sum, a) => sum + (a - mean) ** 2, 0) / data.length;
  return { activationMean: mean, activationDeviation: Math.sqrt(variance) };
}

function deadUnits(activation: Activation, Z: Matrix, A: Matrix): number {
  if (activation === softmax) return 0; // its units have no slope of their own
  const ones = mapEntries(A, () => 1);
  const slopes = activation.backward(ones, Z, A); // σ′(Z)
  let dead = 0;
  for (let j = 0; j < A.columns; j++) {
    let alive = false;
    for (let i = 0; i < A.rows && !alive; i++) alive = slopes.data[i * A.columns + j] !== 0;
    if (!alive) dead++;
  }
  return dead / A.columns;
}
