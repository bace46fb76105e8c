import { elementwise } from "./activation.js";

/** a = z, for regression outputs; the derivative is 1. */
export const identity = elementwise(
  "identity",
  (z) => z,
  () => 1,
);
