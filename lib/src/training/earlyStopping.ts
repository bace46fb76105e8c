import { takeSnapshot, type Network, type Snapshot } from "../network/index.js";

/** Remembers the parameters with the lowest validation loss. */
export interface BestSoFar {
  /** Notes the loss after an epoch, and says whether it has not got better for `patience` epochs. */
  isPatienceOver(loss: number, epoch: number): boolean;
  snapshot(): Snapshot;
}

export function bestSoFar(net: Network, patience: number): BestSoFar {
  let lowest = Infinity;
  let snapshot = takeSnapshot(net, 0);
  return {
    isPatienceOver(loss, epoch) {
      if (loss < lowest) {
        lowest = loss;
        snapshot = takeSnapshot(net, epoch);
      }
      return epoch - snapshot.epoch >= patience;
    },
    snapshot: () => snapshot,
  };
}
