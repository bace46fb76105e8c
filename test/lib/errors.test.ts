import {
  adam,
  addRow,
  backprop,
  crossEntropy,
  dense,
  dropout,
  evaluate,
  forward,
  gradientCheck,
  hadamard,
  identity,
  matrix,
  minimize,
  momentum,
  multiply,
  multiplyByTranspose,
  network,
  predict,
  quadratic,
  random,
  relu,
  restore,
  row,
  sgd,
  sigmoid,
  softmax,
  subtract,
  takeRows,
  takeSnapshot,
  tanh,
  train,
  transposeMultiply,
  zeros,
  type Activation,
  type Examples,
  type Network,
  type TrainOptions,
} from "@nn/lib";
import { withL2 } from "../../lib/src/optimizers/l2.js";
import { describe, expect, it } from "vitest";

/** What a mistake at run time must throw, word for word. */
function throwing(cases: Record<string, [call: () => unknown, error: Error]>) {
  it.each(Object.entries(cases).map(([title, [call, error]]) => ({ title, call, error })))(
    "$title",
    ({ call, error }) => {
      expect(call).toThrow(error);
    },
  );
}

describe("matrix: shapes that don't fit are named with the operation", () => {
  const [A, B] = [zeros(3, 2), zeros(4, 5)];
  throwing({
    multiply: [() => multiply(A, B), new RangeError("A·B: A's columns must equal B's rows; they are 3×2 and 4×5")],
    multiplyByTranspose: [
      () => multiplyByTranspose(A, B),
      new RangeError("A·Bᵀ: both must have the same columns; they are 3×2 and 4×5"),
    ],
    transposeMultiply: [
      () => transposeMultiply(A, B),
      new RangeError("Aᵀ·B: both must have the same rows; they are 3×2 and 4×5"),
    ],
    "addRow, too short": [
      () => addRow(A, zeros(1, 3)),
      new RangeError("A + b: b must be one row as wide as A; they are 3×2 and 1×3"),
    ],
    "addRow, two rows": [
      () => addRow(A, zeros(2, 2)),
      new RangeError("A + b: b must be one row as wide as A; they are 3×2 and 2×2"),
    ],
    subtract: [() => subtract(A, zeros(3, 1)), new RangeError("A − B: the shapes must be equal; they are 3×2 and 3×1")],
    "subtract, as many entries": [
      () => subtract(A, zeros(2, 3)),
      new RangeError("A − B: the shapes must be equal; they are 3×2 and 2×3"),
    ],
    hadamard: [() => hadamard(A, zeros(1, 2)), new RangeError("A ⊙ B: the shapes must be equal; they are 3×2 and 1×2")],
    "matrix, ragged": [() => matrix([[1, 2], [3]]), new TypeError("matrix: row 0 has 2 numbers, row 1 has 1")],
    "matrix, not numbers": [
      () => matrix([[1, "2" as unknown as number]]),
      new TypeError("matrix: row 0, column 1 is string, not a number"),
    ],
    "zeros, negative": [() => zeros(-1, 2), new RangeError("zeros(-1, 2): sizes must be whole numbers of at least 0")],
    "zeros, a fraction": [
      () => zeros(1, 2.5),
      new RangeError("zeros(1, 2.5): sizes must be whole numbers of at least 0"),
    ],
    "row, too far": [() => row(A, 3), new RangeError("row 3 of a 3×2 matrix: its rows are 0 to 2")],
    "row, negative": [() => row(A, -1), new RangeError("row -1 of a 3×2 matrix: its rows are 0 to 2")],
    takeRows: [() => takeRows(A, [0, 3]), new RangeError("row 3 of a 3×2 matrix: its rows are 0 to 2")],
  });
});

describe("layers", () => {
  const activationHint =
    "the activation must be sigmoid, tanh, relu, leakyRelu, identity or softmax (the value, not its name), not";
  const size = "a layer's size must be a whole number of at least 1, not";
  const rng = random(0);
  throwing({
    "an activation's name": [
      () => dense(2, 3, "relu" as unknown as Activation),
      new TypeError(`dense(2, 3): ${activationHint} the string "relu"`),
    ],
    "no activation": [
      () => dense(2, 3, undefined as unknown as Activation),
      new TypeError(`dense(2, 3): ${activationHint} undefined`),
    ],
    "no inputs": [() => dense(0, 3, relu), new RangeError(`dense(0, 3): ${size} 0`)],
    "half an output": [() => dense(2, 0.5, relu), new RangeError(`dense(2, 0.5): ${size} 0.5`)],
    "dropout of size NaN": [() => dropout(NaN, 0.5, { rng }), new RangeError(`dropout(NaN, 0.5): ${size} NaN`)],
    "dropout of everything": [
      () => dropout(2, 1, { rng }),
      new RangeError("dropout(2, 1): the rate must be at least 0 and below 1"),
    ],
    "dropout below 0": [
      () => dropout(2, -0.1, { rng }),
      new RangeError("dropout(2, -0.1): the rate must be at least 0 and below 1"),
    ],
    "dropout NaN": [
      () => dropout(2, NaN, { rng }),
      new RangeError("dropout(2, NaN): the rate must be at least 0 and below 1"),
    ],
  });
});

describe("network", () => {
  const number = (n: number): number => n; // hides the size from the compiler
  const net = network(dense(2, 3, tanh), dense(3, 1, sigmoid));
  throwing({
    "no layer": [() => network(), new RangeError("network(): at least one layer is needed")],
    "layers that don't fit": [
      () => network(dense(2, number(4), tanh), dense(5, 1, sigmoid)),
      new RangeError("network: layer 1, dense(2, 4, tanh), gives 4 values, but layer 2, dense(5, 1, sigmoid), takes 5"),
    ],
    "forward, X too wide": [
      () => forward(net, zeros(4, 3)),
      new RangeError("forward: the network takes 2 inputs an example, but X is 4×3"),
    ],
    "predict, X too narrow": [
      () => predict(net, zeros(4, 1)),
      new RangeError("forward: the network takes 2 inputs an example, but X is 4×1"),
    ],
    "predict, NaN": [
      () =>
        predict(
          net,
          matrix([
            [0, 0],
            [1, NaN],
          ]),
        ),
      new RangeError("forward: X holds NaN in row 1, column 1"),
    ],
    "backprop, infinite": [
      () => backprop(net, matrix([[-Infinity, 0]]), zeros(1, 1), quadratic),
      new RangeError("forward: X holds -Infinity in row 0, column 0"),
    ],
    "backprop, targets too few": [
      () => backprop(net, zeros(4, 2), zeros(3, 1), quadratic),
      new RangeError("cost: the outputs are 4×1, but the targets Y are 3×1"),
    ],
    "backprop, targets too wide": [
      () => backprop(net, zeros(4, 2), zeros(4, 2), crossEntropy),
      new RangeError("cost: the outputs are 4×1, but the targets Y are 4×2"),
    ],
    gradientCheck: [
      () => gradientCheck(net, { X: zeros(4, 3), Y: zeros(4, 1) }, quadratic),
      new RangeError("forward: the network takes 2 inputs an example, but X is 4×3"),
    ],
    "evaluate, targets too wide": [
      () => evaluate(net, { X: zeros(4, 2), Y: zeros(4, 2) }, quadratic),
      new RangeError("cost: the outputs are 4×1, but the targets Y are 4×2"),
    ],
    "evaluate, nothing": [
      () => evaluate(net, { X: zeros(0, 2), Y: zeros(0, 1) }, quadratic),
      new RangeError("evaluate: there are no examples"),
    ],
    "restore, another shape": [
      () => restore(net, takeSnapshot(network(dense(2, 4, tanh), dense(4, 1, sigmoid)), 0)),
      new RangeError("restore: the snapshot was taken from a network of another shape"),
    ],
    "restore, fewer layers": [
      () => restore(net, takeSnapshot(network(dense(2, 3, tanh)), 0)),
      new RangeError("restore: the snapshot was taken from a network of another shape"),
    ],
  });
});

describe("train: a mistake in the call is named before anything is learned", () => {
  const good: Examples = {
    X: matrix([
      [0, 0],
      [0, 1],
    ]),
    Y: matrix([[0], [1]]),
  };
  const options: TrainOptions = {
    cost: quadratic,
    optimizer: sgd({ learningRate: 1 }),
    epochs: 2,
    batchSize: 1,
    rng: random(0),
  };
  const run = (
    examples: Examples,
    changed: Partial<TrainOptions> = {},
    net: Network = network(dense(2, 1, sigmoid)),
  ) => {
    const before = net.parameters.map(({ data }) => data.slice());
    try {
      train(net, examples, { ...options, ...changed });
    } finally {
      expect(net.parameters.map(({ data }) => data)).toEqual(before);
    }
  };
  const softmaxNet = network(dense(2, 2, softmax));
  const whole = (name: string, least: number, value: number) =>
    new RangeError(`train: ${name} must be a whole number of at least ${least}, not ${value}`);
  throwing({
    "no examples": [
      () => run({ X: zeros(0, 2), Y: zeros(0, 1) }),
      new RangeError("train: the training examples are empty"),
    ],
    "no validation examples": [
      () => run(good, { validation: { X: zeros(0, 2), Y: zeros(0, 1) } }),
      new RangeError("train: the validation examples are empty"),
    ],
    "more inputs than targets": [
      () => run({ X: zeros(3, 2), Y: zeros(2, 1) }),
      new RangeError("train: the training examples have 3 inputs but 2 targets: X is 3×2, Y is 2×1"),
    ],
    "X too wide": [
      () => run({ X: zeros(3, 4), Y: zeros(3, 1) }),
      new RangeError("train: the network takes 2 inputs, but X of the training examples is 3×4"),
    ],
    "Y too wide": [
      () => run({ X: zeros(3, 2), Y: zeros(3, 10) }),
      new RangeError("train: the network has 1 outputs, but Y of the training examples is 3×10"),
    ],
    "validation too wide": [
      () => run(good, { validation: { X: zeros(3, 5), Y: zeros(3, 1) } }),
      new RangeError("train: the network takes 2 inputs, but X of the validation examples is 3×5"),
    ],
    "NaN in X": [
      () =>
        run({
          X: matrix([
            [0, 0],
            [NaN, 1],
          ]),
          Y: good.Y,
        }),
      new RangeError("train: X of the training examples holds NaN in row 1, column 0"),
    ],
    "infinity in Y": [
      () => run({ X: good.X, Y: matrix([[0], [Infinity]]) }),
      new RangeError("train: Y of the training examples holds Infinity in row 1, column 0"),
    ],
    "NaN in validation": [
      () => run(good, { validation: { X: matrix([[0, NaN]]), Y: matrix([[1]]) } }),
      new RangeError("train: X of the validation examples holds NaN in row 0, column 1"),
    ],
    "label 2 after sigmoid": [
      () => run({ X: good.X, Y: matrix([[0], [2]]) }, { cost: crossEntropy }),
      new RangeError("crossEntropy: targets are probabilities from 0 to 1, but row 1 of Y holds 2"),
    ],
    "label −1 after sigmoid": [
      () => run({ X: good.X, Y: matrix([[-1], [1]]) }, { cost: crossEntropy }),
      new RangeError("crossEntropy: targets are probabilities from 0 to 1, but row 0 of Y holds -1"),
    ],
    "softmax rows that don't sum to 1": [
      () =>
        run(
          {
            X: good.X,
            Y: matrix([
              [1, 0],
              [0.5, 0],
            ]),
          },
          { cost: crossEntropy },
          softmaxNet,
        ),
      new RangeError("crossEntropy: after softmax each row of Y must sum to 1 (one-hot), but row 1 sums to 0.5"),
    ],
    "crossEntropy after tanh": [
      () => run(good, { cost: crossEntropy }, network(dense(2, 1, tanh))),
      new TypeError(
        "crossEntropy: the last layer must give probabilities, by lib's own sigmoid or softmax, not by tanh",
      ),
    ],
    "0 epochs": [() => run(good, { epochs: 0 }), whole("epochs", 1, 0)],
    "batchSize 0": [() => run(good, { batchSize: 0 }), whole("batchSize", 1, 0)],
    "batchSize −4": [() => run(good, { batchSize: -4 }), whole("batchSize", 1, -4)],
    "batchSize 1.5": [() => run(good, { batchSize: 1.5 }), whole("batchSize", 1, 1.5)],
    "−1 snapshots": [() => run(good, { snapshots: -1 }), whole("snapshots", 0, -1)],
    "l2 below 0": [() => run(good, { l2: -0.1 }), new RangeError("train: l2 must be a number of at least 0, not -0.1")],
    "l2 NaN": [() => run(good, { l2: NaN }), new RangeError("train: l2 must be a number of at least 0, not NaN")],
    "l2 infinite": [
      () => run(good, { l2: Infinity }),
      new RangeError("train: l2 must be a number of at least 0, not Infinity"),
    ],
    "patience 0": [
      () => run(good, { validation: good, earlyStopping: { patience: 0 } }),
      whole("earlyStopping.patience", 1, 0),
    ],
    "earlyStopping without validation": [
      () => run(good, { earlyStopping: { patience: 2 } }),
      new TypeError("train: earlyStopping needs validation examples to watch"),
    ],
    "a schedule that reaches 0": [
      () => run(good, { optimizer: sgd({ learningRate: () => 0 }) }),
      new RangeError("sgd in epoch 1: the learning rate must be a number above 0, not 0"),
    ],
  });
});

describe("optimizers", () => {
  const rate = (optimizer: string, value: number) =>
    new RangeError(`${optimizer}: the learning rate must be a number above 0, not ${value}`);
  const share = (what: string, value: number) => new RangeError(`${what} must be at least 0 and below 1, not ${value}`);
  const optimizer = sgd({ learningRate: 1 });
  throwing({
    "sgd, negative": [() => sgd({ learningRate: -0.1 }), rate("sgd", -0.1)],
    "sgd, 0": [() => sgd({ learningRate: 0 }), rate("sgd", 0)],
    "sgd, NaN": [() => sgd({ learningRate: NaN }), rate("sgd", NaN)],
    "sgd, infinite": [() => sgd({ learningRate: Infinity }), rate("sgd", Infinity)],
    "momentum, negative": [() => momentum({ learningRate: -1 }), rate("momentum", -1)],
    "adam, negative": [() => adam({ learningRate: -1 }), rate("adam", -1)],
    "momentum, beta 1": [() => momentum({ learningRate: 1, beta: 1 }), share("momentum: beta", 1)],
    "adam, beta1 below 0": [() => adam({ learningRate: 1, beta1: -0.1 }), share("adam: beta1", -0.1)],
    "adam, beta2 NaN": [() => adam({ learningRate: 1, beta2: NaN }), share("adam: beta2", NaN)],
    "minimize, 0 steps": [
      () => minimize((v) => v, [1], { optimizer, steps: 0 }),
      new RangeError("minimize: steps must be a whole number of at least 1, not 0"),
    ],
    "minimize, short gradient": [
      () => minimize(() => [1], [1, 2], { optimizer, steps: 1 }),
      new RangeError("minimize: the point has 2 coordinates, its gradient 1"),
    ],
  });

  it("a beta of 0 is allowed: no memory", () => {
    expect(minimize((v) => v, [1], { optimizer: momentum({ learningRate: 0.1, beta: 0 }), steps: 3 })).toEqual(
      minimize((v) => v, [1], { optimizer: sgd({ learningRate: 0.1 }), steps: 3 }),
    );
  });
});

describe("minimize(gradient, start, { optimizer, steps })", () => {
  it("gives the path from the start, and leaves the start alone", () => {
    const start = [8, -4];
    expect(minimize((v) => v, start, { optimizer: sgd({ learningRate: 0.5 }), steps: 2 })).toEqual([
      [8, -4],
      [4, -2],
      [2, -1],
    ]);
    expect(start).toEqual([8, -4]);
  });

  it("momentum on a slope: each step is the sum of those before, shrunk by β", () => {
    const path = minimize(() => [1], [0], { optimizer: momentum({ learningRate: 1, beta: 0.5 }), steps: 3 });
    expect(path).toEqual([[0], [-1], [-2.5], [-4.25]]);
  });

  it("adam's first step is the learning rate, whatever the slope's size", () => {
    for (const slope of [1e-3, 1, 1e3]) {
      const path = minimize(() => [slope], [0], { optimizer: adam({ learningRate: 0.1 }), steps: 1 });
      expect(path[1][0]).toBeCloseTo(-0.1, 5);
    }
  });

  it("a schedule is asked for each step", () => {
    const optimizer = sgd({ learningRate: (epoch) => 1 / (epoch + 1) });
    expect(minimize(() => [1], [0], { optimizer, steps: 2 })).toEqual([[0], [-1], [-1.5]]);
  });
});

describe("withL2(net, gradients, lambda, n)", () => {
  it("adds (λ/n)·w to the weights' gradients alone", () => {
    const net = network(dense(1, 1, identity, { initializer: () => 3, biasInitializer: () => 5 }));
    const gradients = [matrix([[1]]), matrix([[1]])];
    expect(withL2(net, gradients, 0.5, 10)).toEqual([matrix([[1 + 0.15]]), matrix([[1]])]);
    expect(gradients).toEqual([matrix([[1]]), matrix([[1]])]);
  });
});
