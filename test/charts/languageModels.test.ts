import { describe, expect, it } from "vitest";
import { matrix, random, samplingProbabilities, zeros } from "@nn/lib";
import { attentionMap, embeddingMap, temperatureChart } from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, slide, subtitleOf, versions, type Item, type Running } from "./compile.js";

/** The marks of one kind that show rows with this field. */
const datums = (running: Running, mark: string, field: string): Item[] =>
  itemsOf(running, mark)
    .filter(({ datum }) => datum && field in datum)
    .map(({ datum, ...item }) => ({ ...item, ...datum }) as Item);

describe("attentionMap(tokens, heads)", () => {
  const tokens = ["the", "fox", "the"];
  const heads = [
    {
      layer: 1,
      head: 1,
      weights: [
        [1, 0, 0, 0],
        [0.25, 0.75, 0, 0],
        [0.1, 0.9, 0, 0],
        [0, 0, 0, 1],
      ],
    },
    {
      layer: 1,
      head: 2,
      weights: [
        [1, 0, 0, 0],
        [0.5, 0.5, 0, 0],
        [0.2, 0.2, 0.6, 0],
        [0, 0, 0, 1],
      ],
    },
  ];

  it.each(versions)("draws each share where its words meet, stronger the larger it is, on %s", async (version) => {
    const running = await run(attentionMap(tokens, heads), version);
    const cells = datums(running, "rect", "weight");
    expect(cells.map(({ looking, seen, weight }) => [looking, seen, weight])).toEqual([
      [0, 0, 1],
      [1, 0, 0.25],
      [1, 1, 0.75],
      [2, 0, 0.1],
      [2, 1, 0.9],
      [2, 2, 0],
    ]);
    for (const { weight, fillOpacity } of cells) expect(fillOpacity).toBeCloseTo(weight, 6);
    // Earlier words stand farther left and farther up.
    const [first, below, beside] = cells;
    expect(below.y).toBeGreaterThan(first.y);
    expect(beside.x).toBeGreaterThan(below.x);
  });

  it("labels rows and columns with the words, though two are the same", async () => {
    const running = await run(attentionMap(tokens, heads));
    const labels = itemsOf(running, "text", "axis-label").map(({ text }) => String(text));
    expect(labels).toEqual([...tokens, ...tokens]);
  });

  it("goes from head to head with its slider, and says where the last word looks", async () => {
    const running = await run(attentionMap(tokens, heads));
    expect(subtitleOf(running)).toBe(
      "Layer 1, head 1: the last word, “the”, looks most at “fox” (1 before), with 90% of its attention.",
    );
    await slide(running, 2);
    expect(datums(running, "rect", "weight").map(({ weight }) => weight)).toEqual([1, 0.5, 0.5, 0.2, 0.2, 0.6]);
    expect(subtitleOf(running)).toContain("looks most at “the” (itself), with 60%");
  });

  it("refuses a text without words, and one longer than the heads see", () => {
    expect(() => attentionMap([], heads)).toThrow("attentionMap: give tokens and heads");
    expect(() => attentionMap(["a", "b", "c", "d", "e"], heads)).toThrow(
      "attentionMap: 5 tokens, but the heads see 4 places",
    );
  });

  it("stays small with many heads and words", () => {
    const weights = Array.from({ length: 32 }, () => Array.from({ length: 32 }, () => 1 / 32));
    const many = Array.from({ length: 16 }, (_, h) => ({ layer: 1, head: h + 1, weights }));
    expect(bytes(attentionMap(Array<string>(32).fill("word"), many))).toBeLessThan(120_000);
  });
});

describe("embeddingMap(tokens, states)", () => {
  const tokens = [
    { token: 3, word: "fox", kind: "animal" },
    { token: 1, word: "hen", kind: "animal" },
    { token: 0, word: "red", kind: "colour" },
    { token: 2, word: "blue", kind: "colour" },
  ];
  // Tokens 1 and 3 point one way, 0 and 2 the other; token 4 is far off and not drawn.
  const sorted = matrix([
    [-5, 1, 0],
    [5, 1, 0],
    [-5, -1, 0],
    [5, -1, 0],
    [0, 0, 99],
  ]);
  const mixed = matrix([
    [5, 1, 0],
    [5, 0.9, 0],
    [-5, -1, 0],
    [-5, -0.9, 0],
    [0, 0, 99],
  ]);
  const states = [
    { epoch: 0, vectors: mixed },
    { epoch: 7, vectors: sorted },
  ];

  it.each(versions)("puts each word where its vector lies along the two main directions, on %s", async (version) => {
    const running = await run(embeddingMap(tokens, states), version);
    const points = datums(running, "symbol", "word");
    expect(points.map(({ datum, word, kind }) => [word ?? datum.word, kind])).toEqual(
      tokens.map(({ word, kind }) => [word, kind]),
    );
    const [fox, hen, red, blue] = itemsOf(running, "symbol").filter(({ datum }) => datum && "word" in datum);
    expect(fox.x).toBeCloseTo(hen.x, 3);
    expect(red.x).toBeCloseTo(blue.x, 3);
    expect(Math.abs(fox.x - red.x)).toBeGreaterThan(100);
    expect(fox.fill).toBe(hen.fill);
    expect(fox.fill).not.toBe(red.fill);
  });

  it("writes the words beside their points", async () => {
    const running = await run(embeddingMap(tokens, states));
    expect(itemsOf(running, "text").map(({ text }) => text)).toEqual(["fox", "hen", "red", "blue"]);
  });

  it("words whose points lie close together stand on different sides", async () => {
    const close = matrix([
      [0, 0],
      [0.1, 0],
      [9, 9],
      [9, -9],
    ]);
    const four = ["fox", "hen", "red", "blue"].map((word, token) => ({ token, word, kind: "any" }));
    const texts = itemsOf(await run(embeddingMap(four, [{ epoch: 0, vectors: close }])), "text");
    expect(texts).toHaveLength(4);
    const places = Object.fromEntries(texts.map(({ datum, align, dx = 0 }) => [datum.word, [align, dx > 0]]));
    expect(places.fox).not.toEqual(places.hen);
    expect(places.red).toEqual(["left", true]);
  });

  it("says after which epoch how many neighbours are of their kind, and shows the last state first", async () => {
    const running = await run(embeddingMap(tokens, states));
    expect(subtitleOf(running)).toBe("After epoch 7: 4 of 4 words have a word of their own kind as nearest neighbour.");
    await slide(running, 1);
    expect(subtitleOf(running)).toContain("Before training: 0 of 4 words");
  });

  it("needs two words and a state", () => {
    expect(() => embeddingMap(tokens.slice(1, 2), states)).toThrow("give two tokens and a state at least");
    expect(() => embeddingMap(tokens, [])).toThrow("give two tokens and a state at least");
    expect(() => embeddingMap([{ ...tokens[0], token: 9 }, tokens[1]], [{ epoch: 0, vectors: zeros(3, 3) }])).toThrow(
      "row 9 of a 3×3 matrix",
    );
  });
});

describe("temperatureChart(answers, { topK: true })", () => {
  const rng = random(1);
  const answers = Array.from({ length: 26 }, (_, i) => ({ label: `word ${i}`, score: rng.normal(0, 2) }));
  const scores = answers.map(({ score }) => score);

  it.each(versions)("computes what lib's samplingProbabilities gives, on %s", async (version) => {
    const running = await run(temperatureChart(answers, { topK: true }), version);
    for (const [temperature, topK] of [
      [1, 26],
      [0.5, 26],
      [2, 5],
      [5, 1],
    ]) {
      await running.view.signal("temperature", temperature).signal("k", topK).runAsync();
      const p = samplingProbabilities(scores, { temperature, topK });
      const bars = datums(running, "rect", "probability");
      expect(bars).toHaveLength(20);
      for (const { at, probability } of bars) expect(probability).toBeCloseTo(p[at], 4);
    }
  });

  it("writes 0% beside an answer that may not win", async () => {
    const running = await run(temperatureChart(answers, { topK: true }));
    await running.view.signal("k", 3).runAsync();
    const percents = itemsOf(running, "text").map(({ text }) => String(text));
    expect(percents.filter((text) => text === "0%")).toHaveLength(17);
  });

  it("has a slider over k from 1 to all, at all; without the option it has none", () => {
    const params = temperatureChart(answers, { topK: true }).params as { name: string }[];
    expect(params).toMatchObject([
      { name: "temperature" },
      { name: "k", value: 26, bind: { min: 1, max: 26, step: 1 } },
    ]);
    expect(temperatureChart(answers).params).toHaveLength(1);
    expect(temperatureChart(answers, { topK: true }).description).toContain("from 1 to 26");
  });
});
