import * as kernels from "../kernels/index.js";
import { elementwise } from "./activation.js";

/** tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), between −1 and 1; tanh′ = 1 − tanh². Nielsen, chapter 3. */
export const tanh = elementwise("tanh", Math.tanh, (_z, a) => 1 - a * a, kernels.tanh);
