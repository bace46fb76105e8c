import {
  crossEntropy,
  dense,
  identity,
  network,
  random,
  sgd,
  sigmoid,
  tanh,
  train,
  type Network,
  type Random,
  type TrainOptions,
} from "@nn/lib";
import { xor as generate } from "@nn/datasets";

export const xor = generate();

/** A generator that leaves the order alone, so that a test can follow the mini-batches. */
export const inOrder: Random = { ...random(0), shuffle: (items) => [...items] };

export const small = (seed = 1): Network => {
  const rng = random(seed);
  return network(dense(2, 3, tanh, { rng }), dense(3, 1, sigmoid, { rng }));
};
export const line = (w: number, b = 0) =>
  network(dense(1, 1, identity, { initializer: () => w, biasInitializer: () => b }));
export const parametersOf = (net: Network) => net.parameters.map(({ data }) => [...data]);

export const options: TrainOptions = {
  cost: crossEntropy,
  optimizer: sgd({ learningRate: 0.5 }),
  epochs: 20,
  batchSize: 2,
  rng: random(0),
};
export const trainXor = (net: Network, changed: Partial<TrainOptions> = {}) =>
  train(net, xor, { ...options, rng: random(5), ...changed });
