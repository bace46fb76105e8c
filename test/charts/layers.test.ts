import { describe, expect, it } from "vitest";
import { deadUnitsChart, layerChart, signalHistograms } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, slide, subtitleOf, versions, type Running } from "./compile.js";
import { deadHistory, historyOf, moonHistory, signals } from "./samples.js";

const textsOf = (running: Running) => itemsOf(running, "text").map(({ text }) => String(text));

describe("signalHistograms(networks)", () => {
  const values = [-1, -0.75, -0.75, 0.25, 1];
  const chart = signalHistograms({
    first: { activations: [values, [0, 0, 1, 1]], gradients: [[-0.01, -0.01], [1]] },
    second: {
      activations: [
        [0, 0],
        [0, 0],
      ],
      gradients: [[0], [0]],
    },
  });
  /** The bars of the left or right column, by layer (counted from 1): where they begin, and how high they are. */
  const barsOf = (running: Running, side: "activation" | "gradient") => {
    const color = side === "activation" ? "#0072B2" : "#D55E00";
    return itemsOf(running, "rect")
      .filter(({ fill }) => fill === color)
      .map(({ datum }) => ({ layer: datum.row + 1, left: datum.left, level: datum.level }));
  };

  it.each(versions)(
    "each value is in the bin it belongs to, and the highest bar has level 51, on %s",
    async (version) => {
      const running = await run(chart, version);
      await slide(running, 1);
      const bars = barsOf(running, "activation").filter(({ layer }) => layer === 1);
      const width = 2 / 60;
      // −1 is in bin 0, −0.75 in bin 7 (7.5), 0.25 in bin 37 (37.5), and 1 in the last one, 59.
      expect(bars.map(({ left }) => Math.round((left + 1) / width))).toEqual([0, 7, 37, 59]);
      expect(bars.map(({ level }) => level)).toEqual([26, 51, 26, 26]);
    },
  );

  it("gradients stand at their power of ten, and zeros nowhere", async () => {
    const running = await run(chart);
    await slide(running, 1);
    expect(barsOf(running, "gradient").map(({ layer }) => layer)).toEqual([1, 2]);
    const [first, second] = barsOf(running, "gradient").map(({ left }) => left);
    const width = 6 / 60; // the axis goes from 3 decades below the smallest size, 0.01, to the decade above 1
    expect(first).toBeGreaterThanOrEqual(-2 - width);
    expect(first).toBeLessThanOrEqual(-2 + 1e-9);
    expect(second).toBeGreaterThanOrEqual(0 - width);
    expect(second).toBeLessThanOrEqual(1e-9);
  });

  it("writes the typical size, and the share of zeros among activations, beside each histogram", async () => {
    // √((1 + 0.5625 · 2 + 0.0625 + 1) / 5) = 0.7984…, √(2 / 4) = 0.7071…
    const running = await run(chart);
    await slide(running, 1);
    expect(textsOf(running)).toEqual(["typical size", "0.8", "0.71, 50% zero", "typical size", "0.01", "1"]);
    await slide(running, 2);
    expect(textsOf(running)).toEqual(["typical size", "all zero", "all zero", "typical size", "0", "0"]);
  });

  it.each(versions)("the slider goes from network to network, and the subtitle names it, on %s", async (version) => {
    const running = await run(signalHistograms(signals, { logActivations: true }), version);
    expect(subtitleOf(running)).toMatch(/^σ = 0.3/);
    for (const [n, name] of Object.keys(signals).entries()) {
      await slide(running, n + 1);
      expect(subtitleOf(running)).toMatch(new RegExp(`^${name}: from layer 1 to layer 3, activations go from `));
    }
    expect(barsOf(running, "activation").length).toBeGreaterThan(10);
    await slide(running, 1);
    expect(new Set(barsOf(running, "activation").map(({ layer }) => layer))).toEqual(new Set([3])); // the sigmoid's ½
  });

  it("a histogram lies in the strip of its layer, layer 1 below the heading", async () => {
    const running = await run(chart);
    await slide(running, 1);
    const bars = itemsOf(running, "rect");
    expect(new Set(bars.map(({ datum }) => datum.row))).toEqual(new Set([0, 1]));
    for (const { y, height, datum } of bars) {
      expect(y + height).toBeCloseTo(34 * (datum.row + 2), 6);
      expect(height).toBeLessThanOrEqual(34);
    }
  });

  it("keeps its size when the slider changes the words", async () => {
    const running = await run(signalHistograms(signals, { logActivations: true }));
    const placesOf = () =>
      [...itemsOf(running, "group", "scope")].map(({ bounds }) => bounds as { x1: number; x2: number });
    const before = placesOf().map(({ x1, x2 }) => [x1, x2]);
    expect(before).toHaveLength(4);
    await slide(running, 1);
    expect(placesOf().map(({ x1, x2 }) => [x1, x2])).toEqual(before);
  });

  it("does not carry the values themselves", () => {
    const layer = new Float64Array(10_000).map((_, i) => i / 10_000);
    expect(bytes(signalHistograms({ a: { activations: [layer], gradients: [layer] } }))).toBeLessThan(8000);
  });

  it("leaves out what is not a finite number", async () => {
    const broken = { activations: [[NaN, 1, Infinity]], gradients: [[NaN, 1]] };
    const running = await run(signalHistograms({ broken }));
    expect(running.complaints).toEqual([]);
    expect(barsOf(running, "activation")).toHaveLength(1);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => signalHistograms({})).toThrow("signalHistograms: there are no networks");
    expect(() => signalHistograms({ a: { activations: [[1]], gradients: [] } })).toThrow(/the same layers.*1, 0/);
    expect(() => signalHistograms({ a: { activations: [], gradients: [] } })).toThrow(/at least one/);
  });
});

describe("layerChart(networks)", () => {
  const networks = { vanishing: [1, 0.1, 0.01], level: [2, 2, 2] };

  it.each(versions)("a constant factor is a straight line, on %s", async (version) => {
    const running = await run(layerChart(networks, { measure: "size" }), version);
    const points = itemsOf(running, "symbol");
    expect(points.map(({ datum }) => [datum.network, datum.layer, datum.value])).toEqual(
      Object.entries(networks).flatMap(([name, values]) => values.map((value, l) => [name, l + 1, value])),
    );
    const y = points.filter(({ datum }) => datum.network === "vanishing").map((point) => point.y as number);
    expect(y[1] - y[0]).toBeCloseTo(y[2] - y[1], 6);
    expect(y[1]).toBeGreaterThan(y[0]);
  });

  it("says what it shows, and what has no place on its axis", async () => {
    const chart = layerChart({ ...networks, zero: [0, NaN, Infinity] });
    expect(chart.description).toBe(
      "vanishing: 1 in layer 1, 0.01 in layer 3. level: 2 in layer 1, 2 in layer 3. zero: 0 in layer 1, Infinity in layer 3. " +
        "Not drawn: 3 points that are 0 or not finite, for which a logarithmic axis has no place.",
    );
    expect(subtitleOf(await run(chart))).toMatch(/^Not drawn: 3 points/);
  });

  it("has at most nine ticks, each a power of ten", async () => {
    for (const least of [1e-2, 1e-9, 1e-40]) {
      const labels = itemsOf(await run(layerChart({ a: [least, 1] })), "text", "axis-label").map(({ text }) =>
        String(text),
      );
      const powers = labels.filter((text) => text.includes("e"));
      expect(powers.length).toBeGreaterThanOrEqual(3);
      expect(powers.length).toBeLessThanOrEqual(9);
      for (const text of powers) expect(text).toMatch(/^1e[+−-]\d+$/);
    }
  });

  it("refuses what it can't draw", () => {
    expect(() => layerChart({})).toThrow("layerChart: there is no positive number to draw");
    expect(() => layerChart({ zero: [0, 0] })).toThrow(TypeError);
  });
});

describe("deadUnitsChart(runs)", () => {
  const rowsOf = (chart: ReturnType<typeof deadUnitsChart>) =>
    (chart.data as { values: { epoch: number; value: number; curve: string }[] }).values;
  const layer = (deadUnits: number) => ({ ...moonHistory.statistics[0][0], deadUnits });

  it("counts the dead as train did: half of the only hidden layer", () => {
    const chart = deadUnitsChart({ "half dead": deadHistory });
    expect(rowsOf(chart).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5]);
    for (const { value } of rowsOf(chart)) expect(value).toBeGreaterThanOrEqual(50);
    expect(chart.description).toMatch(/half dead .*%.*In the hidden layer\./);
  });

  it("is the mean over the hidden layers; the last layer does not count", () => {
    const statistics = [
      [layer(0.5), layer(0), layer(1)],
      [layer(1), layer(0.5), layer(1)],
    ];
    const chart = deadUnitsChart({ a: historyOf({ loss: [1, 1], statistics }) });
    expect(rowsOf(chart).map(({ value }) => value)).toEqual([25, 75]);
    expect(chart.description).toBe(
      "Dead units, epoch by epoch. a rises from 25% to 75% over 2 epochs. Mean over 2 hidden layers.",
    );
  });

  it("draws a line for each run", async () => {
    const running = await run(deadUnitsChart({ "half dead": deadHistory, tanh: moonHistory }));
    expect(new Set(itemsOf(running, "line").map(({ datum }) => datum.curve))).toEqual(new Set(["half dead", "tanh"]));
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => deadUnitsChart({})).toThrow("deadUnitsChart: there are no runs");
    const one = historyOf({ loss: [1], statistics: [[layer(0)]] });
    expect(() => deadUnitsChart({ one })).toThrow(/the network of "one" has no hidden layer/);
  });
});
