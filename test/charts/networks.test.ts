import { describe, expect, it } from "vitest";
import {
  argMax,
  clone,
  dense,
  evaluate,
  matrix,
  network,
  predict,
  quadratic,
  random,
  restore,
  sigmoid,
  softmax,
  toRows,
  type Network,
} from "@nn/lib";
import { decisionBoundary, regressionChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, slide, subtitleOf, versions, type Item, type Running } from "./compile.js";
import {
  blobData,
  blobHistory,
  blobNet,
  historyOf,
  moonData,
  moonHistory,
  moonNet,
  wave,
  waveData,
} from "./samples.js";

const CELLS = 50;
const at = (net: Network, history: typeof moonHistory, snapshot: number): Network => {
  const state = clone(net);
  restore(state, history.snapshots[snapshot]);
  return state;
};

/** What the drawn cells say: the inputs at their middles, the class and the level of confidence (0 to 4) of each. */
function cellsOf(running: Running) {
  const cells = itemsOf(running, "rect").map(({ datum, fill }) => ({ ...datum, fill }) as Item);
  const [width, height] = [cells[1].x - cells[0].x, cells[CELLS].y - cells[0].y];
  return {
    inputs: matrix(cells.map(({ x, y }) => [x + width / 2, y + height / 2])),
    classes: cells.map(({ level }) => Math.floor(level / 5)),
    confidences: cells.map(({ level }) => level % 5),
    fills: cells.map(({ fill }) => fill),
  };
}

const classesOf = (net: Network, X: ReturnType<typeof matrix>): number[] =>
  net.outputs === 1 ? Array.from(predict(net, X).data, (a) => (a >= 0.5 ? 1 : 0)) : argMax(predict(net, X));

describe("decisionBoundary(net, examples, history)", () => {
  it.each(versions)("each cell has the class that the network answers there, on %s", async (version) => {
    const cells = cellsOf(await run(decisionBoundary(moonNet, moonData, moonHistory), version));
    expect(cells.classes).toHaveLength(CELLS * CELLS);
    expect(cells.classes).toEqual(classesOf(moonNet, cells.inputs));
    expect(new Set(cells.classes).size).toBe(2);
  });

  it("each cell's confidence is the network's, in five levels: from a tie to certainty", async () => {
    const { inputs, confidences } = cellsOf(await run(decisionBoundary(moonNet, moonData)));
    const answers = predict(moonNet, inputs).data;
    expect(confidences).toEqual(Array.from(answers, (a) => Math.min(4, Math.floor(5 * Math.abs(2 * a - 1)))));
    const three = cellsOf(await run(decisionBoundary(blobNet, blobData)));
    const shares = toRows(predict(blobNet, three.inputs)).map((p) => (Math.max(...p) - 1 / 3) / (1 - 1 / 3));
    expect(three.confidences).toEqual(shares.map((share) => Math.min(4, Math.floor(5 * share))));
    expect(three.classes).toEqual(classesOf(blobNet, three.inputs));
  });

  it("a cell has its class's colour, paler where the network is unsure", async () => {
    const { classes, confidences, fills } = cellsOf(await run(decisionBoundary(moonNet, moonData)));
    const blueness = (fill: string) => parseInt(fill.slice(5, 7), 16) - parseInt(fill.slice(1, 3), 16);
    const darkness = (fill: string) => 255 - Math.min(...[1, 3, 5].map((i) => parseInt(fill.slice(i, i + 2), 16)));
    fills.forEach((fill, i) => expect(Math.sign(blueness(fill))).toBe(classes[i] === 0 ? 1 : -1));
    const byConfidence = [0, 1, 2, 3, 4].map((level) => darkness(fills[confidences.indexOf(level)]));
    expect(byConfidence).toEqual([...byConfidence].sort((a, b) => a - b));
    expect(new Set(fills).size).toBe(10);
  });

  it("the slider shows the network of each snapshot, and says which epoch it is", async () => {
    const running = await run(decisionBoundary(moonNet, moonData, moonHistory), versions[0]);
    expect(subtitleOf(running)).toMatch(/^After epoch 60: 99% /);
    for (const snapshot of [0, 7]) {
      await slide(running, snapshot + 1);
      const cells = cellsOf(running);
      expect(cells.classes).toEqual(classesOf(at(moonNet, moonHistory, snapshot), cells.inputs));
    }
    expect(subtitleOf(running)).toMatch(new RegExp(`^After epoch ${moonHistory.snapshots[7].epoch}: `));
    await slide(running, 1);
    expect(subtitleOf(running)).toMatch(/^Before training: /);
  });

  it("the slider reaches every snapshot and starts at the last", () => {
    const [{ value, bind }] = decisionBoundary(moonNet, moonData, moonHistory).params as {
      value: number;
      bind: object;
    }[];
    expect(value).toBe(moonHistory.snapshots.length);
    expect(bind).toMatchObject({ input: "range", min: 1, max: moonHistory.snapshots.length, step: 1 });
    expect(decisionBoundary(moonNet, moonData).params).toEqual([]);
  });

  it("draws every example in its place, with its class's colour and shape", async () => {
    const points = itemsOf(
      await run(decisionBoundary(blobNet, blobData, undefined, { classNames: ["a", "b", "c"] })),
      "symbol",
    );
    expect(points.map(({ datum }) => datum.class)).toEqual(argMax(blobData.Y).map((label) => "abc"[label]));
    expect(points.map(({ datum }) => datum.x)).toEqual(toRows(blobData.X).map(([x]) => Number(x.toPrecision(5))));
    const looks = new Set(points.map(({ datum, fill, shape }) => `${datum.class} ${String(fill)} ${String(shape)}`));
    expect([...looks].sort()).toEqual(["a #0072B2 circle", "b #E69F00 square", "c #009E73 triangle-up"]);
  });

  it("has one legend for the examples and one for the answers, sure and unsure", async () => {
    const running = await run(decisionBoundary(moonNet, moonData), versions[0]);
    const legends = itemsOf(running, "text", "legend-title").map(({ text }) => text);
    expect(legends.sort()).toEqual(["example", "network's answer"]);
    const labels = itemsOf(running, "text", "legend-label").map(({ text }) => text);
    expect(labels).toEqual(
      expect.arrayContaining(["class 0, unsure", "class 0, sure", "class 1, unsure", "class 1, sure"]),
    );
  });

  it("draws 500 of many examples, and says so", () => {
    const many = {
      X: matrix(Array.from({ length: 1200 }, (_, i) => [i, -i])),
      Y: matrix(Array.from({ length: 1200 }, (_, i) => [i % 2])),
    };
    const chart = decisionBoundary(moonNet, many, moonHistory);
    const [, points] = chart.layer as { data: { values: { x: number }[] } }[];
    expect(points.data.values).toHaveLength(500);
    expect(points.data.values[499].x).toBeGreaterThan(1190);
    expect(chart.description).toMatch(/500 of the 1200 points/);
    expect(bytes(chart)).toBeLessThan(150_000);
  });

  it("leaves holes where the network answers no number", async () => {
    const broken = network(dense(2, 1, sigmoid, { initializer: () => NaN }));
    expect(itemsOf(await run(decisionBoundary(broken, moonData)), "rect")).toHaveLength(0);
  });

  it("leaves the network as it was", () => {
    const changed = clone(moonNet);
    changed.parameters[0].data.fill(0.5);
    const before = changed.parameters.map(({ data }) => data.slice());
    decisionBoundary(changed, moonData, moonHistory);
    expect(changed.parameters.map(({ data }) => data)).toEqual(before);
  });

  it("refuses what it can't draw, and says why", () => {
    const rng = random(1);
    const wide = network(dense(3, 1, sigmoid, { rng }));
    const nine = network(dense(2, 9, softmax, { rng }));
    expect(() => decisionBoundary(wide, moonData)).toThrow(/needs 2 inputs, not 3/);
    expect(() => decisionBoundary(nine, moonData)).toThrow(/8 classes apart; the network has 9/);
    expect(() => decisionBoundary(moonNet, blobData)).toThrow(/m×1, but X is 90×2 and Y is 90×3/);
    expect(() => decisionBoundary(moonNet, { X: moonData.X, Y: matrix(toRows(moonData.X).map(([x]) => [x])) })).toThrow(
      /classes/,
    );
    expect(() => decisionBoundary(moonNet, moonData, blobHistory)).toThrow(/another shape/);
  });
});

describe("regressionChart(net, examples, history)", () => {
  const curveOf = (running: Running) => itemsOf(running, "line").map(({ datum }) => [datum.x, datum.y]);
  const answers = (net: Network, curve: number[][]) => Array.from(predict(net, matrix(curve.map(([x]) => [x]))).data);
  const expectFit = (net: Network, curve: number[][]) =>
    answers(net, curve).forEach((a, i) => expect(curve[i][1]).toBeCloseTo(a, 3));

  it.each(versions)("the curve is the network's, and the slider shows each snapshot's, on %s", async (version) => {
    const running = await run(regressionChart(wave.net, waveData, wave.history), version);
    expect(curveOf(running)).toHaveLength(140);
    expectFit(wave.net, curveOf(running));
    const { loss } = evaluate(wave.net, waveData, quadratic);
    expect(subtitleOf(running)).toBe(`After epoch 100: quadratic cost ${Number(loss.toPrecision(4))}.`);
    await slide(running, 1);
    expectFit(at(wave.net, wave.history, 0), curveOf(running));
    expect(subtitleOf(running)).toMatch(/^Before training: quadratic cost 0\.\d+\.$/);
  });

  it("draws the examples, and without a history the network as it is", async () => {
    const chart = regressionChart(wave.net, waveData);
    const running = await run(chart);
    expect(itemsOf(running, "symbol").map(({ datum }) => datum.y)).toEqual(
      Array.from(waveData.Y.data, (y) => Number(y.toPrecision(5))),
    );
    expectFit(wave.net, curveOf(running));
    expect(chart.params).toEqual([]);
    expect(chart.description).toMatch(/80 examples\. Quadratic cost 0\.01\d+\.$/);
  });

  it("breaks off where the network answers no number", async () => {
    const broken = clone(wave.net);
    broken.parameters[0].data.fill(NaN);
    expect((await run(regressionChart(broken, waveData, historyOf({})))).complaints).toEqual([]);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => regressionChart(moonNet, moonData)).toThrow(/the network has 2 and 1/);
    expect(() => regressionChart(wave.net, moonData)).toThrow(/X and Y must be m×1; they are 100×2 and 100×1/);
  });
});
