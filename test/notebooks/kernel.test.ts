import { beforeAll, describe, expect, test } from "vitest";
import { missingForKernelTests, runCells, type CellResult } from "./runCells.js";

const missing = missingForKernelTests();
const lines = (text: string): string[] => text.split("\n").slice(0, -1);
const numbers = Array.from({ length: 5000 }, (_, i) => String(i));
const PRINT_5000 = "for (let i = 0; i < 5000; i++) console.log(i);";

const SETUP = `
import { dense, liveChart, network, newDisplay, predict, progress, quadratic, random, sgd, shapeOf, show, tanh, train, xavier } from "@nn/lib";
const rng = random(1);
const net = network(dense(1, 4, tanh, { initializer: xavier, rng }), dense(4, 1, tanh, { initializer: xavier, rng }));
let Z = [1];
const X = { rows: 4, columns: 1, data: Float64Array.of(0, 1, 2, 3) };
const options = { cost: quadratic, optimizer: sgd({ learningRate: 0.1 }), batchSize: 4, rng };
const lossCurve = (history) => ({ $schema: "https://vega.github.io/schema/vega-lite/v5.json", description: \`Loss over \${history.loss.length} epochs\` });
`;

describe.skipIf(missing)(`@nn/lib in the kernel${missing ? `: skipped. ${missing}` : ""}`, { timeout: 120_000 }, () => {
  test("5,000 console.log calls in one cell print 5,000 lines in few messages, and the cell ends", () => {
    const [loading, later, next] = runCells([
      `import { random } from "@nn/lib"; random(1);\n${PRINT_5000}`,
      PRINT_5000,
      "1 + 1",
    ]);
    for (const { status, stdout, messages } of [loading, later]) {
      expect(status).toBe("ok");
      expect(lines(stdout).slice(-5000)).toEqual(numbers);
      expect(messages).toBeLessThan(1000);
    }
    expect(next.stdout).toBe("2\n");
  });

  test("a cell may use what Node.js gives, and its modules; what it does not give is an error", () => {
    const [globals, modules, mistaken] = runCells([
      `console.log(structuredClone({ a: 1 }).a, performance.now() > 0, process.memoryUsage().rss > 0, new URL("file:///x").pathname);
const timer = setTimeout(() => undefined, 1);`,
      `import { readdirSync } from "node:fs";
import path from "path";
import * as timers from "timers/promises";
console.log(readdirSync(path.resolve(".")).length > -1, typeof timers.setTimeout);`,
      "console.lgo(1);",
    ]);
    expect(globals).toMatchObject({ status: "ok", stdout: "1 true true /x\n" });
    expect(modules).toMatchObject({ status: "ok", stdout: "true function\n" });
    expect(mistaken.stderr).toMatch(/Property 'lgo' does not exist on type 'Console'/);
  });

  describe("cells of one notebook", () => {
    const cells = {
      setup: SETUP,
      updates: `{ const draw = newDisplay(); for (let i = 0; i < 700; i++) draw({ "text/plain": String(i) }); }`,
      shorthand: `const parts = { X, shapeOf }; parts.shapeOf(parts.X)`,
      assignment: `({ Z } = { Z: [1, 2, 3] }); [Z.length, { Z }.Z.length]`,
      show: `show(lossCurve({ loss: [1, 2] }));`,
      twoTrainings: `const onEpoch = liveChart(lossCurve);
        for (const epochs of [20000, 30000]) train(net, { X, Y: X }, { ...options, epochs, onEpoch });`,
      print: { code: `console.log("working"); while (true);`, interruptAfter: "working" },
    };
    let results: Record<keyof typeof cells, CellResult>;
    beforeAll(() => {
      const run = runCells(Object.values(cells));
      results = Object.fromEntries(Object.keys(cells).map((name, i) => [name, run[i]])) as typeof results;
    }, 120_000);

    test("700 updates of a display in one cell arrive, and the cell ends", () => {
      const { status, messages, displays } = results.updates;
      expect({ status, messages, displays }).toEqual({
        status: "ok",
        messages: 700,
        displays: [{ "text/plain": "699" }],
      });
    });

    test("{ name } takes a variable or an import of an earlier cell", () => {
      expect(results.shorthand).toMatchObject({ status: "ok", stdout: "4×1\n" });
      expect(results.assignment).toMatchObject({ status: "ok", stdout: "[ 3, 3 ]\n" });
    });

    test("show(chart) sends the spec as Vega-Lite 5 and its description as text, and nothing else", () => {
      const description = "Loss over 2 epochs";
      const spec = { $schema: "https://vega.github.io/schema/vega-lite/v5.json", description };
      const bundle = { "application/vnd.vegalite.v5+json": spec, "text/plain": description };
      expect(results.show.displays).toEqual([bundle]);
    });

    test("liveChart(chartOf) fills one place for each training, and ends with the whole history", () => {
      const { status, displays, messages } = results.twoTrainings;
      const texts = displays.map((bundle) => bundle["text/plain"]);
      expect({ status, texts }).toEqual({ status: "ok", texts: ["Loss over 20000 epochs", "Loss over 30000 epochs"] });
      expect(messages).toBeGreaterThanOrEqual(3);
    });

    test("a line that is printed before a long computation is seen at once", () => {
      expect(results.print).toMatchObject({ status: "error", stdout: "working\n" }); // interrupted because it was seen
    });
  });

  test("an interrupted train keeps the network, returns the history, and the cell and the next one go on", () => {
    const [, training, next] = runCells([
      SETUP,
      {
        code: `const report = progress("Training"), draw = liveChart(lossCurve);
               const history = train(net, { X, Y: X }, { ...options, epochs: 1e8, snapshots: 0, onEpoch: (h) => { report(h); draw(h); } });
               console.log("after train");`,
        interruptAfter: "Loss over",
      },
      `console.log(history.stopped.reason, history.loss.length > 0, predict(net, X).data.every(Number.isFinite));`,
    ]);
    expect(training).toMatchObject({ status: "ok", stdout: "after train\n" });
    expect(training.displays).toHaveLength(2);
    for (const { "text/plain": text } of training.displays)
      expect(text).toMatch(/^Training: \d+ of|^Loss over \d+ epochs/);
    expect(next.stdout).toBe("interrupted true true\n");
  });

  test("interrupting a learner's own loop says so and leaves the variables of earlier cells as they are", () => {
    const loop = { code: `while (true) { steps++; if (steps === 1000) console.log("far"); }`, interruptAfter: "far" };
    const [, interrupted, next] = runCells([`import "@nn/lib"; let steps = 0;`, loop, "steps >= 1000"]);
    expect(interrupted.status).toBe("error");
    expect(interrupted.stderr).toContain("Interrupted.");
    expect(next.stdout).toBe("true\n");
  });
});
