import { identity } from "../activations/index.js";
import * as kernels from "../kernels/index.js";
import type { Layer, LayerPass, Parameter } from "../layers/index.js";
import { blank, columnSums, hadamard, mapEntries, scale, zeros, type Matrix } from "../matrix/index.js";
import { requireWhole } from "../requireWhole.js";
import { keepsNothing } from "../workspace/index.js";

/** Keeps the division finite where all values of a row are equal. */
const EPSILON = 1e-5;

interface NormPass extends LayerPass {
  /** x̂: the input's rows with mean 0 and standard deviation 1, r×width. */
  readonly normal: Matrix;
  /** 1/s of each row, r×1. */
  readonly inverse: Matrix;
}

/**
 * Gives each row mean 0 and standard deviation 1, and then a gain γ and a bias β for each column, which are learned:
 * x̂ = (x − μ)/s with s = √(variance + ε), and a = γ ⊙ x̂ + β. Rows don't see each other. Ba, Kiros and Hinton, 2016.
 *
 * @param width number of values in each row, in and out
 * @throws RangeError when width is not a whole number of at least 1
 */
export function layerNorm<Width extends number>(width: Width): Layer<Width, Width> {
  requireWhole(`layerNorm(${width}): the width`, width, 1);
  const gamma: Parameter = { ...mapEntries(zeros(1, width), () => 1), name: "gain", decays: false };
  const beta: Parameter = { ...zeros(1, width), name: "bias", decays: false };

  return keepsNothing<Layer<Width, Width>>({
    name: `layerNorm(${width})`,
    inputs: width,
    outputs: width,
    activation: identity,
    parameters: [gamma, beta],

    // x̂ = (x − μ)/s in each row, and a = γ ⊙ x̂ + β
    forward(input): NormPass {
      const { rows } = input;
      const [normal, inverse, A] = [blank(rows, width), blank(rows, 1), blank(rows, width)];
      const learned = { gain: gamma.data, bias: beta.data, epsilon: EPSILON };
      const found = { normal: normal.data, inverse: inverse.data, out: A.data };
      kernels.layerNorm(input.data, learned, found, rows, width);
      return { input, Z: A, A, activation: identity, normal, inverse };
    },

    gradients(delta, { normal }: NormPass) {
      return [
        scale(columnSums(hadamard(delta, normal)), 1 / delta.rows), // ∂C/∂γ = Σ δ ⊙ x̂ / rows
        scale(columnSums(delta), 1 / delta.rows), //                   ∂C/∂β = Σ δ / rows
      ];
    },

    // With g = ∂C/∂x̂ = δ ⊙ γ:  ∂C/∂x = (g − mean(g) − x̂ · mean(g ⊙ x̂)) / s. The two means are there because μ and s
    // depend on every x of the row: a change that μ or s takes up leaves a as it was.
    inputGradient(delta, { normal, inverse }: NormPass) {
      const out = blank(delta.rows, width);
      const found = { normal: normal.data, inverse: inverse.data };
      kernels.layerNormBackward(delta.data, gamma.data, found, out.data, delta.rows, width);
      return out;
    },

    clone() {
      const copy = layerNorm(width);
      copy.parameters.forEach(({ data }, p) => data.set([gamma, beta][p].data));
      return copy;
    },
  });
}
