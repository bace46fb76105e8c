import {
  crossEntropy,
  dense,
  embedding,
  evaluate,
  identity,
  matrix,
  network,
  predict,
  quadratic,
  random,
  sgd,
  softmax,
  train,
  zeros,
  type Examples,
  type Layer,
  type LayerPass,
} from "@nn/lib";
import { sequences } from "@nn/datasets";
import { describe, expect, it } from "vitest";

/** Cuts each row of 2·width numbers into two rows, as an embedding cuts a sequence into positions. */
function halves<Width extends number>(width: Width): Layer<number, Width> {
  const shaped = ({ data }: { data: Float64Array }, columns: number) => ({
    rows: data.length / columns,
    columns,
    data,
  });
  return {
    name: "halves",
    inputs: 2 * width,
    outputs: width,
    rowsPerExample: 2,
    activation: identity,
    parameters: [],
    forward(input): LayerPass {
      const A = shaped(input, width);
      return { input, Z: A, A, activation: identity };
    },
    gradients: () => [],
    inputGradient: (delta) => shaped(delta, 2 * width),
    clone: () => halves(width),
  };
}

const rng = random(1);
const single = () => network(dense(2, 3, softmax, { rng: random(2) }));
const paired = () => network(halves(2), dense(2, 3, softmax, { rng: random(2) }));

/** Six points of three classes; as three pairs, the same points in the same order. */
const points: Examples = { X: zeros(6, 2), Y: zeros(6, 3) };
points.X.data.set(Float64Array.from({ length: 12 }, () => rng.normal()));
for (let i = 0; i < 6; i++) points.Y.data[i * 3 + (i % 3)] = 1;
const pairs: Examples = { X: { rows: 3, columns: 4, data: points.X.data }, Y: points.Y };

const options = { cost: crossEntropy, optimizer: sgd({ learningRate: 0.5 }), epochs: 5 };

describe("a network that gives several rows for each example", () => {
  it("says how many", () => {
    expect(paired().rowsPerExample).toBe(2);
    expect(single().rowsPerExample).toBe(1);
  });

  it("train(net, examples, options) learns from pairs as from the single points", () => {
    const [one, two] = [single(), paired()];
    const ones = train(one, points, { ...options, batchSize: 6, rng: random(3) });
    const twos = train(two, pairs, { ...options, batchSize: 3, rng: random(3) });
    twos.loss.forEach((loss, epoch) => expect(loss).toBeCloseTo(ones.loss[epoch], 12));
    expect(twos.accuracy).toEqual(ones.accuracy);
    two.parameters.forEach(({ data }, p) =>
      data.forEach((v, at) => expect(v).toBeCloseTo(one.parameters[p].data[at], 12)),
    );
  });

  it("keeps each example's rows with it when it shuffles", () => {
    // The target of a row is the row itself; only weights that leave every row as it is have no cost.
    const X = matrix(Array.from({ length: 10 }, () => [rng.normal(), rng.normal(), rng.normal(), rng.normal()]));
    const Y = { rows: 20, columns: 2, data: X.data };
    const net = network(halves(2), dense(2, 2, identity, { rng: random(4) }));
    const history = train(net, { X, Y }, { ...options, cost: quadratic, epochs: 300, batchSize: 3, rng: random(5) });
    expect(history.loss[299]).toBeLessThan(1e-6);
  });

  it("evaluate(net, examples, cost) takes the mean over all rows, also when there are thousands", () => {
    const many = (each: Examples): Examples => ({
      X: repeated(each.X, 700),
      Y: repeated(each.Y, 700),
    });
    const [ones, twos] = [evaluate(single(), points, crossEntropy), evaluate(paired(), many(pairs), crossEntropy)];
    expect(twos.loss).toBeCloseTo(ones.loss, 12);
    expect(twos.accuracy).toBeCloseTo(ones.accuracy!, 12);
  });

  it("predict(net, X) answers each of them, also when there are thousands", () => {
    const X = repeated(pairs.X, 700);
    const answers = predict(paired(), X);
    expect([answers.rows, answers.columns]).toEqual([4200, 3]);
    const expected = predict(single(), repeated(points.X, 700));
    expect(Math.max(...answers.data.map((a, at) => Math.abs(a - expected.data[at])))).toBeLessThan(1e-12);
  });

  it("train compares the gradient with the cost on whole examples, and takes token numbers for what they are", () => {
    const rng = random(6);
    const net = network(embedding(50, 4, 6, { rng }), dense(6, 50, softmax, { rng }));
    const tokens = Array.from({ length: 401 }, () => rng.integer(50));
    const { start } = train(net, sequences(tokens, { context: 4, vocabulary: 50 }), { ...options, batchSize: 5, rng });
    expect(start!.descent).toBeCloseTo(1, 4);
    expect(start!.inputSize).toBe(1);
  });

  it("train names both counts when the targets are too few or too many", () => {
    expect(() => train(paired(), { X: pairs.X, Y: zeros(3, 3) }, { ...options, batchSize: 3, rng })).toThrow(
      "train: the training examples have 3 inputs but 3 targets (the network gives 2 for each): X is 3×4, Y is 3×3",
    );
    expect(() => train(single(), { X: zeros(3, 2), Y: points.Y }, { ...options, batchSize: 3, rng })).toThrow(
      "train: the training examples have 3 inputs but 6 targets: X is 3×2, Y is 6×3",
    );
  });
});

function repeated({ rows, columns, data }: Examples["X"], times: number): Examples["X"] {
  const M = zeros(rows * times, columns);
  for (let i = 0; i < times; i++) M.data.set(data, i * data.length);
  return M;
}
