import {
  attend,
  attentionWeights,
  clone,
  crossEntropy,
  dense,
  dropout,
  embedding,
  feedForward,
  forward,
  gradientCheck,
  identity,
  layerNorm,
  matrix,
  network,
  normal,
  predict,
  quadratic,
  random,
  residual,
  row,
  selfAttention,
  softmax,
  tanh,
  toRows,
  zeros,
  type Examples,
  type Layer,
  type Matrix,
  type Network,
} from "@nn/lib";
import { describe, expect, it } from "vitest";

const RIGHT = 1e-7;

function drawn(rows: number, columns: number, seed = 1): Matrix {
  const rng = random(seed);
  const M = zeros(rows, columns);
  M.data.forEach((_, at) => (M.data[at] = rng.normal()));
  return M;
}

function drawnTokens(examples: number, context: number, vocabulary: number, seed = 1): Matrix {
  const rng = random(seed);
  const M = zeros(examples, context);
  M.data.forEach((_, at) => (M.data[at] = rng.integer(vocabulary)));
  return M;
}

/** Changes all parameters, so that no gain is 1 and no bias 0. */
function shaken<N extends Network>(net: N, seed = 9): N {
  const rng = random(seed);
  for (const { data } of net.parameters) data.forEach((v, at) => (data[at] = v + rng.normal(0, 0.5)));
  return net;
}

const rng = random(2);
const initializer = normal(1);

describe("gradientCheck(net, examples, cost) ≤ 1e-7", () => {
  /** A layer of `width` between two dense ones that learn, over sequences of three rows. */
  function between(layers: readonly Layer[]): [Network, Examples] {
    const [first, last] = [layers[0], layers[layers.length - 1]];
    const net = network(
      dense(4, first.inputs, tanh, { rng, initializer }),
      ...layers,
      dense(last.outputs, 3, identity, { rng, initializer }),
    ) as Network;
    return [shaken(net), { X: drawn(6, 4), Y: drawn(6, 3, 3) }];
  }

  it.each<[string, readonly Layer[]]>([
    ["layerNorm", [layerNorm(5)]],
    ["layerNorm of a single value", [layerNorm(1)]],
    ["attend, one head", [attend(3, 4, 1)]],
    ["attend, two heads", [attend(3, 4, 2)]],
    ["attend, as many heads as columns", [attend(6, 3, 3)]],
    ["attend, one position", [attend(1, 4, 2)]],
    ["residual over one layer", [residual("r", 4, [dense(4, 4, tanh, { rng, initializer })])]],
    [
      "residual over several layers that end in an activation",
      [residual("r", 3, [layerNorm(3), dense(3, 5, tanh, { rng }), dense(5, 3, tanh, { rng })])],
    ],
    [
      "residual within residual",
      [residual("r", 3, [residual("s", 3, [dense(3, 3, tanh, { rng })]), dense(3, 3, tanh, { rng })])],
    ],
    ["selfAttention", [selfAttention(3, 4, 2, { rng })]],
    ["selfAttention twice", [selfAttention(2, 4, 2, { rng }), selfAttention(2, 4, 4, { rng })]],
  ])("%s", (_name, layers) => {
    const [net, examples] = between(layers);
    expect(gradientCheck(net, examples, quadratic).relativeError).toBeLessThanOrEqual(RIGHT);
  });

  it("feedForward, away from relu's kinks", () => {
    const [net, examples] = between([feedForward(3, { rng })]);
    const inner = (forward(net, examples.X)[1] as unknown as { inner: { Z: Matrix }[] }).inner;
    expect(Math.min(...inner[1].Z.data.map(Math.abs))).toBeGreaterThan(1e-3);
    expect(gradientCheck(net, examples, quadratic).relativeError).toBeLessThanOrEqual(RIGHT);
  });

  it.each([1, 2, 3])("a whole GPT, seed %i", (seed) => {
    const rng = random(seed);
    const [vocabulary, context, width] = [7, 5, 4];
    const net = shaken(
      network(
        embedding(vocabulary, context, width, { rng, initializer }),
        selfAttention(context, width, 2, { rng }),
        residual("smooth", width, [layerNorm(width), dense(width, width, tanh, { rng })]),
        selfAttention(context, width, 1, { rng }),
        layerNorm(width),
        dense(width, vocabulary, softmax, { rng }),
      ),
    );
    const X = drawnTokens(3, context, vocabulary, seed);
    const Y = zeros(15, vocabulary);
    drawnTokens(15, 1, vocabulary, seed + 10).data.forEach((token, r) => (Y.data[r * vocabulary + token] = 1));
    expect(gradientCheck(net, { X, Y }, crossEntropy).relativeError).toBeLessThanOrEqual(RIGHT);
  });
});

describe("embedding(vocabulary, context, width)", () => {
  const layer = embedding(3, 2, 2, { rng });
  layer.E.data.set([1, 2, 3, 4, 5, 6]);
  layer.P.data.set([0.1, 0.2, 0.3, 0.4]);

  it("gives each position its token's vector plus its place's, the sequences one below the other", () => {
    const { A } = layer.forward(
      matrix([
        [2, 0],
        [1, 1],
      ]),
      false,
    );
    const expected = [
      [5.1, 6.2],
      [1.3, 2.4],
      [3.1, 4.2],
      [3.3, 4.4],
    ];
    toRows(A).forEach((values, r) => values.forEach((value, j) => expect(value).toBeCloseTo(expected[r][j], 14)));
  });

  it("is what a dense layer without biases gives for one-hot rows, plus the places", () => {
    const wide = embedding(3, 1, 2, { rng });
    wide.P.data.fill(0);
    const weights = dense(3, 2, identity);
    for (let v = 0; v < 3; v++) for (let j = 0; j < 2; j++) weights.W.data[j * 3 + v] = wide.E.data[v * 2 + j];
    const oneHot = matrix([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const tokens = matrix([[0], [1], [2]]);
    expect(toRows(wide.forward(tokens, false).A)).toEqual(toRows(weights.forward(oneHot, false).A));
  });

  it.each([3, -1, 0.5])("refuses %d, which is no token", (token) => {
    expect(() => layer.forward(matrix([[0, token]]), false)).toThrow(
      `embedding(3, 2, 2): ${token} is not the number of a token, which go from 0 to 2`,
    );
  });

  it("can only be the first layer", () => {
    const net = network(dense(2, 2, identity), layer);
    expect(() => gradientCheck(net, { X: zeros(1, 2), Y: zeros(2, 2) }, quadratic)).toThrow(
      "token numbers have no gradient",
    );
  });
});

describe("layerNorm(width)", () => {
  it("gives each row mean 0 and standard deviation 1, whatever its scale", () => {
    const { A } = layerNorm(4).forward(
      matrix([
        [1, 2, 3, 4],
        [1000, 2000, 3000, 4000],
      ]),
      false,
    );
    const expected = [-3, -1, 1, 3].map((x) => x / Math.sqrt(5));
    for (const r of [0, 1]) row(A, r).forEach((a, j) => expect(a).toBeCloseTo(expected[j], 4));
  });

  it("stays finite where all values of a row are equal", () => {
    expect(toRows(layerNorm(3).forward(matrix([[7, 7, 7]]), false).A)).toEqual([[0, 0, 0]]);
  });
});

describe("attend(context, width, heads)", () => {
  it("by hand: two positions, one column", () => {
    // q, k, v of each position. Position 1's scores are 1·0 = 0 and 1·ln 3, so its weights are ¼ and ¾.
    const input = matrix([
      [5, 0, 8],
      [1, Math.log(3), 4],
    ]);
    const pass = attend(2, 1, 1).forward(input, false);
    expect(pass.A.data[0]).toBe(8); // sees itself alone
    expect(pass.A.data[1]).toBeCloseTo(8 / 4 + (3 * 4) / 4, 14);
  });

  it("divides the scores by √n", () => {
    const input = matrix([
      [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0],
      [1, 1, 1, 1, 1, 1, 1, 1, 4, 0, 0, 0],
    ]);
    const weight = Math.exp(4 / 2) / (1 + Math.exp(4 / 2));
    expect(attend(2, 4, 1).forward(input, false).A.data[4]).toBeCloseTo(4 * weight + 8 * (1 - weight), 13);
  });

  it("two heads are two attentions side by side", () => {
    const input = drawn(6, 12);
    const part = (h: number) =>
      matrix(toRows(input).map((values) => [0, 4, 8].flatMap((from) => values.slice(from + 2 * h, from + 2 * h + 2))));
    const whole = toRows(attend(3, 4, 2).forward(input, false).A);
    const halves = [0, 1].map((h) => toRows(attend(3, 2, 1).forward(part(h), false).A));
    expect(whole).toEqual(halves[0].map((left, r) => [...left, ...halves[1][r]]));
  });

  it("keeps the examples of a batch apart", () => {
    const input = drawn(6, 12);
    const layer = attend(3, 4, 2);
    const each = [0, 1].map((i) => toRows(layer.forward(matrix(toRows(input).slice(3 * i, 3 * i + 3)), false).A));
    expect(toRows(layer.forward(input, false).A)).toEqual(each.flat());
  });

  it("stays finite for huge scores", () => {
    const input = matrix([
      [1000, 1000, 1],
      [1000, -1000, 2],
      [-1000, 500, 3],
    ]);
    expect(toRows(attend(3, 1, 1).forward(input, false).A).flat()).toEqual([1, 1, 2]);
  });

  it("names heads that don't divide the width", () => {
    expect(() => attend(3, 4, 3)).toThrow("attend(3, 4, 3): 3 heads don't divide a width of 4");
  });
});

describe("a GPT", () => {
  const [vocabulary, context, width] = [9, 6, 8];
  const gpt = () => {
    const rng = random(4);
    return network(
      embedding(vocabulary, context, width, { rng }),
      selfAttention(context, width, 2, { rng }),
      feedForward(width, { rng }),
      selfAttention(context, width, 4, { rng }),
      feedForward(width, { rng }),
      layerNorm(width),
      dense(width, vocabulary, softmax, { rng }),
    );
  };

  it("sees nothing of the future: a changed token changes its own row and those after it", () => {
    const net = gpt();
    const X = drawnTokens(1, context, vocabulary);
    const before = toRows(predict(net, X));
    for (let t = 0; t < context; t++) {
      const changed = { ...X, data: X.data.slice() };
      changed.data[t] = (changed.data[t] + 1) % vocabulary;
      const after = toRows(predict(net, changed));
      expect(after.map((values, r) => values.every((value, j) => value === before[r][j]))).toEqual(
        before.map((_, r) => r < t),
      );
    }
  });

  it("knows the order of its tokens", () => {
    const [forwards, backwards] = [
      [1, 2, 3, 4, 5, 6],
      [5, 4, 3, 2, 1, 6],
    ].map((tokens) => predict(gpt(), matrix([tokens])));
    expect(row(forwards, 5)).not.toEqual(row(backwards, 5));
  });

  it("attentionWeights(passes) gives each head's weights for the first example, in order", () => {
    const net = gpt();
    const X = drawnTokens(2, context, vocabulary);
    const heads = attentionWeights(forward(net, X));
    expect(heads.map(({ layer, head }) => [layer, head])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [2, 3],
      [2, 4],
    ]);
    for (const { weights } of heads) {
      expect(weights.map((values) => values.length)).toEqual(Array(context).fill(context));
      weights.forEach((values, t) => {
        expect(values.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
        expect(values.every((weight, s) => (s <= t ? weight > 0 : weight === 0))).toBe(true);
      });
    }
    const first = { rows: 1, columns: context, data: X.data.slice(0, context) };
    expect(attentionWeights(forward(net, first))).toEqual(heads);
  });

  it("clone(net) copies everything that is learned", () => {
    const net = shaken(gpt());
    const copy = clone(net);
    const X = drawnTokens(2, context, vocabulary);
    expect(predict(copy, X)).toEqual(predict(net, X));
    for (const { data } of copy.parameters) data.fill(0);
    expect(net.parameters.every(({ data }) => data.some((v) => v !== 0))).toBe(true);
  });

  it("has the parameters that the formula counts: 12 d² + 13 d a block, and embeddings, last norm and output", () => {
    const numbers = gpt().parameters.reduce((sum, { data }) => sum + data.length, 0);
    const [V, N, d] = [vocabulary, context, width];
    expect(numbers).toBe(2 * (12 * d * d + 13 * d) + (V + N) * d + 2 * d + (d * V + V));
  });
});

describe("residual(name, width, layers)", () => {
  it("adds what the layers give to what they got", () => {
    const double = dense(2, 2, identity, { initializer: () => 0 });
    double.W.data.set([2, 0, 0, 2]);
    expect(toRows(residual("r", 2, [double]).forward(matrix([[1, 3]]), false).A)).toEqual([[3, 9]]);
  });

  it("drops units while training, and only then", () => {
    const layer = residual("r", 50, [dropout(50, 0.5, { rng: random(1) })]);
    const X = matrix([Array<number>(50).fill(1)]);
    expect(new Set(layer.forward(X, false).A.data)).toEqual(new Set([2]));
    expect(new Set(layer.forward(X, true).A.data)).toEqual(new Set([1, 3]));
  });

  it("names layers whose sizes it can't bridge", () => {
    expect(() => residual("r", 2, [dense(2, 3, tanh)])).toThrow(
      "r: x + f(x) needs as many values from f as it takes, 2; f takes 2 and gives 3",
    );
  });
});
