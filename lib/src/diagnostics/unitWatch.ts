import type { ElementwiseActivation } from "../activations/index.js";
import type { LayerPass } from "../layers/index.js";
import type { Network } from "../network/index.js";

/** Follows which units could learn from the examples seen so far: those with σ′(z) ≠ 0 for at least one of them. */
export interface UnitWatch {
  see(passes: readonly LayerPass[]): void;
  /** Share (0 to 1) of layer l's units that could learn from none. */
  deadShare(l: number): number;
}

export function unitWatch(net: Network): UnitWatch {
  const alive = net.layers.map(({ outputs }) => new Uint8Array(outputs));
  return {
    see(passes) {
      passes.forEach(({ Z, activation }, l) => {
        const { derivative } = activation as Partial<ElementwiseActivation>;
        for (let j = 0; j < Z.columns; j++) {
          // softmax has no derivative in one variable; all of its units learn.
          for (let i = 0; i < Z.rows && !alive[l][j]; i++) {
            if (!derivative || derivative(Z.data[i * Z.columns + j]) !== 0) alive[l][j] = 1;
          }
        }
      });
    },
    deadShare: (l) => alive[l].filter((flag) => flag === 0).length / alive[l].length,
  };
}
