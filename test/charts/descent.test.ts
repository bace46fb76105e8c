import { describe, expect, it } from "vitest";
import { descentOnContours, descentOnCurve, functionChart } from "../../lib/src/charts/index.js";
import { itemsOf, run, slide, subtitleOf, versions, type Running } from "./compile.js";
import { curveWalks, valley, valleyWalks } from "./samples.js";

const square = (v: number) => v * v;
const visited = (running: Running) => itemsOf(running, "symbol").map(({ datum }) => datum);
const stepsOf = (running: Running) => itemsOf(running, "rule").map(({ datum }) => datum);

describe("descentOnCurve(f, walks, { from, to })", () => {
  it.each(versions)("the slider goes from walk to walk, on %s", async (version) => {
    const running = await run(descentOnCurve(square, curveWalks, { from: -12, to: 12 }), version);
    for (const [w, { label, points }] of curveWalks.slice(0, 3).entries()) {
      await slide(running, w + 1);
      expect(visited(running).map(({ x }) => x)).toEqual(points.map((v) => Number(v.toPrecision(5))));
      expect(visited(running).map(({ value }) => value)).toEqual(points.map((v) => Number((v * v).toPrecision(5))));
      expect(stepsOf(running)).toHaveLength(10);
      expect(subtitleOf(running)).toMatch(new RegExp(`^${label}: after 10 steps at`));
    }
  });

  it("draws the function between the ends given", async () => {
    const curve = itemsOf(await run(descentOnCurve(square, curveWalks, { from: -12, to: 12 })), "line").map(
      ({ datum }) => datum,
    );
    expect(curve).toHaveLength(200);
    for (const { x, y } of curve) expect(y).toBeCloseTo(x * x, 1);
    expect(Math.min(...curve.map(({ x }) => x))).toBeCloseTo(-12, 0);
    expect(Math.max(...curve.map(({ x }) => x))).toBeCloseTo(12, 0);
  });

  it("cuts a walk that leaves the picture off at its edge, and says so", async () => {
    const running = await run(descentOnCurve(square, curveWalks, { from: -12, to: 12 }));
    await slide(running, 4);
    expect(visited(running).map(({ x }) => x)).toEqual([10, -12]); // 10, −12, 14.4, …
    expect(stepsOf(running)).toHaveLength(2);
    expect(subtitleOf(running)).toBe("η = 1.1: after 10 steps at 61.92, value 3834. It leaves the picture in step 2.");
    const marks = [...itemsOf(running, "rule"), ...itemsOf(running, "symbol")];
    for (const { x, y } of marks) {
      expect(x).toBeGreaterThanOrEqual(-0.01);
      expect(x).toBeLessThanOrEqual(420.01);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect(y).toBeLessThanOrEqual(260.01);
    }
  });

  it("cuts a step where it crosses the edge", async () => {
    // On f(v) = 0 from 0 to 4: the edge at 1 is a quarter of the way.
    const flat = descentOnCurve(() => 0, [{ label: "far", points: [0, 4, 0.5] }], { from: -1, to: 1 });
    expect(stepsOf(await run(flat)).map(({ x, x2 }) => [x, x2])).toEqual([
      [0, 1],
      [1, 0.5],
    ]);
  });

  it("says where a walk stops being a finite number", () => {
    const walks = [{ label: "wild", points: [1, 1e300, Infinity, NaN] }];
    const { description } = descentOnCurve(square, walks, { from: -2, to: 2 });
    expect(description).toMatch(/wild: in step 1 it is no longer a finite number\. It leaves the picture in step 1\./);
    expect(descentOnCurve(square, [{ label: "out", points: [3] }], { from: -2, to: 2 }).description).toMatch(
      /starts outside/,
    );
  });

  it("one walk needs no slider", () => {
    expect(descentOnCurve(square, curveWalks.slice(0, 1), { from: -12, to: 12 }).params).toEqual([]);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => descentOnCurve(square, [], { from: 0, to: 1 })).toThrow(/no walks/);
    expect(() => descentOnCurve(square, [{ label: "a", points: [] }], { from: 0, to: 1 })).toThrow(/"a" has no points/);
    expect(() => descentOnCurve(square, curveWalks, { from: 1, to: 1 })).toThrow(/not from 1 to 1/);
    expect(() => descentOnCurve(square, curveWalks, { from: -Infinity, to: 1 })).toThrow(RangeError);
  });
});

describe("descentOnContours(f, walks, { x, y })", () => {
  const chart = descentOnContours(valley, valleyWalks, { x: [-6, 2], y: [-3, 3] });

  it.each(versions)("a cell in a higher band is higher, and the bands have equal areas, on %s", async (version) => {
    const cells = itemsOf(await run(chart, version), "rect").map(({ datum }) => datum);
    expect(cells).toHaveLength(7500);
    const bands = Array.from({ length: 12 }, () => [] as number[]);
    for (const { x, y, level } of cells) bands[level].push(valley(x + 0.04, y + 0.04)); // cells are 0.08 wide and high
    for (const band of bands) expect(Math.abs(band.length - 625)).toBeLessThan(30);
    for (let b = 1; b < 12; b++) expect(Math.min(...bands[b])).toBeGreaterThanOrEqual(Math.max(...bands[b - 1]) - 1e-9);
  });

  it("shows all walks, and the chosen one strongest", async () => {
    const running = await run(chart);
    const strong = () => [
      ...new Set(
        itemsOf(running, "symbol")
          .filter(({ opacity }) => opacity === 1)
          .map(({ datum }) => datum.walk),
      ),
    ];
    expect(new Set(visited(running).map(({ walk }) => walk))).toEqual(new Set(valleyWalks.map(({ label }) => label)));
    expect(strong()).toEqual(["η = 0.05"]);
    await slide(running, 2);
    expect(strong()).toEqual(["η = 0.4"]);
    expect(subtitleOf(running)).toBe("η = 0.4: after 20 steps at (−0.9435, −0.00007312), value 0.08901.");
  });

  it("draws each point in its place, with its value", async () => {
    const points = visited(await run(chart)).filter(({ walk }) => walk === "η = 0.4");
    expect(points.map(({ x }) => x)).toEqual(valleyWalks[1].points.map(([x]) => Number(x.toPrecision(5))));
    for (const { x, y, value } of points) expect(value).toBeCloseTo(valley(x, y), 3);
  });

  it("draws no step of a diverging walk but those from or to a point in the picture", async () => {
    const running = await run(chart);
    expect(visited(running).filter(({ walk }) => walk === "η = 0.6")).toHaveLength(2);
    const steps = stepsOf(running).filter(({ walk }) => walk === "η = 0.6");
    expect(steps).toHaveLength(2);
    expect(steps[1].y2).toBe(-3);
  });

  it("refuses what it can't draw, and says why", () => {
    expect(() => descentOnContours(valley, [], { x: [0, 1], y: [0, 1] })).toThrow(/no walks/);
    expect(() => descentOnContours(valley, valleyWalks, { x: [0, 1], y: [2, 1] })).toThrow(
      /descentOnContours, y.*from 2 to 1/,
    );
    expect(() => descentOnContours(() => NaN, valleyWalks, { x: [0, 1], y: [0, 1] })).toThrow(/no finite number/);
  });
});

describe("functionChart(functions, { from, to })", () => {
  it("draws each function under its name", async () => {
    const running = await run(functionChart({ square, double: (v) => 2 * v }, { from: -1, to: 3 }));
    const points = itemsOf(running, "line").map(({ datum }) => datum);
    expect(points).toHaveLength(2 * 201);
    for (const { name, x, y } of points) expect(y).toBeCloseTo(name === "square" ? x * x : 2 * x, 3);
    expect(points.map(({ x }) => x)).toEqual(expect.arrayContaining([-1, 1, 3]));
  });

  it("says in its description how they go", () => {
    expect(functionChart({ square }, { from: -1, to: 3 }).description).toBe(
      "Curves between −1 and 3. square goes from 1 to 9.",
    );
  });

  it("leaves out what is not a finite number", async () => {
    const running = await run(functionChart({ root: Math.sqrt }, { from: -1, to: 1 }));
    expect(running.complaints).toEqual([]);
    expect(functionChart({ log: Math.log }, { from: 0, to: 1 }).description).not.toMatch(/Infinity/);
  });

  it("refuses no functions", () => {
    expect(() => functionChart({}, { from: 0, to: 1 })).toThrow(/no functions/);
  });
});
