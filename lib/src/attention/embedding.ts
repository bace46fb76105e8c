import { identity } from "../activations/index.js";
import { normal, type Initializer } from "../initializers.js";
import type { Layer, LayerPass, Parameter } from "../layers/index.js";
import { blank, mapEntries, zeros, type Matrix } from "../matrix/index.js";
import type { Random } from "../random.js";
import { requireWhole } from "../requireWhole.js";
import { keepsNothing } from "../workspace/index.js";

/** A network's first layer over tokens. */
export interface Embedding<Context extends number = number, Width extends number = number> extends Layer<
  Context,
  Width
> {
  /** Row v is the vector of token v: vocabulary×width. */
  readonly E: Parameter;
  /** Row t is the vector of position t: context×width. */
  readonly P: Parameter;
}

/** Large enough that tokens differ from the start, in a vector of a few dozen entries. GPT-2, with 768, starts with 0.02. */
const START = normal(0.3);

/**
 * Turns token numbers into vectors, and tells each where it stands: xₜ = E[vₜ] + P[t].
 * Input: m×context, each row a sequence of whole numbers from 0 to vocabulary − 1. Output: (m·context)×width, one row for
 * each position, the sequences one below the other. Picking row v of E is the product of E with a one-hot row, so E is the
 * weight matrix of a dense layer that never multiplies by its zeros. Radford et al., 2018 (GPT), section 3.1.
 *
 * @param vocabulary how many tokens there are
 * @param context N: how many tokens the network sees at once
 * @param width d: the length of each vector
 * @throws RangeError when a size is not a whole number of at least 1, or an input is not the number of a token
 */
export function embedding<Context extends number, Width extends number>(
  vocabulary: number,
  context: Context,
  width: Width,
  { rng, initializer = START }: { rng: Random; initializer?: Initializer },
): Embedding<Context, Width> {
  const name = `embedding(${vocabulary}, ${context}, ${width})`;
  for (const size of [vocabulary, context, width]) requireWhole(`${name}: a size`, size, 1);
  const draw = (rows: number) => mapEntries(zeros(rows, width), () => initializer(rng, rows, width));
  const E: Parameter = { ...draw(vocabulary), name: "E", decays: true };
  const P: Parameter = { ...draw(context), name: "P", decays: true };

  return keepsNothing<Embedding<Context, Width>>({
    name,
    inputs: context,
    outputs: width,
    rowsPerExample: context,
    activation: identity,
    E,
    P,
    parameters: [E, P],

    // xₜ = E[vₜ] + P[t]
    forward(input): LayerPass {
      const A = blank(input.rows * context, width);
      for (let r = 0; r < A.rows; r++) {
        const [e, p] = [tokenOf(input, r) * width, (r % context) * width];
        for (let j = 0; j < width; j++) A.data[r * width + j] = E.data[e + j] + P.data[p + j];
      }
      return { input, Z: A, A, activation: identity };
    },

    // ∂C/∂E[v] = Σ δₜ over all places where token v stands, ∂C/∂P[t] = Σ δₜ over all sequences; as means over the rows of δ
    gradients(delta, { input }) {
      const [dE, dP] = [zeros(vocabulary, width), zeros(context, width)];
      for (let r = 0; r < delta.rows; r++) {
        const [e, p] = [tokenOf(input, r) * width, (r % context) * width];
        for (let j = 0; j < width; j++) {
          const d = delta.data[r * width + j] / delta.rows;
          dE.data[e + j] += d;
          dP.data[p + j] += d;
        }
      }
      return [dE, dP];
    },

    inputGradient() {
      throw new TypeError(`${name}: token numbers have no gradient; an embedding can only be a network's first layer`);
    },

    clone() {
      const copy = embedding(vocabulary, context, width, { rng, initializer: () => 0 });
      copy.E.data.set(E.data);
      copy.P.data.set(P.data);
      return copy;
    },
  });

  /** The token at position r, when the sequences stand one after another. */
  function tokenOf(input: Matrix, r: number): number {
    const token = input.data[r];
    if (!(Number.isInteger(token) && token >= 0 && token < vocabulary)) {
      throw new RangeError(`${name}: ${token} is not the number of a token, which go from 0 to ${vocabulary - 1}`);
    }
    return token;
  }
}
