import { describe, expect, it } from "vitest";
import { entropy, matrix, softmax } from "@nn/lib";
import { overflowChart, temperatureChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, versions, type Running } from "./compile.js";
import { alphabet, animals } from "./samples.js";

const softmaxAt = (scores: number[], T: number) => Array.from(softmax.apply(matrix([scores.map((z) => z / T)])).data);
const bars = (running: Running) => itemsOf(running, "rect").map(({ datum }) => datum);
const shares = (running: Running): number[] => bars(running).map(({ probability }) => probability);
const texts = (running: Running) => itemsOf(running, "text").map(({ text }) => String(text));
const sentenceOf = (running: Running) => texts(running).find((text) => text.startsWith("T = "));
const set = async (running: Running, signal: string, value: number) => running.view.signal(signal, value).runAsync();

function expectShares(running: Running, expected: number[]) {
  const found = shares(running);
  expect(found).toHaveLength(expected.length);
  expected.forEach((p, j) => expect(found[j]).toBeCloseTo(p, 12));
}

describe("temperatureChart(answers)", () => {
  const scores = animals.map(({ score }) => score);

  it.each(versions)(
    "its bars are lib's softmax at each temperature, and it tells lib's entropy, on %s",
    async (version) => {
      const running = await run(temperatureChart(animals), version);
      for (const T of [1, 0.05, 0.5, 2, 5]) {
        await set(running, "temperature", T);
        const p = softmaxAt(scores, T);
        expectShares(running, p);
        expect(bars(running)[0].entropy).toBeCloseTo(entropy(p), 12);
        expect(sentenceOf(running)).toBe(
          `T = ${T.toFixed(2)}: entropy ${entropy(p).toFixed(2)} of at most 1.10, as unsure as a draw among ${Math.exp(entropy(p)).toFixed(1)}.`,
        );
      }
    },
  );

  it.each(versions)("scores of ±1000 at the lowest temperature give finite numbers, on %s", async (version) => {
    const wild = [1000, -1000, 999.9].map((score, j) => ({ label: `answer ${j}`, score }));
    const running = await run(temperatureChart(wild), version);
    await set(running, "temperature", 0.05);
    expectShares(running, softmaxAt([1000, -1000, 999.9], 0.05));
    expect(shares(running)[1]).toBe(0);
    expect(sentenceOf(running)).toMatch(/^T = 0\.05: entropy 0\.37 of at most 1\.10/);
    expect(texts(running)).toEqual(expect.arrayContaining(["88.1%", "< 0.1%", "11.9%"]));
  });

  it("the slider of the temperature reaches 0.05 and starts at 1; scores have none unless asked for", () => {
    expect(temperatureChart(animals).params).toMatchObject([{ value: 1, bind: { input: "range", min: 0.05, max: 5 } }]);
  });

  it.each(versions)("with movable scores, each score has a slider that moves it, on %s", async (version) => {
    const chart = temperatureChart(animals, { movableScores: true });
    expect(chart.params).toHaveLength(4);
    const running = await run(chart, version);
    expectShares(running, softmaxAt(scores, 1));
    await set(running, "score1", -3);
    await set(running, "score2", 4);
    await set(running, "temperature", 2);
    expectShares(running, softmaxAt([2, -3, 4], 2));
    expect(bars(running).map(({ score }) => score)).toEqual([2, -3, 4]);
  });

  it("a score's slider reaches the score", () => {
    const [, first] = temperatureChart([{ label: "far", score: 12.5 }, animals[0]], { movableScores: true }).params as {
      bind: object;
    }[];
    expect(first).toMatchObject({ value: 12.5, bind: { min: -13, max: 13 } });
  });

  it("draws the answers in their order, the longest bar for the highest score", async () => {
    const running = await run(temperatureChart([animals[1], animals[0], animals[2]]));
    const [dog, cat, bird] = itemsOf(running, "rect");
    expect(dog.y).toBeLessThan(cat.y);
    expect(cat.y).toBeLessThan(bird.y);
    expect(cat.width).toBeGreaterThan(dog.width);
    expect(cat.width / dog.width).toBeCloseTo(Math.E, 6);
  });

  it("of many answers the 20 with the highest scores are drawn, but all count", async () => {
    const running = await run(temperatureChart(alphabet));
    const p = softmaxAt(
      alphabet.map(({ score }) => Number(score.toPrecision(5))),
      1,
    );
    const drawn = [...p].sort((a, b) => b - a).slice(0, 20);
    expectShares(
      running,
      p.filter((share) => drawn.includes(share)),
    );
    const rest = (100 * (1 - drawn.reduce((sum, share) => sum + share, 0))).toFixed(1);
    expect(sentenceOf(running)).toMatch(new RegExp(`^T = 1\\.00: entropy ${entropy(p).toFixed(2)} of at most 3\\.61`));
    expect(sentenceOf(running)).toMatch(new RegExp(`,Not drawn: 17 other answers, together ${rest}%$`));
    expect(bytes(temperatureChart(alphabet))).toBeLessThan(10_000);
  });

  it("of 21 equal scores it draws 20", async () => {
    const same = Array.from({ length: 21 }, (_, j) => ({ label: `answer ${j}`, score: 1 }));
    expect(shares(await run(temperatureChart(same)))).toHaveLength(20);
  });

  it("says in its description what it shows", () => {
    expect(temperatureChart(animals).description).toBe(
      `Softmax of 3 scores at temperature 1: cat (score 2) 65.9%, dog (score 1) 24.2%, it's a "bird" (score 0.1) 9.9%; ` +
        "entropy 0.8467. A slider sets the temperature from 0.05 to 5.",
    );
    expect(temperatureChart(alphabet).description).toMatch(/, 17 others have the rest; entropy/);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => temperatureChart([animals[0]])).toThrow(/at least 2 answers.*not 1/);
    expect(() => temperatureChart([animals[0], animals[0]])).toThrow(/two answers have the label "cat"/);
    expect(() => temperatureChart([animals[0], { label: "dog", score: NaN }])).toThrow(/score of "dog" is NaN/);
  });
});

describe("overflowChart(answers)", () => {
  const scores = animals.map(({ score }) => score);
  /** What the bars of each way of computing say. */
  const percents = (running: Running) => {
    const rows = itemsOf(running, "text").map(({ datum }) => datum);
    return [0, 1].map((stable) => rows.filter((row) => row.stable === stable).map(({ text }) => String(text)));
  };

  it.each(versions)(
    "the formula as it stands gives NaN at ±1000, the stable one never changes, on %s",
    async (version) => {
      const running = await run(overflowChart(animals), version);
      const right = softmaxAt(scores, 1).map((p) => `${(100 * p).toFixed(1)}%`);
      expect(percents(running)).toEqual([right, right]);
      const broken = ["NaN", "NaN", "NaN"];
      for (const shift of [1000, -1000]) {
        await set(running, "shift", shift);
        expect(percents(running)).toEqual([broken, right]);
      }
      await set(running, "shift", 700);
      expect(percents(running)).toEqual([right, right]);
    },
  );

  it("has a pair of bars for each answer, as long as its probabilities", async () => {
    const running = await run(overflowChart(animals));
    const pairs = itemsOf(running, "rect");
    expect(pairs).toHaveLength(6);
    expect(new Set(pairs.map(({ y }) => y)).size).toBe(6);
    expect(new Set(pairs.map(({ fill }) => String(fill))).size).toBe(2);
    const [cat, dog] = pairs.filter(({ datum }) => datum.stable === 1);
    expect(cat.width / dog.width).toBeCloseTo(Math.E, 6);
    await set(running, "shift", 1000);
    expect(itemsOf(running, "rect").map(({ width }) => width > 0)).toEqual([false, false, false, true, true, true]);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => overflowChart([animals[0]])).toThrow(/overflowChart: at least 2 answers/);
  });
});
