import { restore, takeSnapshot, type Network } from "../network/index.js";

/** Remembers the parameters of the epoch with the lowest validation loss. */
export interface Best {
  /** Takes note of the validation loss after an epoch. */
  note(loss: number, epoch: number): void;
  /** The best epoch so far; 0, the start, before any was noted. */
  epoch(): number;
  /** Puts its parameters back into the network. */
  putBack(): void;
}

export function rememberBest(net: Network): Best {
  let lowest = Infinity;
  let best = takeSnapshot(net, 0);
  return {
    note(loss, epoch) {
      if (!(loss < lowest)) return;
      lowest = loss;
      best = takeSnapshot(net, epoch);
    },
    epoch: () => best.epoch,
    putBack: () => restore(net, best),
  };
}
