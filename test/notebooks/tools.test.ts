import { describe, expect, it } from "vitest";
import { differences } from "../../tools/notebooks/compare.mjs";
import { unfoundedNumbers } from "../../tools/notebooks/quotes.mjs";
import { runNotebook } from "../../tools/notebooks/run.mjs";

const code = (source: string, outputs: { output_type: string }[] = [], tags: string[] = []) => ({
  cell_type: "code",
  id: "a",
  metadata: { tags },
  execution_count: null,
  outputs,
  source,
});
const stream = (text: string) => ({ output_type: "stream", name: "stdout", text });
const saw = (source: string, facts: string[] = []) => ({
  cell_type: "markdown",
  id: "b",
  metadata: { tags: ["saw"], facts },
  source,
});

describe("differences(committed, fresh)", () => {
  const compare = (before: string, after: string, tags: string[] = []) =>
    differences({ cells: [code("", [stream(before)], tags)] }, { cells: [code("", [stream(after)], tags)] });

  it("finds another number, another word and a missing output", () => {
    expect(compare("loss 0.5", "loss 0.5001")).toHaveLength(1);
    expect(compare("good", "bad")).toHaveLength(1);
    expect(differences({ cells: [code("", [stream("x")])] }, { cells: [code("", [])] })).toHaveLength(1);
    expect(differences({ cells: [code("")] }, { cells: [] })).toHaveLength(1);
  });

  it("lets rounding in the last digits pass, and cells that vary", () => {
    expect(compare("loss 0.123456789012", "loss 0.123456789013")).toEqual([]);
    expect(compare("took 3 s", "took 4 s", ["varies"])).toEqual([]);
  });

  it("compares the numbers inside a chart", () => {
    const chart = (y: number) => ({
      output_type: "display_data",
      data: { "application/json": { data: [{ y }] }, "image/png": `${y}` },
    });
    const [a, b, c] = [0.5, 0.5 + 1e-12, 0.6].map((y) => ({ cells: [code("", [chart(y)])] }));
    expect(differences(a, b)).toEqual([]);
    expect(differences(a, c)).toHaveLength(1);
  });
});

describe("unfoundedNumbers(notebook)", () => {
  const unfounded = (printed: string, prose: string, facts?: string[]) =>
    unfoundedNumbers({ cells: [code("f();", [stream(printed)]), saw(prose, facts)] }).map(
      ({ number }: { number: string }) => number,
    );

  it("finds numbers that were not printed", () => {
    expect(unfounded("loss 0.52", "The loss is 0.53.")).toEqual(["0.53"]);
    expect(unfounded("loss 0.52", "The loss is −0.52.")).toEqual(["−0.52"]);
  });

  it("lets numbers pass that were printed, rounded, or in per cent, and declared facts", () => {
    expect(unfounded("loss 0.5249, right 0.865", "The loss is 0.525 and 86.5% are right.")).toEqual([]);
    expect(unfounded("", "Guessing gets 10%.", ["10"])).toEqual([]);
  });

  it("does not look above the last time", () => {
    const cells = [code("f();", [stream("7.5")]), saw("It is 7.5."), code("g();"), saw("It is 7.5.")];
    expect(unfoundedNumbers({ cells })).toHaveLength(1);
  });
});

describe("runNotebook(notebook, file)", () => {
  const notebook = (...sources: string[]) => ({
    cells: sources.map((source, i) => ({ ...code(source), id: `c${i}` })),
    metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
  const run = (...sources: string[]) => runNotebook(notebook(...sources), "99-fixture.ipynb");

  it("rejects a notebook whose cell throws, with its message", { timeout: 60_000 }, async () => {
    await expect(run("const x = 1;", 'throw new Error("this must fail");', "x")).rejects.toThrow(/this must fail/);
  });

  it("rejects sizes that don't fit before the cell runs, naming both", { timeout: 60_000 }, async () => {
    const cell = 'console.log("it", "ran"); network(dense(2, 4, tanh), dense(5, 1, sigmoid));';
    const message = await run('import { dense, network, sigmoid, tanh } from "@nn/lib";', cell).catch(String);
    expect(message).toMatch(/gives 4, this layer takes 5/);
    expect(message).not.toMatch(/it ran/);
  });

  it("resolves to outputs and solved exercises", { timeout: 60_000 }, async () => {
    const { notebook, solved } = await run(
      'import { check } from "@nn/exercises";',
      'check("start-here/double", (x: number) => 2 * x); console.log("after");',
    );
    expect(JSON.stringify(notebook.cells[1].outputs)).toMatch(/after/);
    expect(solved).toEqual(["start-here/double"]);
  });
});
