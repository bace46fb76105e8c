import { diagnose, type Chart } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { diagnosisTree, runGallery, updateRatioChart } from "../../lib/src/charts/index.js";
import { itemsOf, run, subtitleOf } from "./compile.js";
import { historyOf, moonHistory } from "./samples.js";

const start = { examples: 100, parameters: 50, lossAtChance: 0.5, validationAtChance: 0.5, inputSize: 1, descent: 1 };
const falling = Array.from({ length: 50 }, (_, e) => 0.5 * 0.9 ** e);
const healthy = historyOf({ loss: falling, start });
const uphill = historyOf({ loss: falling, start: { ...start, descent: -1 } });
const rowsOf = (chart: Chart) => (chart.data as { values: Record<string, unknown>[] }).values;

describe("runGallery(runs)", () => {
  it("draws losses as multiples of the loss at chance, and cuts them off at 2", () => {
    const chart = runGallery({ a: historyOf({ loss: [0.5, 0.25], validationLoss: [0.75, 99], start }) });
    expect(rowsOf(chart)).toEqual([
      { run: "a", curve: "training examples", done: 50, loss: 1 },
      { run: "a", curve: "training examples", done: 100, loss: 0.5 },
      { run: "a", curve: "validation examples", done: 50, loss: 1.5 },
      { run: "a", curve: "validation examples", done: 100, loss: 2 },
    ]);
    expect(chart.description).toBe("1 run side by side. a: the loss ends at 0.5 times the loss at chance.");
  });

  it("has a picture for each run, also where no epoch was finished", async () => {
    const chart = runGallery({ a: healthy, b: uphill, c: historyOf({ start }) });
    expect(chart.description).toMatch(/c: no epoch was finished\.$/);
    const running = await run(chart);
    expect(itemsOf(running, "line")).not.toHaveLength(0);
    expect(running.complaints).toEqual([]);
  });

  it("needs runs that know what guessing costs", () => {
    expect(() => runGallery({})).toThrow(TypeError);
    expect(() => runGallery({ own: { loss: [1] } })).toThrow(/"own" does not know its loss at chance/);
  });
});

describe("diagnosisTree(runs)", () => {
  const texts = async (chart: Chart) => itemsOf(await run(chart), "text").map(({ text }) => String(text));

  it("names each fault that diagnose knows, and healthy", async () => {
    const all = (await texts(diagnosisTree())).join(" ");
    for (const name of [
      "healthy",
      "wrong gradient",
      "too little data",
      "unscaled inputs",
      "dead units",
      "network too weak",
    ])
      expect(all).toContain(name);
    for (const name of ["learning rate too large", "learning rate too small", "vanishing gradients", "wrong labels"])
      expect(all).toContain(name);
  });

  it("draws the way of the chosen run in colour, and says its diagnosis", async () => {
    const coloured = async (chart: Chart, shown?: number) => {
      const running = await run(chart);
      if (shown) await running.view.signal("shown", shown).runAsync();
      const boxes = itemsOf(running, "rect").filter(({ strokeWidth }) => strokeWidth === 3);
      return { boxes: boxes.length, subtitle: subtitleOf(running) };
    };
    const chart = diagnosisTree({ one: uphill, two: healthy });
    // one question and the fault; two questions and "healthy"
    expect(await coloured(chart)).toMatchObject({
      boxes: 2,
      subtitle: expect.stringMatching(/^one: wrong gradient\./) as string,
    });
    expect(await coloured(chart, 2)).toMatchObject({
      boxes: 3,
      subtitle: expect.stringMatching(/^two: healthy\./) as string,
    });
    expect(await coloured(diagnosisTree())).toMatchObject({ boxes: 0 });
    expect(diagnose(uphill)?.fault).toBe("wrong gradient");
  });
});

describe("updateRatioChart(history)", () => {
  it("has a line for each layer with weights", () => {
    const chart = updateRatioChart(moonHistory);
    expect(new Set(rowsOf(chart).map(({ layer }) => layer))).toEqual(new Set(["layer 1", "layer 2"]));
    expect(rowsOf(chart)[0]).toMatchObject({ epoch: 1, layer: "layer 1" });
    expect(rowsOf(chart)[0].ratio).toBeCloseTo(moonHistory.statistics[0][0].updateRatio, 4);
  });

  it("leaves out what a logarithmic axis has no place for", () => {
    const layer = { gradientNorm: 1, activationMean: 0, activationStandardDeviation: 1, deadUnits: 0 };
    const epoch = (updateRatio: number) => [
      { ...layer, updateRatio },
      { ...layer, updateRatio: 0 },
    ];
    const chart = updateRatioChart({ statistics: [epoch(NaN), epoch(0.01), epoch(Infinity), epoch(0.001)] });
    expect(rowsOf(chart).map(({ epoch, ratio }) => [epoch, ratio])).toEqual([
      [2, 0.01],
      [4, 0.001],
    ]);
    expect(() => updateRatioChart({ statistics: [] })).toThrow(TypeError);
  });
});
