import { describe, expect, it } from "vitest";
import {
  crossEntropy,
  dense,
  evaluate,
  linearRegions,
  matrix,
  network,
  predict,
  random,
  relu,
  restore,
  clone,
  sigmoid,
  softmax,
  toRows,
  type Network,
} from "@nn/lib";
import { blobs, circles } from "@nn/datasets";
import { boundaryGrid, networkDiagram, neuronChart, regionsChart, sweepChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, slide, subtitleOf, versions, type Item, type Running } from "./compile.js";
import { blobData, blobNet, moonData, moonHistory, moonNet, reluHistory, reluNet, ringData } from "./samples.js";

const textsOf = (running: Running) => itemsOf(running, "text").map(({ text }) => String(text));
const share = (net: Network, examples = moonData) => evaluate(net, examples, crossEntropy).accuracy!;

describe("neuronChart(examples, { w1, w2, b })", () => {
  const data = blobs(random(1), { examples: 40, classes: 2, spread: 0.3 });
  const neuron = (w1: number, w2: number, b: number) => {
    const net = network(dense(2, 1, sigmoid));
    net.parameters[0].data.set([w1, w2]);
    net.parameters[1].data.set([b]);
    return net;
  };
  const turn = async (running: Running, to: Record<string, number>) => {
    for (const [knob, value] of Object.entries(to)) running.view.signal(knob, value);
    await running.view.runAsync();
  };

  it.each(versions)(
    "computes in each cell what the neuron answers there, also after the sliders move, on %s",
    async (version) => {
      const running = await run(neuronChart(data, { w1: 1, w2: -2, b: 0.5 }), version);
      const check = (w1: number, w2: number, b: number) => {
        const cells = itemsOf(running, "rect").map(({ datum }) => datum);
        expect(cells).toHaveLength(1600);
        const [width, height] = [cells[1].x - cells[0].x, cells[40].y - cells[0].y];
        const middles = matrix(cells.map(({ x, y }) => [x + width / 2, y + height / 2]));
        const answers = predict(neuron(w1, w2, b), middles).data;
        cells.forEach(({ a }, i) => expect(a).toBeCloseTo(answers[i], 10));
        const levels = cells.map(({ a }) => Math.floor(10 * a) / 10 + 0.05);
        cells.forEach(({ level }, i) => expect(level).toBeCloseTo(levels[i], 10));
      };
      check(1, -2, 0.5);
      await turn(running, { w1: -3, w2: 1.5, b: -1 });
      check(-3, 1.5, -1);
    },
  );

  it.each([
    [1, 0, 0],
    [-1, 0, 0],
    [0.5, 3, -1],
  ])("counts the points on their class's side: w₁ = %d, w₂ = %d, b = %d", async (w1, w2, b) => {
    const running = await run(neuronChart(data));
    await turn(running, { w1, w2, b });
    const right = Math.round(share(neuron(w1, w2, b), data) * 40);
    expect(textsOf(running)).toContain(`${right} of 40 points on their class's side`);
  });

  it("shows both inputs at one scale, so that the weights stand at a right angle to the line", async () => {
    const { view } = await run(neuronChart({ X: matrix(toRows(data.X).map(([x1, x2]) => [x1, 0.1 * x2])), Y: data.Y }));
    const pixels = (axis: string, unit: number) => Math.abs(view.scale(axis)(unit) - view.scale(axis)(0));
    expect(pixels("y", 1)).toBeCloseTo(pixels("x", 1), 6);
  });

  it("has three sliders that start where they are told", () => {
    const params = neuronChart(data, { w1: 2, w2: 3, b: -4 }).params as { name: string; value: number; bind: object }[];
    expect(params.map(({ name, value }) => [name, value])).toEqual([
      ["w1", 2],
      ["w2", 3],
      ["b", -4],
    ]);
    for (const { bind } of params) expect(bind).toMatchObject({ input: "range", min: -8, max: 8 });
  });

  it("refuses other than points of a plane with two classes", () => {
    expect(() => neuronChart(blobData)).toThrow(/Y m×1/);
    expect(() => neuronChart({ X: data.X, Y: matrix(Array.from({ length: 40 }, () => [0.3])) })).toThrow(/as 0 and 1/);
  });
});

describe("networkDiagram(net, history)", () => {
  const net = network(dense(2, 3, relu, { rng: random(2) }), dense(3, 1, sigmoid, { rng: random(3) }));
  const lines = (running: Running): Item[] => itemsOf(running, "rule");

  it.each(versions)("draws a line for each weight, from its input to its neuron, on %s", async (version) => {
    const running = await run(networkDiagram(net), version);
    const [W1, , W2] = net.parameters;
    const weights = [...W1.data, ...W2.data];
    const drawn = lines(running);
    expect(drawn.map(({ datum }) => datum.weight)).toEqual(weights.map((weight) => Number(weight.toPrecision(5))));
    const circles = itemsOf(running, "symbol");
    expect(circles).toHaveLength(6);
    const inputs = circles.slice(0, 2).map(({ x, y }) => [x, y]);
    const neurons = circles.slice(2).map(({ x, y }) => [x, y]);
    const ends = (l: number, j: number, k: number) =>
      l === 0 ? [inputs[k], neurons[j]] : [neurons[k], neurons[3 + j]];
    const places = [0, 1, 2]
      .flatMap((j) => [0, 1].map((k) => ends(0, j, k)))
      .concat([0, 1, 2].map((k) => ends(1, 0, k)));
    drawn.forEach(({ x, y, x2, y2 }, i) =>
      expect([
        [x, y],
        [x2, y2],
      ]).toEqual(places[i]),
    );
  });

  it("the colour is the sign, the thickness the size", async () => {
    const drawn = lines(await run(networkDiagram(net)));
    const largest = Math.max(...drawn.map(({ datum }) => Math.abs(datum.weight)));
    for (const { datum, stroke, strokeWidth } of drawn) {
      expect(stroke).toBe(datum.weight < 0 ? "#D55E00" : "#0072B2");
      expect(strokeWidth).toBeCloseTo(0.3 + (5.7 * Math.abs(datum.weight)) / largest, 3);
    }
  });

  it("names the layers, with their sizes and activations", async () => {
    expect(textsOf(await run(networkDiagram(net)))).toEqual(
      expect.arrayContaining(["x₁", "x₂", "input", "2", "hidden", "3 relu", "output", "1 sigmoid"]),
    );
    const deep = network(dense(2, 3, relu), dense(3, 3, relu), dense(3, 1, sigmoid));
    expect(textsOf(await run(networkDiagram(deep)))).toEqual(
      expect.arrayContaining(["hidden 1", "hidden 2", "output"]),
    );
  });

  it("the slider shows the weights and biases of each snapshot", async () => {
    const running = await run(networkDiagram(moonNet, moonHistory), versions[0]);
    for (const snapshot of [0, moonHistory.snapshots.length - 1]) {
      await slide(running, snapshot + 1);
      const [W1, b1, W2, b2] = moonHistory.snapshots[snapshot].parameters;
      const short = (values: ArrayLike<number>[]) =>
        values.flatMap((v) => Array.from(v, (x) => Number(x.toPrecision(5))));
      expect(lines(running).map(({ datum }) => datum.weight)).toEqual(short([W1, W2]));
      const neurons = itemsOf(running, "symbol").filter(({ datum }) => datum.bias !== undefined);
      expect(neurons.map(({ datum }) => datum.bias)).toEqual(short([b1, b2]));
    }
    expect(subtitleOf(running)).toMatch(/^After epoch 60: weights from −/);
  });

  it("draws 12 neurons of a large layer, and says so", async () => {
    const chart = networkDiagram(
      network(dense(784, 30, relu, { rng: random(1) }), dense(30, 10, softmax, { rng: random(1) })),
    );
    const running = await run(chart);
    expect(itemsOf(running, "symbol")).toHaveLength(12 + 12 + 10);
    expect(lines(running)).toHaveLength(12 * 12 + 12 * 10);
    expect(subtitleOf(running)).toBe("Of larger layers only the first 12 are drawn.");
    expect(chart.description).toMatch(/784, 30, 10 units, 23860 parameters/);
  });
});

describe("boundaryGrid(rows)", () => {
  const rings = circles(random(1), { examples: 60 });
  const rows = [
    {
      name: "moons",
      examples: moonData,
      networks: { a: moonNet, b: network(dense(2, 1, sigmoid, { rng: random(1) })) },
    },
    { name: "rings", examples: rings, networks: { a: moonNet, b: moonNet } },
  ];
  it.each(versions)("each panel's cells have the class that its network answers there, on %s", async (version) => {
    const running = await run(boundaryGrid(rows), version);
    const cells = itemsOf(running, "rect").filter(({ datum }) => datum?.cell !== undefined);
    const nets = rows.flatMap(({ networks }) => Object.values(networks));
    expect(cells).toHaveLength(4 * 32 * 32);
    nets.forEach((net, p) => {
      const panel = cells.slice(p * 1024, (p + 1) * 1024).map(({ datum }) => datum);
      const [width, height] = [panel[1].x - panel[0].x, panel[32].y - panel[0].y];
      const answers = predict(net, matrix(panel.map(({ x, y }) => [x + width / 2, y + height / 2]))).data;
      expect(panel.map(({ level }) => Math.floor(level / 5))).toEqual(Array.from(answers, (a) => (a >= 0.5 ? 1 : 0)));
    });
  });

  it("puts the share of right answers above each panel, and all of them in the description", async () => {
    const percent = (net: Network, examples: typeof moonData) => Number((100 * share(net, examples)).toFixed(1));
    const titles = rows.flatMap(({ name, examples, networks }) =>
      Object.entries(networks).map(([column, net]) => `${name}, ${column}: ${percent(net, examples)}%`),
    );
    const running = await run(boundaryGrid(rows));
    expect(itemsOf(running, "text", "title-text").map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Decision boundaries, side by side", ...titles]),
    );
    expect(boundaryGrid(rows).description).toContain(titles.join("; "));
  });

  it("draws the examples of each row in its panels", async () => {
    const points = itemsOf(await run(boundaryGrid(rows)), "symbol");
    expect(points).toHaveLength(2 * 100 + 2 * 60);
    expect(new Set(points.map(({ fill, shape }) => `${String(fill)} ${String(shape)}`))).toEqual(
      new Set(["#0072B2 circle", "#E69F00 square"]),
    );
  });

  it("takes networks with several outputs", async () => {
    const chart = boundaryGrid([{ name: "blobs", examples: blobData, networks: { one: blobNet } }]);
    expect((await run(chart)).complaints).toEqual([]);
    expect(chart.description).toMatch(/^1 decision boundary/);
  });

  it("refuses no networks, rows that differ in length, and networks that divide no plane", () => {
    expect(() => boundaryGrid([])).toThrow(/there are no networks/);
    expect(() => boundaryGrid([rows[0], { ...rows[1], networks: { a: moonNet } }])).toThrow(
      /"rings" has another number/,
    );
    const wide = network(dense(3, 1, sigmoid));
    expect(() => boundaryGrid([{ ...rows[0], networks: { wide } }])).toThrow(/boundaryGrid draws a plane: .* not 3/);
  });
});

describe("sweepChart(curves)", () => {
  const curves = {
    training: [
      { setting: 1, values: [0.5, 0.7] },
      { setting: 10, values: [0.9, 0.8, 1] },
    ],
    validation: [
      { setting: 1, values: [0.4, 0.6] },
      { setting: 10, values: [0.7, 0.5] },
    ],
  };

  it.each(versions)("draws the mean, and a band from the lowest to the highest, on %s", async (version) => {
    const running = await run(sweepChart(curves), version);
    const y = running.view.scale("y");
    const points = itemsOf(running, "symbol");
    expect(points.map(({ datum }) => [datum.curve, datum.setting, datum.mean])).toEqual([
      ["training", 1, 0.6],
      ["training", 10, 0.9],
      ["validation", 1, 0.5],
      ["validation", 10, 0.6],
    ]);
    points.forEach(({ datum, y: place }) => expect(place).toBeCloseTo(y(datum.mean), 6));
    const band = itemsOf(running, "area").map(({ datum }) => [datum.lowest, datum.highest]);
    expect(band).toEqual([
      [0.5, 0.7],
      [0.8, 1],
      [0.4, 0.6],
      [0.5, 0.7],
    ]);
  });

  it("says how many seeds the mean is of", async () => {
    expect(subtitleOf(await run(sweepChart(curves)))).toMatch(/mean of 2 seeds.*from the lowest seed to the highest/);
    expect(sweepChart(curves, { xTitle: "width", yTitle: "accuracy" }).description).toBe(
      "Accuracy against width, means of 2 seeds. Training: 1: 0.6; 10: 0.9. Validation: 1: 0.5; 10: 0.6.",
    );
  });

  it("the legend's title is the caller's", async () => {
    const titleOf = async (options = {}) =>
      itemsOf(await run(sweepChart(curves, options)), "text", "legend-title")[0].text;
    expect(await titleOf()).toBe("measured on");
    expect(await titleOf({ legend: "model" })).toBe("model");
  });

  it("a logarithmic axis stands settings at even ratios", async () => {
    const at = async (logarithmic: boolean) => {
      const three = [1, 10, 100].map((setting) => ({ setting, values: [setting] }));
      return itemsOf(await run(sweepChart({ three }, { logarithmic })), "symbol").map(({ x }) => Math.round(x));
    };
    expect(await at(true)).toEqual([0, 210, 420]);
    expect(await at(false)).toEqual([0, 38, 420]);
  });

  it("refuses curves without points, and points without finite values", () => {
    expect(() => sweepChart({})).toThrow(/no curves/);
    expect(() => sweepChart({ a: [] })).toThrow(/"a" has no points/);
    expect(() => sweepChart({ a: [{ setting: 3, values: [] }] })).toThrow(/"a" needs finite values at 3, not \[\]/);
    expect(() => sweepChart({ a: [{ setting: 3, values: [NaN] }] })).toThrow(/not \[NaN\]/);
  });
});

describe("regionsChart(net, frame, history)", () => {
  const frame = { x: [-2, 2] as const, y: [-1.5, 1.5] as const };

  it.each(versions)(
    "draws the polygons of linearRegions, coloured by the neurons that are on, on %s",
    async (version) => {
      const running = await run(regionsChart(reluNet, frame), version);
      const regions = linearRegions(reluNet, frame);
      const corners = itemsOf(running, "line");
      expect(new Set(corners.map(({ datum }) => datum.region)).size).toBe(regions.length);
      regions.forEach((region, r) => {
        const own = corners.filter(({ datum }) => datum.region === r + 1);
        expect(own).toHaveLength(region.corners.length + 1);
        [...region.corners, region.corners[0]].forEach(([x, y], c) => {
          expect(own[c].datum.x).toBeCloseTo(x, 3);
          expect(own[c].datum.y).toBeCloseTo(y, 3);
          expect(own[c].datum.active).toBe(region.active);
        });
      });
      const fills = new Map(corners.map(({ datum, fill }) => [datum.active, fill]));
      expect(new Set(fills.values()).size).toBe(fills.size);
    },
  );

  it("the slider shows the regions of each snapshot, and says how many", async () => {
    const running = await run(regionsChart(reluNet, frame, reluHistory));
    const state = clone(reluNet);
    for (const snapshot of [0, 3]) {
      restore(state, reluHistory.snapshots[snapshot]);
      await slide(running, snapshot + 1);
      const count = linearRegions(state, frame).length;
      expect(new Set(itemsOf(running, "line").map(({ datum }) => datum.region)).size).toBe(count);
      expect(subtitleOf(running)).toMatch(new RegExp(`: ${count} linear regions in this part`));
    }
  });

  it("draws the examples, and the boundary where the network's answer is ½", async () => {
    const chart = regionsChart(reluNet, frame, reluHistory, { examples: ringData });
    const running = await run(chart);
    const points = itemsOf(running, "symbol").map(({ datum }) => [datum.class, datum.x, datum.y].join());
    const expected = toRows(ringData.X).map(([x, y], i) =>
      [`class ${ringData.Y.data[i]}`, Number(x.toPrecision(5)), Number(y.toPrecision(5))].join(),
    );
    expect(points.sort()).toEqual(expected.sort());
    const boundary = itemsOf(running, "line").filter(({ datum }) => datum.piece !== undefined);
    expect(boundary.length).toBeGreaterThan(6);
    const answers = predict(reluNet, matrix(boundary.map(({ datum }) => [datum.x, datum.y]))).data;
    for (const answer of answers) expect(answer).toBeCloseTo(0.5, 3);
    expect(chart.description).toMatch(/white line marks where the network is undecided/);
    expect(itemsOf(await run(regionsChart(reluNet, frame)), "symbol")).toEqual([]);
  });

  it("a network that answers one class everywhere has no boundary", async () => {
    const sure = clone(reluNet);
    sure.parameters[3].data.set([1000]);
    const running = await run(regionsChart(sure, frame, undefined, { examples: ringData }));
    expect(running.complaints).toEqual([]);
    expect(itemsOf(running, "line").filter(({ datum }) => datum.piece !== undefined)).toEqual([]);
  });

  it("stays small: 31 snapshots of 8 neurons below 120 kB", () => {
    expect(bytes(regionsChart(reluNet, frame, reluHistory))).toBeLessThan(120_000);
  });

  it("refuses a frame without size, and activations without regions", () => {
    expect(() => regionsChart(reluNet, { ...frame, x: [1, 1] })).toThrow(/regionsChart: the axis must go/);
    expect(() => regionsChart(moonNet, frame)).toThrow(/must be ReLU/);
  });
});
