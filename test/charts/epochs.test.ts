import { describe, expect, it } from "vitest";
import { train, type Chart, type History } from "@nn/lib";
import { accuracyChart, compareChart, lossChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, subtitleOf } from "./compile.js";
import { historyOf, moonHistory } from "./samples.js";

interface Row {
  epoch: number;
  value: number;
  curve: string;
}
const rowsOf = (chart: Chart): Row[] => (chart.data as { values: Row[] }).values;
const valuesOf = (chart: Chart, curve: string): number[] =>
  rowsOf(chart)
    .filter((row) => row.curve === curve)
    .map(({ value }) => value);
const scaleOf = (chart: Chart, axis: "x" | "y") =>
  (chart.encoding as Record<string, { scale: Record<string, number[]> }>)[axis].scale;
const yScaleOf = (chart: Chart) => scaleOf(chart, "y");
const falling = (epochs: number): number[] =>
  Array.from({ length: epochs }, (_, e) => 1 / (e + 1) + 0.01 * Math.sin(e));
const diverged: History["stopped"] = { reason: "diverged", epoch: 3, step: 2, message: "Training stopped in epoch 3." };

describe("lossChart(history)", () => {
  it("draws training and validation loss, the first entry at epoch 1", () => {
    const chart = lossChart(historyOf({ loss: [0.9, 0.5], validationLoss: [1, 0.7] }));
    expect(rowsOf(chart)).toEqual([
      { epoch: 1, value: 0.9, curve: "training examples" },
      { epoch: 2, value: 0.5, curve: "training examples" },
      { epoch: 1, value: 1, curve: "validation examples" },
      { epoch: 2, value: 0.7, curve: "validation examples" },
    ]);
  });

  it("says in its description how the losses go", () => {
    const { description } = lossChart(historyOf({ loss: [0.69, 0.4, 0.01], validationLoss: [0.5, 0.5, 0.5] }));
    expect(description).toBe(
      "Training loss falls from 0.69 to 0.01 over 3 epochs. Validation loss stays near 0.5 over 3 epochs.",
    );
    expect(lossChart(historyOf({ loss: [1, 2] })).description).toMatch(/rises from 1 to 2/);
    expect(lossChart(historyOf({ loss: [1] })).description).toMatch(/is 1 in the first epoch/);
    expect(lossChart(historyOf({})).description).toMatch(/no finished epoch/);
  });

  it("keeps its axis while training runs, and ends it where training ended", () => {
    const end = (history: Partial<History>) => scaleOf(lossChart(historyOf(history)), "x").domain[1];
    expect(end({ epochs: 300 })).toBe(300);
    expect(end({ epochs: 300, loss: [1, 0.5, 0.2] })).toBe(300);
    expect(end({ epochs: 300, loss: [1, 0.5, 0.2], stopped: diverged })).toBe(3);
  });

  it("marks single epochs while they are few", async () => {
    const opacity = async (epochs: number) =>
      itemsOf(await run(lossChart(historyOf({ loss: falling(epochs) }))), "symbol")[0].opacity;
    expect(await opacity(1)).toBe(1);
    expect(await opacity(100)).toBe(0);
  });

  it("thins 10,000 epochs to at most 300 points, and keeps both ends, the lowest and the highest", () => {
    const loss = falling(10_000);
    loss[4321] = 7;
    loss[6789] = -3;
    const chart = lossChart(historyOf({ loss, validationLoss: falling(10_000) }));
    const kept = valuesOf(chart, "training examples");
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.length).toBeGreaterThan(200);
    expect(kept).toContain(7);
    expect(kept).toContain(-3);
    const epochs = rowsOf(chart)
      .slice(0, kept.length)
      .map(({ epoch }) => epoch);
    expect([epochs[0], epochs[kept.length - 1]]).toEqual([1, 10_000]);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect(new Set(epochs).size).toBe(epochs.length);
    expect(bytes(chart)).toBeLessThan(50_000);
  });

  it("has a logarithmic axis from three decades on, and only where all losses are positive", () => {
    expect(yScaleOf(lossChart(historyOf({ loss: [1000, 0.5] })))).toMatchObject({ type: "log" });
    expect(yScaleOf(lossChart(historyOf({ loss: [1, 0.5] })))).toEqual({ zero: true });
    expect(yScaleOf(lossChart(historyOf({ loss: [1000, 0.5, 0] })))).toEqual({ zero: true });
    expect(yScaleOf(lossChart(historyOf({ loss: [1000, 0.5, -1] })))).toEqual({ zero: true });
  });

  it("leaves out what is not a finite number, and says so", async () => {
    const chart = lossChart(historyOf({ loss: [1, NaN, 0.5, Infinity, 0.4] }));
    expect(rowsOf(chart).map(({ epoch }) => epoch)).toEqual([1, 3, 5]);
    expect(subtitleOf(await run(chart))).toMatch(/Not drawn: 2 points/);
    expect(chart.description).toMatch(/Not drawn: 2 points/);
    expect(lossChart(historyOf({ loss: [NaN] })).description).toMatch(/no finite value/);
  });

  it("says why training ended before its last epoch, and is silent when it finished", async () => {
    const stopped = lossChart(historyOf({ loss: [1, 2], stopped: diverged }));
    expect(subtitleOf(await run(stopped))).toBe(diverged.message);
    expect(stopped.description).toContain(diverged.message);
    expect(moonHistory.stopped?.reason).toBe("finished");
    expect(subtitleOf(await run(lossChart(moonHistory)))).toBe("");
  });

  it("breaks a long sentence into lines of at most 78 letters", () => {
    const message = "word ".repeat(60).trim();
    const { subtitle } = lossChart(historyOf({ loss: [1], stopped: { ...diverged, message } })).title as {
      subtitle: string[];
    };
    expect(subtitle.join(" ")).toBe(message);
    expect(Math.max(...subtitle.map((line) => line.length))).toBeLessThanOrEqual(78);
  });
});

describe("accuracyChart(history)", () => {
  it("draws percent, on an axis that need not start at 0", () => {
    const chart = accuracyChart(historyOf({ loss: [1, 1], accuracy: [0.5, 0.975], validationAccuracy: [0.4, 0.9] }));
    expect(valuesOf(chart, "training examples")).toEqual([50, 97.5]);
    expect(valuesOf(chart, "validation examples")).toEqual([40, 90]);
    expect(yScaleOf(chart)).toEqual({ zero: false });
    expect(chart.description).toMatch(/Training accuracy rises from 50% to 97.5%/);
  });

  it("explains why regression has none", () => {
    expect(() => accuracyChart(historyOf({ loss: [1] }))).toThrow(/classes/);
  });
});

describe("compareChart(runs, { measure })", () => {
  const runs = { slow: historyOf({ loss: [1, 0.9, 0.8] }), quick: historyOf({ loss: [1, 0.2] }) };

  it("draws each run under its name, as far as it went", () => {
    const chart = compareChart(runs);
    expect(valuesOf(chart, "slow")).toEqual([1, 0.9, 0.8]);
    expect(valuesOf(chart, "quick")).toEqual([1, 0.2]);
    expect(chart.description).toMatch(
      /2 runs\. slow falls from 1 to 0\.8 over 3 epochs\. quick falls from 1 to 0\.2 over 2 epochs\./,
    );
  });

  it("draws the measure asked for", () => {
    const chart = compareChart({ a: moonHistory }, { measure: "validationAccuracy" });
    expect(valuesOf(chart, "a")).toEqual(
      moonHistory.validationAccuracy.map((share) => Number((100 * share).toPrecision(5))),
    );
    expect(() => compareChart(runs, { measure: "accuracy" })).toThrow(/accuracy of "slow"/);
  });

  it("a click on a name in the legend fades the other runs", async () => {
    const chart = compareChart(runs);
    expect(chart.layer).toMatchObject([{ params: [{ name: "chosen", bind: "legend" }] }, {}]);
    const running = await run(chart);
    const opacities = () => itemsOf(running, "line").map(({ opacity }) => opacity);
    expect(Math.min(...opacities())).toBe(1);
    // What vega-lite stores when "quick" is clicked.
    const store = running.view.data("chosen_store");
    expect(store).toEqual([]);
    running.view.insert("chosen_store", [
      { unit: "layer_0", fields: [{ type: "E", field: "curve" }], values: ["quick"] },
    ]);
    await running.view.runAsync();
    expect(Math.min(...opacities())).toBeLessThan(0.3);
    expect(Math.max(...opacities())).toBe(1);
  });

  it("does not let a run that diverged press the others into one line", async () => {
    const wild = historyOf({ loss: [1e5, 1e100, 1e290], stopped: diverged });
    const chart = compareChart({ ...runs, wild });
    expect(yScaleOf(chart)).toMatchObject({ domainMax: 100, clamp: true });
    const running = await run(chart);
    expect(subtitleOf(running)).toMatch(/wild: Training stopped in epoch 3\. wild leaves the picture/);
    const heights = itemsOf(running, "symbol")
      .filter(({ datum }) => datum.curve === "wild")
      .map(({ y }) => y);
    expect(heights).toEqual([0, 0, 0]);
    expect(yScaleOf(compareChart({ wild }))).toEqual({ type: "log" });
  });

  it("refuses no runs", () => {
    expect(() => compareChart({})).toThrow(/no runs/);
  });
});

it("the charts can be drawn in every epoch of a training", async () => {
  const { moonNet, moonData } = await import("./samples.js");
  const { clone, crossEntropy, random, sgd } = await import("@nn/lib");
  const sizes: number[] = [];
  train(clone(moonNet), moonData, {
    cost: crossEntropy,
    optimizer: sgd({ learningRate: 0.1 }),
    epochs: 3,
    batchSize: 50,
    rng: random(1),
    onEpoch: (history) => {
      accuracyChart(history);
      sizes.push(rowsOf(lossChart(history)).length);
    },
  });
  expect(sizes).toEqual([1, 2, 3]);
});
