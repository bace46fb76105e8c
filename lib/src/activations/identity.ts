import { keepsNothing } from "../workspace/index.js";
import type { ElementwiseActivation } from "./activation.js";

/** a = z, for regression outputs; the derivative is 1. A is Z itself, not a copy. */
export const identity = keepsNothing<ElementwiseActivation>({
  name: "identity",
  value: (z) => z,
  derivative: () => 1,
  apply: (Z) => Z,
  backward: (dA) => dA,
});
