import { encode, mnist, sequences, stories, vocabularyOf } from "@nn/datasets";
import {
  adam,
  crossEntropy,
  dense,
  dropout,
  embedding,
  evaluate,
  feedForward,
  layerNorm,
  matrix,
  momentum,
  network,
  quadratic,
  random,
  relu,
  selfAttention,
  sigmoid,
  softmax,
  train,
  type Examples,
  type Network,
  type Optimizer,
  type Random,
  type TrainOptions,
} from "@nn/lib";
import { describe, expect, it } from "vitest";
import { enterWorkspace } from "../../lib/src/workspace/index.js";
import { parametersOf, small, trainXor, xor } from "./xorTraining.js";

const digits = mnist("train", { first: 200 });
const text = stories(random(1), { stories: 40 }).text;
const words = vocabularyOf(text);
const sentences = sequences(encode(text, words), { context: 9, vocabulary: words.length });

interface Case {
  what: string;
  build: (rng: Random) => Network;
  examples: Examples;
  options: Pick<TrainOptions, "cost" | "optimizer" | "batchSize" | "epochs" | "l2">;
}

const cases: Case[] = [
  {
    what: "digits, as lists of what is not 0",
    build: (rng) => network(dense(784, 30, sigmoid, { rng }), dense(30, 10, sigmoid, { rng })),
    examples: digits,
    options: { cost: quadratic, optimizer: momentum({ learningRate: 0.3 }), batchSize: 10, epochs: 15, l2: 0.1 },
  },
  {
    what: "an odd number of units, dropout and a small last mini-batch",
    build: (rng) => network(dense(784, 13, relu, { rng }), dropout(13, 0.2, { rng }), dense(13, 10, softmax, { rng })),
    examples: digits,
    options: { cost: crossEntropy, optimizer: adam({ learningRate: 0.003 }), batchSize: 33, epochs: 5 },
  },
  {
    what: "a GPT",
    build: (rng) =>
      network(
        embedding(words.length, 9, 6, { rng }),
        selfAttention(9, 6, 2, { rng }),
        feedForward(6, { rng }),
        layerNorm(6),
        dense(6, words.length, softmax, { rng }),
      ),
    examples: sentences,
    options: { cost: crossEntropy, optimizer: adam({ learningRate: 0.01 }), batchSize: 4, epochs: 3 },
  },
];

describe.each(cases)('train(…, { precision: "single" }): $what', ({ build, examples, options }) => {
  const run = (precision?: "double" | "single") => {
    const net = build(random(1));
    const history = train(net, examples, { ...options, rng: random(2), validation: examples, precision });
    return { net, history };
  };
  const [double, single] = [run(), run("single")];

  it("learns what double precision learns, with fewer digits", () => {
    single.history.loss.forEach((loss, epoch) => {
      const expected = double.history.loss[epoch];
      expect(loss).not.toBe(expected);
      expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-3);
    });
    const last = options.epochs - 1;
    expect(single.history.loss[last]).toBeLessThan(0.9 * single.history.start!.lossAtChance);
  });

  it("finds the statistics of each layer that double precision finds", () => {
    single.history.statistics.forEach((layers, epoch) =>
      layers.forEach((layer, l) =>
        Object.entries(double.history.statistics[epoch][l]).forEach(([name, expected]) => {
          const found = layer[name as keyof typeof layer];
          if (!(Math.abs(found - expected) <= 0.01 * Math.abs(expected) + 1e-5)) {
            expect.fail(`${name} of layer ${l} in epoch ${epoch}: ${found}, not ${expected}`);
          }
        }),
      ),
    );
  });

  it("is the same for the same seed", () => {
    expect(run("single").history).toEqual(single.history);
  });

  it("leaves the network its own 64-bit arrays, with numbers of 32 bits", () => {
    for (const { data } of single.net.parameters) {
      expect(data).toBeInstanceOf(Float64Array);
      expect(data.buffer).not.toBeInstanceOf(SharedArrayBuffer);
      expect(data.map(Math.fround)).toEqual(data);
    }
  });

  it("measures the start and the validation loss in double precision", () => {
    expect(single.history.start).toEqual(double.history.start);
    expect(single.history.validationLoss.at(-1)).toBe(evaluate(single.net, examples, options.cost).loss);
  });
});

it("a sure and wrong answer costs as much as in double precision", () => {
  const leave = enterWorkspace("single");
  for (const wrong of [-50, -80, -95, -200]) {
    const Z = matrix([[0, wrong]]);
    const output = { input: Z, Z, A: softmax.apply(Z), activation: softmax };
    expect(crossEntropy.value(output, matrix([[0, 1]]))).toBeCloseTo(-wrong, 4);
  }
  leave();
});

describe("precision", () => {
  const trained = (changed: Partial<TrainOptions>) => {
    const net = small();
    trainXor(net, changed);
    return parametersOf(net);
  };

  it("is double unless told", () => {
    expect(trained({ precision: "double" })).toEqual(trained({}));
    expect(trained({ precision: "single" })).not.toEqual(trained({}));
  });

  it("is double where a part is not lib's own", () => {
    const own: Optimizer = {
      name: "own",
      learningRate: () => 0.5,
      begin: (parameters) => (gradients, eta) =>
        parameters.forEach(({ data }, p) => data.forEach((v, at) => (data[at] = v - eta * gradients[p].data[at]))),
    };
    expect(trained({ optimizer: own, precision: "single" })).toEqual(trained({ optimizer: own }));
  });

  it("refuses another word", () => {
    const precision = "half" as "single";
    expect(() => train(small(), xor, { ...cases[1].options, rng: random(1), precision })).toThrow(
      'train: precision must be "double" or "single", not "half"',
    );
  });
});
