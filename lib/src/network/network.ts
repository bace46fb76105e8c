import { openArena } from "../workspace/index.js";
import { printAs } from "../printAs.js";
import type { Layer, LayerPass, Parameter } from "../layers/index.js";
import { requireFinite, shapeOf, type Matrix } from "../matrix/index.js";

/** Layers in a row, each taking what the one before gives. */
export interface Network<In extends number = number, Out extends number = number> {
  readonly layers: readonly Layer[];
  /** Number of inputs of an example. */
  readonly inputs: In;
  /** Number of outputs of an example. */
  readonly outputs: Out;
  /** Rows of output for each row of input: 1, but for a network over sequences, which gives one for each position. */
  readonly rowsPerExample: number;
  /** All that is learned: the layers' parameters one after another (W, b, W, b, …). Training writes to them. */
  readonly parameters: readonly Parameter[];
}

/**
 * Puts layers in a row. Each layer must take as many values as the one before gives. Where the sizes are written as
 * numbers the compiler checks this, and the error names both sizes; otherwise the call checks it.
 *
 * @throws RangeError when two layers don't fit, or when there is no layer
 */
export function network<L extends readonly AnyLayer[]>(...layers: Fitting<L>): Network<Inputs<L>, Outputs<L>>;
export function network(...layers: Layer[]): Network {
  if (layers.length === 0) throw new RangeError("network(): at least one layer is needed");
  for (let l = 1; l < layers.length; l++) {
    const [before, after] = [layers[l - 1], layers[l]];
    if (before.outputs !== after.inputs) {
      throw new RangeError(
        `network: layer ${l}, ${before.name}, gives ${before.outputs} values, but layer ${l + 1}, ${after.name}, takes ${after.inputs}`,
      );
    }
  }
  const net: Network = {
    layers,
    inputs: layers[0].inputs,
    outputs: layers[layers.length - 1].outputs,
    rowsPerExample: layers.reduce((rows, layer) => rows * (layer.rowsPerExample ?? 1), 1),
    parameters: layers.flatMap((layer) => layer.parameters),
  };
  const numbers = net.parameters.reduce((sum, { data }) => sum + data.length, 0);
  return printAs(net, () => `Network: ${layers.map(({ name }) => name).join(" → ")}, ${numbers} parameters`);
}

/**
 * Sends a mini-batch through all layers: X is m×inputs. Entry l holds the Z and A of layer l, so the last A is the output.
 *
 * @throws RangeError naming both shapes when X is not as wide as the first layer, or the entry of X that is not finite
 */
export function forward(net: Network, X: Matrix, training = false): LayerPass[] {
  requireInputs(net, X);
  const passes: LayerPass[] = [];
  let A = X;
  for (const layer of net.layers) {
    const pass = layer.forward(A, training);
    passes.push(pass);
    A = pass.A;
  }
  return passes;
}

/** @throws RangeError naming both shapes when X is not as wide as the first layer, or the entry of X that is not finite */
export function requireInputs(net: Network, X: Matrix): void {
  if (X.columns !== net.inputs) {
    throw new RangeError(`forward: the network takes ${net.inputs} inputs an example, but X is ${shapeOf(X)}`);
  }
  // What goes into a workspace has been checked on the way in.
  if (!openArena()) requireFinite("forward: X", X);
}

/** The same network with a copy of its parameters: training one leaves the other's alone. Dropout layers share their rng. */
export function clone<In extends number, Out extends number>(net: Network<In, Out>): Network<In, Out> {
  return network(...net.layers.map((layer) => layer.clone())) as Network<In, Out>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a layer of any sizes; `number` would lose the literal sizes
type AnyLayer = Layer<any, any>;

type Inputs<L> = L extends readonly [infer First extends AnyLayer, ...unknown[]] ? First["inputs"] : number;
type Outputs<L> = L extends readonly [...unknown[], infer Last extends AnyLayer] ? Last["outputs"] : number;

/** L itself where neighbours fit; where they don't, a sentence stands in place of the second, and the compiler prints it. */
type Fitting<L extends readonly AnyLayer[]> = L extends readonly [
  infer A extends AnyLayer,
  infer B extends AnyLayer,
  ...infer Rest extends readonly AnyLayer[],
]
  ? Fits<A["outputs"], B["inputs"]> extends true
    ? [A, ...Fitting<[B, ...Rest]>]
    : [A, Mismatch<A["outputs"], B["inputs"]>, ...Rest]
  : L;

/** Equal sizes fit. A size that is only known to be a number is left to the check at run time. */
type Fits<Out extends number, In extends number> = number extends Out
  ? true
  : number extends In
    ? true
    : [Out, In] extends [In, Out]
      ? true
      : false;

type Mismatch<
  Out extends number,
  In extends number,
> = `Sizes don't fit: the layer before gives ${Out}, this layer takes ${In}.`;
