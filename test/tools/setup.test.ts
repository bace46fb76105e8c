import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInOrder, setUp } from "../../tools/setup.mjs";

let folder: string;
let made: string[];
const silent = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "set-up "));
  made = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const step = (name: string, change: object = {}) => ({
  name,
  stamp: join(folder, name, "stamp"),
  fingerprint: () => "made from version 1",
  isWhole: () => true,
  mend: () => void made.push(name),
  ...change,
});

describe("setUp(steps)", () => {
  it("mends every step that has no stamp, in order", async () => {
    expect(await setUp([step("a"), step("b")], silent)).toEqual(["a", "b"]);
    expect(made).toEqual(["a", "b"]);
  });

  it("touches nothing that is in order", async () => {
    await setUp([step("a"), step("b")], silent);
    const lines: string[] = [];
    expect(await setUp([step("a"), step("b")], (line) => lines.push(line))).toEqual([]);
    expect(made).toEqual(["a", "b"]);
    expect(lines).toEqual([]);
  });

  it("mends a step whose source has changed", async () => {
    await setUp([step("a"), step("b")], silent);
    const changed = step("a", { fingerprint: () => "made from version 2" });
    expect(await setUp([changed, step("b")], silent)).toEqual(["a"]);
    expect(readFileSync(changed.stamp, "utf8")).toBe("made from version 2");
  });

  it("mends a step whose product has gone, though the stamp is there", async () => {
    await setUp([step("a")], silent);
    expect(await setUp([step("a", { isWhole: () => Promise.resolve(false) })], silent)).toEqual(["a"]);
  });

  it("writes no stamp for a step that fails, does not go on, and tries again the next time", async () => {
    const broken = step("a", { mend: () => Promise.reject(new Error("cut off")) });
    await expect(setUp([broken, step("b")], silent)).rejects.toThrow("cut off");
    expect(existsSync(broken.stamp)).toBe(false);
    expect(made).toEqual([]);
    expect(await setUp([step("a"), step("b")], silent)).toEqual(["a", "b"]);
  });

  it("removes the old stamp before it mends, so that a step killed half-way is not taken for whole", async () => {
    const stamp = join(folder, "a", "stamp");
    mkdirSync(join(folder, "a"));
    writeFileSync(stamp, "made from version 0");
    let during = true;
    await setUp([step("a", { mend: () => void (during = existsSync(stamp)) })], silent);
    expect(during).toBe(false);
  });

  it("says what it does, and how long it took", async () => {
    const lines: string[] = [];
    await setUp([step("a")], (line) => lines.push(line));
    expect(lines[0]).toBe("  a ...");
    expect(lines[1]).toMatch(/^ {2}a: done in \d+\.\d s$/);
  });
});

describe("isInOrder(step)", () => {
  it("is false without a stamp and true with the right one", async () => {
    expect(await isInOrder(step("a"))).toBe(false);
    await setUp([step("a")], silent);
    expect(await isInOrder(step("a"))).toBe(true);
  });
});
