import { identity } from "../activations/index.js";
import * as kernels from "../kernels/index.js";
import type { Layer, LayerPass } from "../layers/index.js";
import { blank, type Matrix } from "../matrix/index.js";
import { allKeepNothing, keepsNothing } from "../workspace/index.js";

/** What a residual connection remembers: the passes of the layers that it bridges. */
export interface ResidualPass extends LayerPass {
  readonly inner: readonly LayerPass[];
  /** What the way back through them found for this δ. */
  back?: WayBack;
}

interface WayBack {
  readonly delta: Matrix;
  readonly gradients: Matrix[];
  readonly inputGradient: Matrix;
}

/**
 * Layers with a bridge over them: a = x + f(x), where f is the layers in a row. What they give is a change to x, and the
 * error comes back both through them and over the bridge, where nothing shrinks it. He et al., 2016.
 *
 * @param layers the first takes as many values as the last gives
 * @throws RangeError when it doesn't
 */
export function residual<Width extends number>(
  name: string,
  width: Width,
  layers: readonly Layer[],
): Layer<Width, Width> {
  const last = layers.length - 1;
  if (layers[0].inputs !== width || layers[last].outputs !== width) {
    throw new RangeError(
      `${name}: x + f(x) needs as many values from f as it takes, ${width}; f takes ${layers[0].inputs} and gives ${layers[last].outputs}`,
    );
  }

  /** Backprop through the layers, as in network/backprop.ts; once for both `gradients` and `inputGradient`. */
  function wayBack(delta: Matrix, pass: ResidualPass): WayBack {
    if (pass.back?.delta === delta) return pass.back;
    const gradients: Matrix[] = [];
    let dA = delta; // a = x + f(x): the error of f's output is that of a
    for (let l = last; l >= 0; l--) {
      const { Z, A, activation } = pass.inner[l];
      const deltaL = activation.backward(dA, Z, A);
      gradients.unshift(...layers[l].gradients(deltaL, pass.inner[l]));
      dA = layers[l].inputGradient(deltaL, pass.inner[l]);
    }
    return (pass.back = { delta, gradients, inputGradient: add(delta, dA) }); // ∂C/∂x = δ + what came through f
  }

  const layer: Layer<Width, Width> = {
    name,
    inputs: width,
    outputs: width,
    activation: identity,
    parameters: layers.flatMap(({ parameters }) => parameters),

    forward(input, training): ResidualPass {
      const inner: LayerPass[] = [];
      let A = input;
      for (const layer of layers) {
        inner.push(layer.forward(A, training));
        A = inner[inner.length - 1].A;
      }
      const sum = add(input, A); // a = x + f(x)
      return { input, Z: sum, A: sum, activation: identity, inner };
    },

    gradients: (delta, pass: ResidualPass) => wayBack(delta, pass).gradients,
    inputGradient: (delta, pass: ResidualPass) => wayBack(delta, pass).inputGradient,

    clone: () =>
      residual(
        name,
        width,
        layers.map((layer) => layer.clone()),
      ),
  };
  const parts = layers.flatMap((inner) => [inner, inner.activation]);
  return allKeepNothing(parts) ? keepsNothing(layer) : layer;
}

function add(A: Matrix, B: Matrix): Matrix {
  const sum = blank(A.rows, A.columns);
  kernels.add(A.data, B.data, sum.data);
  return sum;
}
