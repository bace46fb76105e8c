import { crossEntropy, evaluate, random, type Network } from "@nn/lib";
import { moons } from "@nn/datasets";
import { describe, expect, it } from "vitest";
import { boundarySlider, doubleDescentChart, gapChart, seedsChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, slide, subtitleOf, versions, type Running } from "./compile.js";
import { blobNet, historyOf, moonData, moonNet, reluNet, wave } from "./samples.js";

const textsOf = (running: Running) => itemsOf(running, "text").map(({ text }) => String(text));

describe("gapChart(history)", () => {
  const history = historyOf({ loss: [1, 0.6, 0.3, 0.1], validationLoss: [1.2, 0.9, 0.8, 1.1] });

  it.each(versions)("draws both losses and shades what lies between them, on %s", async (version) => {
    const running = await run(gapChart(history), version);
    const y = running.view.scale("y");
    const area = itemsOf(running, "area");
    expect(area.map(({ datum }) => datum.epoch)).toEqual([1, 2, 3, 4]);
    area.forEach(({ y: from, height }, e) => {
      const edges = [from, Number(from) + Number(height)].sort((p, q) => p - q);
      expect(edges[0]).toBeCloseTo(y(history.validationLoss[e]), 6);
      expect(edges[1]).toBeCloseTo(y(history.loss[e]), 6);
    });
    const lines = itemsOf(running, "line").map(({ datum }) => [datum.curve, datum.value]);
    expect(lines).toContainEqual(["training examples", 0.3]);
    expect(lines).toContainEqual(["validation examples", 0.8]);
  });

  it("marks the epoch of the lowest validation loss, and says so", async () => {
    const chart = gapChart(history, { validation: "test digits" });
    const running = await run(chart);
    expect(textsOf(running)).toContain("epoch 3: 0.8");
    const [mark] = itemsOf(running, "symbol");
    expect([mark.x, mark.y]).toEqual([running.view.scale("x")(3), running.view.scale("y")(0.8)]);
    expect(chart.description).toBe(
      "Loss on training examples goes from 1 to 0.1. Loss on test digits goes from 1.2 to 1.1. On test digits it is lowest, 0.8, after epoch 3.",
    );
  });

  it("keeps the mark's text inside of the picture, at either end", async () => {
    const sideOf = async (validationLoss: number[]) => {
      const texts = itemsOf(await run(gapChart(historyOf({ loss: [3, 2, 1], validationLoss }))), "text");
      return texts.map(({ align }) => align as string);
    };
    expect(await sideOf([1, 2, 3])).toEqual(["left"]);
    expect(await sideOf([3, 2, 1])).toEqual(["right"]);
  });

  it("thins 5,000 epochs, and keeps the lowest", async () => {
    const validationLoss = Array.from({ length: 5000 }, (_, e) => 1 + Math.sin(e / 100) / (e + 1));
    validationLoss[1234] = 0.1;
    const chart = gapChart(historyOf({ loss: validationLoss.map((value) => value / 2), validationLoss }));
    expect(bytes(chart)).toBeLessThan(30_000);
    expect(textsOf(await run(chart))).toContain("epoch 1235: 0.1");
  });

  it("leaves out what is not finite, and asks for validation examples where there are none", async () => {
    const running = await run(gapChart(historyOf({ loss: [1, 1, 1], validationLoss: [2, NaN, 3] })));
    expect(itemsOf(running, "area").map(({ datum }) => datum.epoch)).toEqual([1, 3]);
    expect(() => gapChart(historyOf({ loss: [1] }))).toThrow(/validation: …/);
  });
});

describe("boundarySlider(networks, training, validation)", () => {
  const validation = moons(random(2), { examples: 50, noise: 0.3 });
  const networks: Record<string, Network> = { "λ = 0.1": moonNet, "λ = 3": reluNet };
  const fills = (running: Running) =>
    itemsOf(running, "rect").map(({ fill }) => fill as string).join(); // prettier-ignore

  it.each(versions)("draws the network that the slider chooses, on %s", async (version) => {
    const running = await run(boundarySlider(networks, moonData, validation), version);
    const first = fills(running);
    await slide(running, 2);
    const second = fills(running);
    expect(second).not.toBe(first);
    const alone = await run(boundarySlider({ "λ = 3": reluNet }, moonData, validation), version);
    expect(fills(alone)).toBe(second);
  });

  it("says how each network does on both sets", async () => {
    const running = await run(boundarySlider(networks, moonData, validation));
    await slide(running, 2);
    const [own, other] = [moonData, validation].map((examples) => evaluate(reluNet, examples, crossEntropy));
    const words = ({ loss, accuracy = NaN }: typeof own) => `loss ${loss.toFixed(3)}, ${(100 * accuracy).toFixed(1)}%`;
    expect(subtitleOf(running)).toBe(`λ = 3. Training: ${words(own)} right. New: ${words(other)} right.`);
  });

  it("draws each training example once", async () => {
    const running = await run(boundarySlider(networks, moonData, validation));
    expect(itemsOf(running, "symbol")).toHaveLength(moonData.X.rows);
  });

  it("refuses no networks, and those of other data", () => {
    expect(() => boundarySlider({}, moonData, validation)).toThrow(/no networks/);
    expect(() => boundarySlider({ blobs: blobNet }, moonData, validation)).toThrow(/boundarySlider/);
    expect(() => boundarySlider({ wave: wave.net }, moonData, validation)).toThrow(/2 inputs/);
  });
});

describe("doubleDescentChart(curves, { threshold })", () => {
  const curves = {
    test: [
      { setting: 1, values: [3, 1, 2] },
      { setting: 10, values: [500, 20, 30] },
      { setting: 100, values: [0.5, 0.7, 0.6, 0.9] },
    ],
    training: [{ setting: 1, values: [1] }],
  };

  it.each(versions)("draws the middle seed in a band from the lowest to the highest, on %s", async (version) => {
    const running = await run(doubleDescentChart(curves, { threshold: 10 }), version);
    const y = running.view.scale("y");
    const points = itemsOf(running, "symbol");
    expect(points.map(({ datum }) => datum.middle)).toEqual([2, 30, 0.65, 1]);
    points.forEach(({ datum, y: place }) => expect(place).toBeCloseTo(y(datum.middle), 6));
    expect(itemsOf(running, "area").map(({ datum }) => [datum.lowest, datum.highest])).toEqual([
      [1, 3],
      [20, 500],
      [0.5, 0.9],
      [1, 1],
    ]);
  });

  it("has two logarithmic axes, and a rule at the threshold", async () => {
    const running = await run(doubleDescentChart(curves, { threshold: 10 }));
    const [x, y] = ["x", "y"].map((axis) => running.view.scale(axis));
    expect(x(10) - x(1)).toBeCloseTo(x(100) - x(10), 6);
    expect(y(1) - y(10)).toBeCloseTo(y(10) - y(100), 6);
    expect(itemsOf(running, "rule").map((rule) => rule.x)).toEqual([x(10)]);
    expect(textsOf(running)).toEqual(["10: as many as training examples"]);
  });

  it("gives its height to the first curve: what leaves the picture does not press it flat", async () => {
    const tiny = { ...curves, training: [{ setting: 1, values: [1e-20] }] };
    const running = await run(doubleDescentChart(tiny, { threshold: 10 }));
    const y = running.view.scale("y");
    expect(y.domain()).toEqual([0.65 / 3, 2 * 30]);
  });

  it("keeps the rule's text inside of the picture, at either end", async () => {
    const sideOf = async (threshold: number) =>
      itemsOf(await run(doubleDescentChart(curves, { threshold })), "text")[0].align as string;
    expect([await sideOf(5), await sideOf(50)]).toEqual(["left", "right"]);
  });

  it("says where each curve is highest", () => {
    const { description } = doubleDescentChart(curves, { threshold: 10, xTitle: "features", yTitle: "cost" });
    expect(description).toBe(
      "Cost against features, the middle one of 1 seed. Test: 1: 2; 10: 30; 100: 0.65. It is highest, 30, at 10. Training: 1: 1. It is highest, 1, at 1.",
    );
  });

  it("refuses what has no place on a logarithmic axis", () => {
    for (const values of [[], [0], [1, -1], [Infinity], [NaN]]) {
      expect(() => doubleDescentChart({ a: [{ setting: 1, values }] }, { threshold: 1 })).toThrow(/above 0/);
    }
    expect(() => doubleDescentChart({}, { threshold: 1 })).toThrow(/no curves/);
  });
});

describe("seedsChart(methods)", () => {
  const methods = { plain: [1, 2, 6], "early stopping": [4, 4] };

  it.each(versions)(
    "draws a point for each seed and a stroke at the mean, in the order given, on %s",
    async (version) => {
      const running = await run(seedsChart(methods), version);
      const [x, y] = ["x", "y"].map((axis) => running.view.scale(axis));
      const points = itemsOf(running, "symbol");
      expect(points.map(({ datum }) => [datum.method, datum.value])).toEqual([
        ["plain", 1],
        ["plain", 2],
        ["plain", 6],
        ["early stopping", 4],
        ["early stopping", 4],
      ]);
      points.forEach((point) => expect(point.x).toBeCloseTo(x(point.datum.value), 6));
      expect(itemsOf(running, "rect").map(({ datum }) => [datum.method, datum.mean])).toEqual([
        ["plain", 3],
        ["early stopping", 4],
      ]);
      expect(y("plain")).toBeLessThan(y("early stopping"));
    },
  );

  it("says mean, lowest and highest of each", () => {
    expect(seedsChart(methods, { xTitle: "accuracy in %" }).description).toBe(
      "Accuracy in % of 2 methods. plain: mean 3, from 1 to 6. early stopping: mean 4, from 4 to 4.",
    );
  });

  it("refuses no methods, and values that are not numbers", () => {
    expect(() => seedsChart({})).toThrow(/no methods/);
    expect(() => seedsChart({ a: [] })).toThrow(/"a" needs finite values/);
    expect(() => seedsChart({ a: [1], b: [NaN] })).toThrow(/"b" needs finite values/);
  });
});
