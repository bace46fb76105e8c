import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSeed, sealed } from "../../../grader/src/batch/seed.js";
import { folderWith, scratch } from "./batches.js";
import { gradeCommand } from "./command.js";

const silent = (): void => undefined;

test("the first run makes the seed, in a file for the teacher alone; later runs read it", () => {
  const file = join(scratch(), "settings", "seed");
  const said: string[] = [];
  const seed = readSeed(file, [], (line) => said.push(line));
  expect(seed).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(said).toEqual([expect.stringContaining(file)]);
  expect(said[0]).not.toContain(seed);
  expect(readSeed(file, [], silent)).toBe(seed);
  expect(readSeed(join(scratch(), "seed"), [], silent)).not.toBe(seed);
});

test("a seed where learners may get it, or one that is damaged, is refused", () => {
  const folder = scratch();
  expect(() => readSeed(join(folder, "x", "seed"), [folder], silent)).toThrow(/Move it to a place of your own/);
  expect(existsSync(join(folder, "x"))).toBe(false);
  const file = join(folder, "seed");
  writeFileSync(file, "1234\n");
  expect(() => readSeed(file, [], silent)).toThrow(/64 digits/);
  mkdirSync(join(folder, "folder"));
  expect(() => readSeed(join(folder, "folder"), [], silent)).toThrow(/can't be read \(EISDIR\)/);
});

test("what the seal shows depends on the seed and on where one part ends", () => {
  expect(sealed("a", "x", "y")).not.toBe(sealed("b", "x", "y"));
  expect(sealed("a", "xy", "")).not.toBe(sealed("a", "x", "y"));
});

test("no report holds the seed", async () => {
  const [folder, out] = [scratch(), scratch()];
  const seedFile = join(folder, "seed");
  const input = folderWith({ "ada/02-gradient-descent.ipynb": "{}" });
  const { code } = await gradeCommand([input, "--out", out, "--seed", seedFile, "--jobs", "1"]);
  expect(code).toBe(0);
  const seed = readSeed(seedFile, [], silent);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(7);
  for (const entry of files) expect(readFileSync(join(entry.parentPath, entry.name), "utf8")).not.toContain(seed);
});
