import {
  dense,
  forward,
  identity,
  linearRegions,
  mostRegions,
  network,
  normal,
  predict,
  random,
  relu,
  sigmoid,
  zeros,
  type Layer,
  type LinearRegion,
  type Network,
} from "@nn/lib";
import { describe, expect, it } from "vitest";

const square = (side: number) => ({ x: [-side, side] as const, y: [-side, side] as const });

function reluNet(hidden: number[], seed: number): Network {
  const rng = random(seed);
  const sizes = [2, ...hidden];
  const layers: Layer[] = hidden.map((n, l) =>
    dense(sizes[l], n, relu, { initializer: normal(1), biasInitializer: normal(0.5), rng }),
  );
  return network(...layers, dense(sizes[hidden.length], 1, sigmoid, { rng }));
}

function areaOf({ corners }: LinearRegion): number {
  const twice = corners.reduce((sum, [x, y], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length];
    return sum + x * y2 - x2 * y;
  }, 0);
  return twice / 2;
}

const middleOf = ({ corners }: LinearRegion): number[] =>
  [0, 1].map((part) => corners.reduce((sum, corner) => sum + corner[part], 0) / corners.length);

/** Which hidden neurons are on at a point. */
function patternAt(net: Network, points: number[][]): string[] {
  const X = { ...zeros(points.length, 2), data: Float64Array.from(points.flat()) };
  const hidden = forward(net, X).slice(0, -1);
  return points.map((_, i) =>
    hidden
      .map(({ Z }) => [...Z.data.slice(i * Z.columns, (i + 1) * Z.columns)].map((z) => Number(z > 0)).join(""))
      .join(),
  );
}

describe("linearRegions(net, frame)", () => {
  it.each([1, 2, 3])("of one layer of 8 ReLUs has 37 regions, once all crossings are in the frame; seed %i", (seed) => {
    const net = reluNet([8], seed);
    expect(linearRegions(net, square(1e4))).toHaveLength(37);
    expect(linearRegions(net, square(1e4)).length).toBe(mostRegions(8, 2));
    expect(linearRegions(net, square(0.5)).length).toBeLessThan(37);
  });

  it("of lines through one point has two regions a line", () => {
    const net = network(dense(2, 8, relu, { rng: random(1) }), dense(8, 1, sigmoid, { rng: random(1) })); // biases 0
    expect(linearRegions(net, square(1))).toHaveLength(16);
  });

  it.each([[[8]], [[6, 6]], [[4, 4, 4]]])(
    "of %j fills the frame without overlap, and each has a pattern of its own",
    (hidden) => {
      const net = reluNet(hidden, 4);
      const regions = linearRegions(net, square(2));
      expect(regions.reduce((sum, region) => sum + areaOf(region), 0)).toBeCloseTo(16, 9);
      expect(Math.min(...regions.map(areaOf))).toBeGreaterThan(0);
      const patterns = patternAt(net, regions.map(middleOf));
      expect(new Set(patterns).size).toBe(regions.length);
      expect(regions.map(({ active }) => active)).toEqual(patterns.map((pattern) => pattern.split("1").length - 1));
    },
  );

  it.each([[[8]], [[6, 6]], [[4, 4, 4]]])("of %j holds every pattern that a fine grid of points meets", (hidden) => {
    const net = reluNet(hidden, 5);
    const steps = 400;
    const grid = Array.from({ length: steps * steps }, (_, i) => [
      -2 + (4 * (i % steps)) / steps + 0.003,
      -2 + (4 * Math.floor(i / steps)) / steps + 0.003,
    ]);
    const met = new Set(patternAt(net, grid));
    const found = new Set(patternAt(net, linearRegions(net, square(2)).map(middleOf)));
    expect([...met].filter((pattern) => !found.has(pattern))).toEqual([]);
    expect(met.size).toBeGreaterThan(0.9 * found.size);
  });

  it("in each region the outputs' weighted inputs are the linear functions that it names", () => {
    const rng = random(6);
    const options = { initializer: normal(1), biasInitializer: normal(0.5), rng };
    const net = network(dense(2, 5, relu, options), dense(5, 5, relu, options), dense(5, 2, sigmoid, options));
    for (const region of linearRegions(net, square(2))) {
      const points = [...region.corners.map(([x, y]) => [x, y]), middleOf(region)];
      const X = { ...zeros(points.length, 2), data: Float64Array.from(points.flat()) };
      const { data } = forward(net, X)[2].Z;
      points.forEach(([x, y], i) =>
        region.outputs.forEach(([p, q, r], j) => expect(p * x + q * y + r).toBeCloseTo(data[2 * i + j], 8)),
      );
    }
  });

  it("a network without a hidden layer has one region: the frame", () => {
    const net = network(dense(2, 1, sigmoid, { rng: random(1) }));
    const regions = linearRegions(net, { x: [0, 2], y: [-1, 1] });
    expect(regions).toMatchObject([{ active: 0 }]);
    expect(areaOf(regions[0])).toBe(4);
  });

  it("a neuron whose line passes the frame by cuts nothing", () => {
    const net = network(dense(2, 1, relu), dense(1, 1, identity));
    net.parameters[0].data.set([1, 0]);
    net.parameters[1].data.set([-5]);
    expect(linearRegions(net, square(1))).toHaveLength(1);
    expect(linearRegions(net, square(6))).toHaveLength(2);
  });

  it("leaves the network alone", () => {
    const net = reluNet([4, 4], 1);
    const X = { ...zeros(1, 2), data: Float64Array.of(0.3, -0.2) };
    const before = predict(net, X).data[0];
    linearRegions(net, square(1));
    expect(predict(net, X).data[0]).toBe(before);
  });

  it("refuses what it cannot cut", () => {
    const wide = network(dense(3, 2, relu), dense(2, 1, sigmoid));
    expect(() => linearRegions(wide, square(1))).toThrow(
      new RangeError("linearRegions cuts a plane: the network needs 2 inputs, not 3"),
    );
    const smooth = network(dense(2, 2, sigmoid), dense(2, 1, sigmoid));
    expect(() => linearRegions(smooth, square(1))).toThrow(/must be ReLU, but there is dense\(2, 2, sigmoid\)/);
  });
});

describe("mostRegions(neurons, inputs)", () => {
  it("is Zaslavsky's sum: 13,432,735,556 for 50 ReLUs and 10 inputs", () => {
    expect(mostRegions(50, 10)).toBe(13_432_735_556);
    expect([0, 1, 2, 3, 4].map((n) => mostRegions(n, 2))).toEqual([1, 2, 4, 7, 11]);
    expect(mostRegions(8, 2)).toBe(37);
    expect(mostRegions(9, 1)).toBe(10);
    expect(mostRegions(7, 0)).toBe(1);
  });

  it("is 2ⁿ where there are as many inputs as neurons or more", () => {
    expect([1, 5, 10].map((n) => mostRegions(n, n))).toEqual([2, 32, 1024]);
    expect(mostRegions(3, 8)).toBe(8);
  });

  it("fulfils R(n, d) = R(n − 1, d) + R(n − 1, d − 1)", () => {
    for (let n = 1; n < 12; n++) {
      for (let d = 1; d < 6; d++) expect(mostRegions(n, d)).toBe(mostRegions(n - 1, d) + mostRegions(n - 1, d - 1));
    }
  });

  it("refuses what is no number of neurons or inputs", () => {
    expect(() => mostRegions(-1, 2)).toThrow(/mostRegions: neurons must be a whole number of at least 0, not -1/);
    expect(() => mostRegions(2, 1.5)).toThrow(/mostRegions: inputs must be a whole number of at least 0, not 1.5/);
  });
});
