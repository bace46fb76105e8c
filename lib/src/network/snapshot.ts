import type { Network } from "./network.js";

/** A copy of a network's parameters. */
export interface Snapshot {
  /** Epochs trained before the copy was made; 0 is the untrained network. */
  readonly epoch: number;
  /** The `data` of each of `net.parameters`, copied. */
  readonly parameters: readonly Float64Array[];
}

/** Gives one network the parameters of another of the same shape. */
export function copyParameters(from: Network, to: Network): void {
  if (from !== to) to.parameters.forEach(({ data }, p) => data.set(from.parameters[p].data));
}

/** A copy of the network's parameters. */
export function takeSnapshot(net: Network, epoch: number): Snapshot {
  return { epoch, parameters: net.parameters.map(({ data }) => data.slice()) };
}

/**
 * Puts a snapshot's parameters back into the network.
 * @throws RangeError when the snapshot was taken from a network of another shape
 */
export function restore(net: Network, snapshot: Snapshot): void {
  const fits =
    snapshot.parameters.length === net.parameters.length &&
    snapshot.parameters.every((values, p) => values.length === net.parameters[p].data.length);
  if (!fits) throw new RangeError("restore: the snapshot was taken from a network of another shape");
  net.parameters.forEach(({ data }, p) => data.set(snapshot.parameters[p]));
}
