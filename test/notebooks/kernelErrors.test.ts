import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readableErrors } from "../../lib/src/notebook/readableErrors.js";
import { inProject, state } from "../../tools/project.mjs";
import { missingForKernelTests, runCells } from "./runCells.js";

const missing = missingForKernelTests();

describe.skipIf(missing)(`errors in the kernel${missing ? `: skipped. ${missing}` : ""}`, { timeout: 60_000 }, () => {
  it("a folder that appears beside the packages' files does not stop later cells", () => {
    const made = ["lib/src/costs", "lib/dist", "exercises"].map((folder) => inProject(folder, "made-by-a-test"));
    const cells = [
      'import { random } from "@nn/lib"; import { check } from "@nn/exercises"; random(1).uniform() < 1',
      'import { mkdirSync } from "fs";',
      made.map((folder) => `mkdirSync(${JSON.stringify(folder)});`).join(" "),
      "await new Promise((done) => setTimeout(done, 1500));",
      "const later = 1 + 1; later",
      "later + 1",
    ];
    try {
      const results = runCells(cells).map(({ status, stdout }) => `${status} ${stdout}`.trim());
      expect(results).toEqual(["ok true", "ok", "ok", "ok", "ok 2", "ok 3"]);
    } finally {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    }
  });

  it("a check says when the cell before it failed, and only then", () => {
    mkdirSync(state, { recursive: true });
    const folder = mkdtempSync(join(state, "errors-"));
    process.env.NN_PROGRESS = join(folder, "progress.jsonl");
    const check = 'check("start-here/double", double);';
    const cells = [
      'import { check } from "@nn/exercises"; function double(x: number) { return 2 * x; }',
      check,
      "function double(x: number) { return 2 * X; }",
      check,
    ];
    try {
      const shown = runCells(cells).map(({ displays }) => JSON.stringify(displays));
      expect(shown[1]).toMatch(/Right/);
      expect(shown[1]).not.toMatch(/Look at the cell above first/);
      expect(shown[3]).toMatch(/Look at the cell above first/);
    } finally {
      delete process.env.NN_PROGRESS;
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("an interrupted cell and a thrown error are told without the stack inside of Node and tslab", () => {
    const [, endless, thrown] = runCells([
      'import { random } from "@nn/lib";',
      { code: 'console.log("on"); while (true);', interruptAfter: "on" },
      "function inner() { random(-1); }\ninner();",
    ]);
    expect(endless.stderr).toBe("Interrupted.\n");
    expect(thrown.stderr).toMatch(/RangeError: random: the seed must be a whole number/);
    expect(thrown.stderr).toMatch(/at inner/);
    expect(thrown.stderr).not.toMatch(/node:|tslab/);
  });
});

it("readableErrors(text) leaves other texts alone", () => {
  const text = "Training stopped in epoch 9.\n    at last\n";
  expect(readableErrors(text)).toBe(text);
});
