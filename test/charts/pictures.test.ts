import { describe, expect, it } from "vitest";
import { random } from "@nn/lib";
import {
  computationGraph,
  confusionChart,
  digitGrid,
  gradientCheckChart,
  layerHistograms,
  progressChart,
} from "../../lib/src/charts/index.js";
import { bytes, itemsOf, run, subtitleOf, versions, type Running } from "./compile.js";
import { ring } from "./samples.js";

const textsOf = (running: Running) => itemsOf(running, "text").map(({ text }) => String(text));

describe("computationGraph(nodes, edges)", () => {
  const nodes = [
    { id: "x", label: "input", value: 1, column: 0, row: 0 },
    { id: "z", label: "sum", value: -2.5, gradient: 0.125, column: 1, row: 1 },
  ];
  const graph = computationGraph(nodes, [{ from: "x", to: "z", label: "times w" }]);

  it("shows each node's name, value and gradient, and each arrow's label", async () => {
    expect(textsOf(await run(graph)).sort()).toEqual(["input", "sum", "1", "−2.5", "0.125", "times w"].sort());
    expect(graph.description).toBe("A graph of 2 nodes and 1 arrow. input = 1; sum = −2.5 with gradient 0.125.");
  });

  it.each(versions)(
    "an arrow leads from the first node to the second and its head points there, on %s",
    async (version) => {
      const running = await run(graph, version);
      const circles = itemsOf(running, "symbol").filter(({ shape }) => shape === "circle");
      const head = itemsOf(running, "symbol").find(({ shape }) => shape === "triangle")!;
      const [from, to] = circles;
      const way = Math.atan2(to.y - from.y, to.x - from.x);
      expect(((head.angle - 90) * Math.PI) / 180).toBeCloseTo(way, 5);
      // The head touches the second circle (radius 18) from outside, on the straight line between the two.
      expect(Math.hypot(to.x - head.x, to.y - head.y)).toBeCloseTo(24, 5);
      expect(Math.atan2(head.y - from.y, head.x - from.x)).toBeCloseTo(way, 5);
      expect(to.x > from.x && to.y > from.y).toBe(true);
    },
  );

  it("refuses an arrow to no node", () => {
    expect(() => computationGraph(nodes, [{ from: "x", to: "y" }])).toThrow(/from x to y needs a node with the id "y"/);
    expect(() => computationGraph([], [])).toThrow(/no nodes/);
  });
});

describe("gradientCheckChart(points)", () => {
  const points = [
    { h: 1e-2, error: 1e-4 },
    { h: 1e-5, error: 3e-10 },
    { h: 1e-9, error: 1e-6 },
  ];

  it("has two logarithmic axes and marks the smallest error", async () => {
    const running = await run(gradientCheckChart(points));
    expect(itemsOf(running, "line").map(({ datum }) => datum.error)).toHaveLength(3);
    expect(running.view.scale("x").type).toBe("log");
    expect(running.view.scale("y").type).toBe("log");
    const ringed = itemsOf(running, "symbol").filter(({ size }) => size === 180);
    expect(ringed.map(({ datum }) => datum.h)).toEqual([1e-5]);
    expect(subtitleOf(running)).toBe("The error is smallest, 3e−10, at h = 0.00001.");
  });

  it("leaves out errors of 0, and says so", () => {
    const chart = gradientCheckChart([...points, { h: 1e-3, error: 0 }, { h: 1e-12, error: NaN }]);
    expect(chart.description).toMatch(/Not drawn: 2 points/);
    expect(() => gradientCheckChart([{ h: 1, error: 0 }])).toThrow(/no point/);
  });
});

describe("layerHistograms(layers)", () => {
  const rng = random(1);
  const layers = [
    { name: "b", values: Array.from({ length: 300 }, () => rng.normal(0, 1)) },
    { name: "a", values: Float64Array.from({ length: 70 }, () => rng.normal(5, 2)) },
  ];
  const rowsOf = (chart: ReturnType<typeof layerHistograms>) =>
    (chart.data as { values: { layer: string; from: number; to: number; count: number }[] }).values;

  it("each value is in the bin it belongs to, and none is lost", () => {
    for (const { name, values } of layers) {
      const bins = rowsOf(layerHistograms(layers)).filter(({ layer }) => layer === name);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      for (const { from, to, count } of bins.slice(3, 6)) {
        expect(Array.from(values).filter((value) => value >= from && value < to)).toHaveLength(count);
      }
    }
  });

  it.each(versions)("shows the layers in their order, over one axis, on %s", async (version) => {
    const running = await run(layerHistograms(layers), version);
    const bars = itemsOf(running, "rect");
    expect([...new Set(bars.map(({ datum }) => datum.layer))]).toEqual(["b", "a"]);
    const firsts = ["b", "a"].map((name) => bars.find(({ datum }) => datum.layer === name)!);
    expect(firsts[0].x).toBe(firsts[1].x);
    expect(bars.every(({ datum, height }) => datum.count > 0 === height > 0)).toBe(true);
  });

  it("does not carry the values themselves", () => {
    expect(bytes(layerHistograms([{ name: "all", values: new Float64Array(100_000).map((_, i) => i) }]))).toBeLessThan(
      6000,
    );
  });

  it("leaves out what is not a finite number, and says so", async () => {
    const chart = layerHistograms([{ name: "l", values: [1, 2, -Infinity, NaN] }]);
    expect(rowsOf(chart).reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(subtitleOf(await run(chart))).toMatch(/Left out: 2 values that are not finite/);
    expect(chart.description).toMatch(/^l: 2 values, mean 1\.5, standard deviation 0\.5\./);
  });

  it("draws layers without any spread or any value", async () => {
    const chart = layerHistograms([
      { name: "same", values: [3, 3, 3] },
      { name: "none", values: [NaN] },
    ]);
    expect((await run(chart)).complaints).toEqual([]);
    expect(rowsOf(chart).filter(({ count }) => count > 0)).toMatchObject([{ layer: "same", count: 3 }]);
    expect(chart.description).not.toMatch(/NaN/);
  });

  it("refuses no layers", () => {
    expect(() => layerHistograms([])).toThrow(/no layers/);
  });
});

describe("digitGrid(images, captions, { columns })", () => {
  it.each(versions)("each pixel brighter than black stands in its place with its grey, on %s", async (version) => {
    const ramp = Array.from({ length: 784 }, (_, i) => i / 783); // dark at the top, bright at the bottom
    const ink = itemsOf(await run(digitGrid([ramp, ring], ["ramp", "ring"]), version), "rect").filter(
      ({ datum }) => datum.level !== undefined,
    );
    for (const [p, image] of [ramp, ring].entries()) {
      const levels = new Array<number>(784).fill(0);
      for (const { datum, x, y } of ink.filter((item) => item.datum.at === p + 1)) {
        // A pixel is 2×2, the second picture starts 78 to the right.
        levels[Math.round(y / 2) * 28 + Math.round((x - 78 * p) / 2)] = datum.level;
      }
      expect(levels).toEqual(image.map((value) => Math.min(15, Math.floor(16 * value))));
    }
    expect(ink.find(({ datum }) => datum.level === 15)?.fill).toBe("rgb(255, 255, 255)");
    expect(ink.find(({ datum }) => datum.level === 3)?.fill).toBe("rgb(51, 51, 51)");
  });

  it("puts the captions below the pictures, row by row", async () => {
    const running = await run(digitGrid([ring, ring, ring], ["a", "b", "c"], { columns: 2 }));
    const captions = itemsOf(running, "text");
    const papers = itemsOf(running, "rect").filter(({ datum }) => datum.level === undefined);
    expect(captions.map(({ text }) => text)).toEqual(["a", "b", "c"]);
    expect(papers.map(({ x, y }) => [x, y].map(Math.round))).toEqual([
      [0, 0],
      [78, 0],
      [0, 87],
    ]);
    captions.forEach(({ x }, i) => expect(x).toBeCloseTo(papers[i].x + 28, 3));
  });

  it("40 digits are smaller than 150 kB", () => {
    const rng = random(1);
    const noise = Array.from({ length: 40 }, () => Float64Array.from({ length: 784 }, () => rng.uniform()));
    expect(
      bytes(
        digitGrid(
          noise,
          noise.map((_, i) => `reads ${i}`),
          { columns: 10 },
        ),
      ),
    ).toBeLessThan(150_000);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => digitGrid([], [])).toThrow(/no pictures/);
    expect(() => digitGrid([ring], [])).toThrow(/1 pictures but 0 captions/);
    expect(() => digitGrid([[1, 2, 3]], ["a"])).toThrow(/square.*this one has 3/);
    expect(() => digitGrid([ring, [1, 2, 3, 4]], ["a", "b"])).toThrow(/first picture has 784 pixels, another one 4/);
  });
});

describe("digitGrid(images, captions, { signed: true })", () => {
  it.each(versions)("0 is white, negative values are blue, positive ones red, on %s", async (version) => {
    const weights = [0, -2, 0.5, 1];
    const running = await run(digitGrid([weights], ["w"], { signed: true }), version);
    const [paper, ...pixels] = itemsOf(running, "rect");
    expect(paper.fill).toBe("white");
    // Levels go from 0 to 16, with 0 in the middle: the largest size, 2, reaches the end on its own side only.
    expect(pixels.map(({ datum }) => datum.level)).toEqual([0, 10, 12]);
    expect(pixels[0].fill).toBe("rgb(0, 114, 178)");
    const [red, , blue] = (pixels[2].fill as string).match(/\d+/g)!.map(Number);
    expect(red).toBeGreaterThan(blue);
  });

  it("draws pictures that are all 0", async () => {
    const running = await run(digitGrid([[0, 0, 0, 0]], ["none"], { signed: true }));
    expect(running.complaints).toEqual([]);
    expect(itemsOf(running, "rect")).toHaveLength(1);
  });
});

describe("confusionChart(counts)", () => {
  const counts = [
    [8, 2, 0],
    [4, 6, 0],
    [1, 0, 0],
  ];

  it.each(versions)(
    "each count stands in the row of its truth and the column of its answer, on %s",
    async (version) => {
      const running = await run(confusionChart(counts, { classNames: ["c", "a", "b"] }), version);
      const texts = itemsOf(running, "text");
      const places = texts.map(({ x, y, text }) => [Math.floor(y / 34), Math.floor(x / 34), Number(text)]);
      expect(places.sort()).toEqual([
        [0, 0, 8],
        [0, 1, 2],
        [1, 0, 4],
        [1, 1, 6],
        [2, 0, 1],
      ]);
    },
  );

  it("colours mistakes, the more frequent the stronger, and right answers grey", async () => {
    const cells = itemsOf(await run(confusionChart(counts)), "rect");
    const of = (truth: string, answer: string) =>
      cells.find(({ datum }) => datum.truth === truth && datum.answer === answer)!;
    expect(of("1", "0")).toMatchObject({ fill: "#D55E00", fillOpacity: 0.75 });
    expect(of("0", "1")).toMatchObject({ fill: "#D55E00", fillOpacity: 0.375 });
    expect(of("0", "2").fillOpacity).toBe(0);
    expect(of("0", "0")).toMatchObject({ fill: "#888888", fillOpacity: 0.2 });
  });

  it("says how many are right, what was mixed up most often, and what was never answered", async () => {
    const chart = confusionChart(counts);
    expect(chart.description).toBe(
      "14 of 21 examples were answered rightly. Most frequent mistakes: 1 taken for 0 (4×), 0 taken for 1 (2×), 2 taken for 0 (1×). Never answered: 2.",
    );
    expect(subtitleOf(await run(chart))).toBe(chart.description);
    expect(confusionChart([[3]]).description).toBe("3 of 3 examples were answered rightly.");
  });

  it("refuses a table that is not square, and names that don't fit", () => {
    expect(() => confusionChart([])).toThrow(/no classes/);
    expect(() => confusionChart([[1, 2]])).toThrow(/1 rows, so each needs 1 columns; one has 2/);
    expect(() => confusionChart(counts, { classNames: ["a"] })).toThrow(/3 classes but 1 names/);
  });
});

describe("progressChart(rows)", () => {
  const rows = [
    { chapter: "z first", solved: 2, total: 5 },
    { chapter: "a second", solved: 0, total: 3 },
  ];

  it("a bar's filled part is as long as what is solved, the bar as all exercises", async () => {
    const running = await run(progressChart(rows));
    const bars = itemsOf(running, "rect");
    const of = (chapter: string, part: string) =>
      bars.find(({ datum }) => datum.chapter === chapter && datum.part === part)!;
    const unit = of("z first", "solved").width / 2;
    expect(of("z first", "solved").x).toBe(0);
    expect(of("z first", "open").width).toBeCloseTo(3 * unit);
    expect(of("z first", "open").x).toBeCloseTo(2 * unit);
    expect(of("a second", "open").width).toBeCloseTo(3 * unit);
    expect(of("z first", "solved").y).toBeLessThan(of("a second", "open").y);
    expect(textsOf(running)).toEqual(["2 of 5", "0 of 3"]);
    expect(subtitleOf(running)).toBe("2 of 8 exercises are solved.");
  });

  it("draws no chapters", async () => {
    expect((await run(progressChart([]))).complaints).toEqual([]);
  });
});
