import {
  crossEntropy,
  dense,
  dropout,
  he,
  identity,
  mapEntries,
  network,
  quadratic,
  random,
  relu,
  sgd,
  sigmoid,
  softmax,
  takeExamples,
  takeRows,
  tanh,
  train,
  xavier,
  type Activation,
  type Cost,
  type Examples,
  type History,
  type Initializer,
  type Layer,
  type Optimizer,
} from "@nn/lib";

/** A training, in few words; what is left out is usual. */
export interface Plan {
  data: Examples;
  validation?: Examples;
  /** Sizes of the hidden layers. */
  hidden?: readonly number[];
  activation?: Activation;
  output?: Activation;
  cost?: Cost;
  optimizer?: Optimizer;
  epochs?: number;
  batchSize?: number;
  l2?: number;
  dropped?: number;
  initializer?: Initializer;
  biasInitializer?: Initializer;
  seed?: number;
}

export function run(plan: Plan): History {
  const { data, hidden = [8], activation = tanh, seed = 1, epochs = 200, batchSize = 10, l2, dropped = 0 } = plan;
  const rng = random(seed);
  const isClass = data.Y.data.every((y) => y === 0 || y === 1);
  const output = plan.output ?? (!isClass ? identity : data.Y.columns > 1 ? softmax : sigmoid);
  const cost = plan.cost ?? (isClass ? crossEntropy : quadratic);
  const { initializer = activation === relu ? he : xavier, biasInitializer } = plan;
  const layers: Layer[] = [];
  let inputs = data.X.columns;
  for (const size of hidden) {
    layers.push(dense(inputs, size, activation, { initializer, rng, ...(biasInitializer && { biasInitializer }) }));
    if (dropped > 0) layers.push(dropout(size, dropped, { rng }));
    inputs = size;
  }
  layers.push(dense(inputs, data.Y.columns, output, { initializer: plan.initializer ?? xavier, rng }));
  const { optimizer = sgd({ learningRate: 0.1 }), validation } = plan;
  return train(network(...layers), data, { cost, optimizer, epochs, batchSize, rng, l2, validation });
}

/** The same inputs with the targets dealt out anew. */
export function shuffledLabels({ X, Y }: Examples, seed: number): Examples {
  const order = random(seed).shuffle(Array.from({ length: Y.rows }, (_, i) => i));
  return { X, Y: takeRows(Y, order) };
}

/** Inputs in other units: x becomes factor·x + offset. */
export const inUnits = ({ X, Y }: Examples, factor: number, offset = 0): Examples => ({
  X: mapEntries(X, (x) => factor * x + offset),
  Y,
});

export const first = (examples: Examples, m: number): Examples =>
  takeExamples(
    examples,
    Array.from({ length: m }, (_, i) => i),
  );
