import { sumOfSquares } from "../kernels/index.js";
import { subtract, type Matrix } from "../matrix/index.js";
import { moments } from "../moments.js";
import type { Backprop, Network } from "../network/index.js";
import type { UnitWatch } from "./unitWatch.js";

/** How one layer was at the end of one epoch. */
export interface LayerStatistics {
  /** ‖∂C/∂W‖ on the last mini-batch, the Euclidean norm of the weight gradient, without its L2 term; 0 for a layer without weights. */
  readonly gradientNorm: number;
  /** ‖ΔW‖ / ‖W‖ of the last update; 0 for a layer without weights, and not finite where the weights were all 0. */
  readonly updateRatio: number;
  /** Mean of the layer's activations on the last mini-batch. */
  readonly activationMean: number;
  /** Their standard deviation. */
  readonly activationStandardDeviation: number;
  /** Share of units (0 to 1) with σ′(z) = 0 for every example of the epoch: they learned nothing in it. 0 for softmax. */
  readonly deadUnits: number;
}

/**
 * The statistics of each layer after the last update of an epoch.
 * @param pass the backward pass that led to the update
 * @param before copies of `net.parameters` from before the update
 * @param units what has seen every pass of the epoch
 */
export function layerStatistics(
  net: Network,
  pass: Backprop,
  before: readonly Matrix[],
  units: UnitWatch,
): LayerStatistics[] {
  let p = 0;
  return net.layers.map(({ parameters }, l) => {
    let [gradient, change, old] = [0, 0, 0]; // sums of squares
    for (const parameter of parameters) {
      if (parameter.decays) {
        gradient += sumOfSquares(pass.gradients[p].data, 0);
        change += sumOfSquares(subtract(parameter, before[p]).data, 0);
        old += sumOfSquares(before[p].data, 0);
      }
      p++;
    }
    const activations = moments(pass.passes[l].A.data);
    return {
      gradientNorm: Math.sqrt(gradient),
      updateRatio: parameters.some(({ decays }) => decays) ? Math.sqrt(change / old) : 0,
      activationMean: activations.mean,
      activationStandardDeviation: activations.standardDeviation,
      deadUnits: units.deadShare(l),
    };
  });
}
