import {
  backprop,
  crossEntropy,
  dense,
  dropout,
  forward,
  identity,
  leakyRelu,
  matrix,
  network,
  normal,
  numericalGradient,
  quadratic,
  random,
  relu,
  sigmoid,
  softmax,
  tanh,
  type Activation,
  type Cost,
  type Examples,
  type Layer,
  type Network,
  type Random,
} from "@nn/lib";

export const activations: Record<string, Activation> = { sigmoid, tanh, relu, leakyRelu, identity, softmax };
export const costs: Record<string, Cost> = { quadratic, crossEntropy };

/** Activations that have a kink at 0, where no derivative exists. */
export const hasKink = ({ name }: Activation): boolean => name === relu.name || name === leakyRelu.name;

/** A net to check: its hidden layers all use `hidden`; with dropout, a dropout layer follows each of them. */
export interface Design {
  sizes: readonly number[];
  hidden: Activation;
  output: Activation;
  cost: Cost;
  withDropout: boolean;
  m: number;
}

/** The net of a design, and examples that its cost accepts. Units with a kink are kept well away from it. */
export function draw(design: Design, seed: number): { net: Network; examples: Examples } {
  const rng = random(seed);
  for (let attempt = 0; attempt < 500; attempt++) {
    const net = build(design, rng);
    const examples = {
      X: matrix(draws(design.m, () => draws(net.inputs, () => rng.normal()))),
      Y: matrix(draws(design.m, () => target(design, net.outputs, rng))),
    };
    const { passes } = backprop(net, examples.X, examples.Y, design.cost);
    const kinked = passes.filter((_, l) => hasKink(net.layers[l].activation));
    if (kinked.every(({ Z }) => Z.data.every((z) => Math.abs(z) > 0.01))) return { net, examples };
  }
  throw new Error(`no net away from the kinks for seed ${seed}`);
}

function build({ sizes, hidden, output, withDropout, m }: Design, rng: Random): Network {
  const layers: Layer[] = [];
  for (let l = 1; l < sizes.length; l++) {
    const isLast = l === sizes.length - 1;
    const initializer = normal(1);
    const biasInitializer = normal(0.5);
    layers.push(dense(sizes[l - 1], sizes[l], isLast ? output : hidden, { initializer, biasInitializer, rng }));
    if (withDropout && !isLast) layers.push(dropout(sizes[l], 0.4, { rng: cycling(m * sizes[l], rng) }));
  }
  return network(...layers);
}

/** A generator whose uniform numbers repeat after `period` draws: one forward pass, so that each pass drops the same units. */
export function cycling(period: number, source: Random): Random {
  const numbers = draws(period, () => source.uniform());
  let next = 0;
  return { ...source, uniform: () => numbers[next++ % period] };
}

/** What `gradientCheck` computes, but with units dropped: each pass must drop the same ones. */
export function errorWhileTraining(net: Network, { X, Y }: Examples, cost: Cost): number {
  const last = net.layers.length - 1;
  const loss = (): number => cost.value(forward(net, X, true)[last], Y);
  const own = backprop(net, X, Y, cost).gradients.flatMap(({ data }) => [...data]);
  const numeric = net.parameters.flatMap(({ data }) => [...numericalGradient(loss, data)]);
  const difference = own.map((g, i) => g - numeric[i]);
  return Math.hypot(...difference) / (Math.hypot(...own) + Math.hypot(...numeric) || 1); // two gradients that are 0 agree
}

function target({ cost, output }: Design, width: number, rng: Random): number[] {
  if (cost === quadratic) return draws(width, () => rng.normal());
  if (output === sigmoid) return draws(width, () => rng.integer(2));
  const label = rng.integer(width);
  return Array.from({ length: width }, (_, j) => (j === label ? 1 : 0));
}

const draws = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);
