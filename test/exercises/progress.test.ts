import { execFile } from "node:child_process";
import type * as fs from "node:fs";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type * as Exercises from "@nn/exercises";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

let folder: string;
let file: string;
const printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "progress-"));
  file = join(folder, "progress.jsonl");
  printed.length = 0;
  vi.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
  vi.stubEnv("NN_PROGRESS", file);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The package as a kernel that starts anew loads it. */
async function session(): Promise<typeof Exercises> {
  vi.resetModules();
  return import("@nn/exercises");
}
const double = (x: number): number => 2 * x;

describe("progress", () => {
  test("starts empty, without a file", async () => {
    const { progressByChapter, solvedExercises, exercises } = await session();
    const rows = progressByChapter();
    expect(solvedExercises()).toEqual([]);
    expect(rows[0]).toEqual({ chapter: "00-start-here", solved: 0, total: 2 });
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(exercises.length);
    expect(existsSync(file)).toBe(false);
  });

  test("is kept over sessions: solved exercises and hints given", async () => {
    const first = await session();
    first.check("start-here/double", double);
    first.hint("start-here/accuracy");
    const second = await session();
    expect(second.solvedExercises()).toEqual(["start-here/double"]);
    expect(second.progressByChapter()[0]).toEqual({ chapter: "00-start-here", solved: 1, total: 2 });
    second.hint("start-here/accuracy");
    expect(printed.at(-1)).toContain("Hint 2 of 3.");
  });

  test("makes the folder of the file, and writes one line for an exercise solved twice", async () => {
    vi.stubEnv("NN_PROGRESS", join(folder, "new", "progress.jsonl"));
    const { check } = await session();
    check("start-here/double", double);
    check("start-here/double", double);
    expect(readFileSync(join(folder, "new", "progress.jsonl"), "utf8").trim()).toBe('{"solved":"start-here/double"}');
  });

  test("is shown as a chart, which reads as a sentence where it can't be drawn", async () => {
    writeFileSync(file, '{"solved":"start-here/accuracy"}');
    const { exercises, showProgress } = await session();
    showProgress();
    expect(printed).toEqual([expect.stringMatching(new RegExp(`\\b1 of ${exercises.length}\\b`))]);
  });

  test("leaves out unknown exercises", async () => {
    writeFileSync(file, '{"solved":"gone/away"}\n{"solved":"start-here/accuracy"}');
    const { progressByChapter, solvedExercises } = await session();
    expect(solvedExercises()).toEqual(["start-here/accuracy"]);
    expect(progressByChapter()[0].solved).toBe(1);
  });

  test.each([
    ["a line cut off", '{"solved":"start-here/accuracy"}\n{"solved":"start-he'],
    ["other JSON", '{"solved":"start-here/accuracy"}\n[1, 2]'],
    ["null", '{"solved":"start-here/accuracy"}\nnull'],
    ["binary rubbish", '\u0000\ufffd\u0007\n{"solved":"start-here/accuracy"}'],
  ])("survives %s in the file: says so, keeps all else, deletes nothing", async (_name, content) => {
    writeFileSync(file, content);
    const { check } = await session();
    check("start-here/double", double);
    expect(printed[0]).toContain("2 of 2 in this chapter");
    expect(printed[0]).toContain("1 line of your progress file can't be read and is left out");
    expect(printed[0]).toContain(file);
    expect(readFileSync(file, "utf8").startsWith(content)).toBe(true);
    expect((await session()).solvedExercises()).toEqual(["start-here/double", "start-here/accuracy"]);
  });

  test("counts within the session when it can't be saved, and says why", async () => {
    writeFileSync(file, "");
    vi.stubEnv("NN_PROGRESS", join(file, "below-a-file"));
    const { check, hint, solvedExercises, showProgress } = await session();
    check("start-here/double", double);
    expect(printed[0]).toContain("1 of 2 in this chapter");
    expect(printed[0]).toMatch(/Note: your progress can't be saved, and counts only until the kernel ends \(E[A-Z]+\)/);
    hint("start-here/accuracy");
    hint("start-here/accuracy");
    expect(printed[2]).toContain("Hint 2 of 3.");
    expect(solvedExercises()).toEqual(["start-here/double"]);
    showProgress();
    expect(printed.at(-1)).toContain("can't be read");
  });

  test("counts within the session on a full disk, beside what was saved before", async () => {
    writeFileSync(file, '{"solved":"start-here/accuracy"}');
    vi.doMock("node:fs", async (original) => ({
      ...(await original<typeof fs>()),
      appendFileSync: () => {
        throw Object.assign(new Error(), { code: "ENOSPC" });
      },
    }));
    const { check, solvedExercises } = await session();
    vi.doUnmock("node:fs");
    check("start-here/double", double);
    expect(printed[0]).toMatch(/2 of 2 in this chapter[^]*can't be saved[^]*ENOSPC/);
    expect(solvedExercises()).toEqual(["start-here/double", "start-here/accuracy"]);
  });

  test("says that it can't be saved where a folder stands in the file's place", async () => {
    mkdirSync(file);
    const { check } = await session();
    check("start-here/double", double);
    expect(printed[0]).toContain("Note: your progress can't be saved");
  });

  test("loses nothing when kernels write at once", async () => {
    const source = readFileSync(new URL("../../exercises/src/store.ts", import.meta.url), "utf8");
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const store = join(folder, "store.cjs");
    writeFileSync(store, ts.transpileModule(source, { compilerOptions: options }).outputText);
    const script = `const { addEntry, readEntries } = require(${JSON.stringify(store)});
      for (let i = 0; i < 200; i++) { readEntries(); addEntry({ solved: process.argv[1] + "/" + i }); }`;
    const run = promisify(execFile);
    await Promise.all(["a", "b", "c", "d"].map((name) => run(process.execPath, ["-e", script, name])));
    vi.resetModules();
    const { readEntries } = await import("../../exercises/src/store.js");
    const { entries, problem } = readEntries();
    expect(problem).toBeUndefined();
    expect(new Set(entries.map((entry) => JSON.stringify(entry))).size).toBe(800);
  });
});
