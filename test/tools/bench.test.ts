import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inProject } from "../../tools/project.mjs";
import { requireLearned } from "../bench/duel.mjs";
import { parseOptions } from "../bench/options.mjs";
import { shares } from "../bench/profile.mjs";
import { ours, oursAgainst, sideEnvironment, theirs } from "../bench/sides.mjs";
import { digits, median, pairedRatios, spread, table, withRange } from "../bench/statistics.mjs";
import { judge, targets } from "../bench/targets.mjs";
import { workloads } from "../bench/workloads.mjs";

it("a median is the middle value, or the mean of the two in the middle", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

it("ratios are taken turn by turn, so a slow spell of the machine leaves them alone", () => {
  expect(pairedRatios([4, 40, 8], [2, 20, 2])).toEqual({ median: 2, least: 2, most: 4 });
  expect(() => pairedRatios([1], [])).toThrow("1 turns of theirs, 0 of ours");
});

it("numbers have three digits, and a table aligns columns of them", () => {
  expect([0.012345, 1.2345, 12.345, 123.45, 1234.5].map(digits)).toEqual(["0.0123", "1.23", "12.3", "123", "1235"]);
  expect(withRange(spread([1, 2, 4]))).toBe("2 (1–4)");
  expect(table(["side", "ms"], [["ours", "12"]])).toBe("| side | ms |\n| --- | --: |\n| ours | 12 |");
});

it("a duel is one of equals: ours computes in single precision against those that do, where networks are large", () => {
  const precisions = (workload: string) =>
    theirs
      .filter(({ workloads }) => workloads.includes(workload))
      .map((side) => [side.name, oursAgainst(workload, side).name]);
  expect(precisions("G")).toEqual([
    ["tfjs wasm, GPT written by hand", "ours, single precision"],
    ["tfjs cpu, GPT written by hand", "ours, single precision"],
  ]);
  const inW1 = new Map(precisions("W1").map(([name, our]) => [name, our]));
  expect(inW1.get("numpy mini-batch, float64, one thread")).toBe(ours.name);
  expect(inW1.get("numpy mini-batch, float32, one thread")).toBe("ours, single precision");
  expect(inW1.get("tfjs wasm, tuned loop")).toBe("ours, single precision");
  expect(inW1.get("convnetjs")).toBe(ours.name);
  expect(new Set(precisions("W3").map(([, our]) => our))).toEqual(new Set([ours.name]));
});

it("a side that has not learned, or learned something else, fails the run", () => {
  const [workload] = workloads;
  expect(() => requireLearned(workload, "peer", [0.94, 0.93])).not.toThrow();
  expect(() => requireLearned(workload, "peer", [0.94, 0.1])).toThrow(
    /ours answers 94.0%.*peer 10.0%.*has not learned/,
  );
  expect(() => requireLearned(workload, "peer", [0.98, 0.94])).toThrow(/further apart than 2.0%/);
  expect(() => requireLearned(workload, "peer", [0.94, NaN])).toThrow(/has not learned/);
});

it("a target counts against the fastest of the sides that it names", () => {
  const duelOf = (name: string, ratio: number) => ({ name, wallRatio: spread([ratio]) }) as never;
  const target = targets.find(({ workload, text }) => workload === "W1" && text === "tfjs wasm")!;
  const duels = [duelOf("tfjs wasm, model.fit", 40), duelOf("tfjs wasm, tuned loop", 24), duelOf("tfjs cpu, fit", 1)];
  expect(judge(target, duels)).toMatchObject({ nearest: { name: "tfjs wasm, tuned loop" }, reached: false });
  expect(judge(target, [])).toBeUndefined();
});

it("the profile counts what ran inside of train, and the collector between", () => {
  const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
    id,
    callFrame: { functionName, url, lineNumber: 0 },
    children,
  });
  const nodes = [
    node(1, "(root)", "", [2, 4, 5]),
    node(2, "train", "file:///p/lib/dist/training/train.js", [3]),
    node(3, "wasm-function[1]", "wasm://x"),
    node(4, "(garbage collector)", ""),
    node(5, "prepare", "file:///p/x.mjs"),
  ];
  const found = shares({ nodes, samples: [5, 4, 3, 4, 3, 5], timeDeltas: [1000, 1000, 2, 1, 1, 1000] });
  expect(found).toEqual([
    { name: "wasm-function[1], WebAssembly", share: 0.75 },
    { name: "(garbage collector)", share: 0.25 },
  ]);
});

it("no side inherits what slows or changes numpy's BLAS", () => {
  process.env.OPENBLAS_CORETYPE = "Nehalem";
  expect(sideEnvironment()).not.toHaveProperty("OPENBLAS_CORETYPE");
  delete process.env.OPENBLAS_CORETYPE;
});

it("the options name the parts to measure", () => {
  expect(parseOptions([]).parts).toHaveLength(10);
  expect(parseOptions(["--quick"]).parts).toEqual(["W1", "W2", "W3", "W4", "N", "G"]);
  expect(parseOptions(["--learner"]).parts).toEqual(["learner"]);
  expect(parseOptions(["--only", "W1,W3"]).parts).toEqual(["W1", "W3"]);
  expect(() => parseOptions(["--only", "W9"])).toThrow("There is no part W9");
});

it("the peers' lock file pins the versions of package.json and names no registry", () => {
  const read = (name: string) => readFileSync(inProject("test", "bench", "peers", name), "utf8");
  const { dependencies } = JSON.parse(read("package.json"));
  const lock = JSON.parse(read("package-lock.json"));
  for (const [name, version] of Object.entries(dependencies)) {
    expect(lock.packages[`node_modules/${name}`].version).toBe(version);
  }
  expect(read("package-lock.json")).not.toContain('"resolved"');
});
