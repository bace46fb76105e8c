import * as kernels from "../kernels/index.js";
import { elementwise } from "./activation.js";

/** max(0, z); the derivative is 1 for z > 0, else 0 (at 0 it has a kink, and 0 is the usual choice). Nair and Hinton, 2010. */
export const relu = elementwise(
  "relu",
  // Math.max, unlike z > 0 ? z : 0, lets NaN through, so that a broken loss is seen.
  (z) => Math.max(0, z),
  (z) => (z > 0 ? 1 : 0),
  kernels.relu,
);

const SLOPE = 0.01;

/** z for z > 0, else 0.01·z: a unit that is off still learns a little. Maas et al., 2013. */
export const leakyRelu = elementwise(
  "leakyRelu",
  (z) => (z > 0 ? z : SLOPE * z),
  (z) => (z > 0 ? 1 : SLOPE),
  kernels.leakyRelu,
);
