import { allKeepNothing, enterWorkspace, type Precision } from "../workspace/index.js";
import { clone, type Network } from "./network.js";

/**
 * A copy of the network in the memory of the fast kernels, to be worked on until `leave` is called; there, all matrices that are
 * made in the meantime are gone. Where the network or another part of the work might keep one, the network itself, and no workspace.
 * @param parts what else works on the network's matrices: a cost, an optimizer
 */
export function borrowWorkspace(
  net: Network,
  parts: object[],
  precision: Precision = "double",
): { working: Network; leave: () => void } {
  const all = [...net.layers, ...net.layers.map(({ activation }) => activation), ...parts];
  if (!allKeepNothing(all)) return { working: net, leave: () => undefined };
  const leave = enterWorkspace(precision);
  return { working: clone(net), leave };
}
