import * as kernels from "../kernels/index.js";
import { elementwise } from "./activation.js";

/** σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1; σ′ = σ(1 − σ). Nielsen, chapter 1. */
export const sigmoid = elementwise(
  "sigmoid",
  // e⁻ᶻ overflows for z ≪ 0, and 1 / (1 + ∞) is 0: still the right limit.
  (z) => 1 / (1 + Math.exp(-z)),
  (_z, a) => a * (1 - a),
  kernels.sigmoid,
);
