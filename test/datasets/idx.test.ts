import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readIdx } from "../../datasets/src/idx.js";

/** Three records of 2×2 bytes: 1 2 3 4, 5 6 7 8, 9 10 11 12. */
const good = Buffer.from([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const sizes = [3, 2, 2];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "idx-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: Uint8Array): string {
  const path = join(folder, "digits-idx3-ubyte");
  writeFileSync(path, content);
  return path;
}

describe("readIdx(path, sizes, records)", () => {
  test.each([
    ["all", [0, 1, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ["the first", [0], [1, 2, 3, 4]],
    ["the last", [2], [9, 10, 11, 12]],
    ["in another order", [2, 0], [9, 10, 11, 12, 1, 2, 3, 4]],
    ["a run after a jump", [2, 0, 1], [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["none", [], []],
  ])("gives the records asked for: %s", (_, records, expected) => {
    expect(Array.from(readIdx(file(good), sizes, records))).toEqual(expected);
  });

  test("reads one dimension, as labels have", () => {
    const labels = file(Buffer.from([0, 0, 8, 1, 0, 0, 0, 4, 7, 2, 1, 0]));
    expect(Array.from(readIdx(labels, [4], [0, 3]))).toEqual([7, 0]);
  });

  const patched = (at: number, byte: number) => Buffer.from(good).fill(byte, at, at + 1);
  test.each<[string, Uint8Array, string]>([
    ["empty", Buffer.alloc(0), "the file is cut short: it has 0 bytes, expected 16"],
    ["cut within the magic number", good.subarray(0, 3), "the file is cut short: it has 3 bytes, expected 16"],
    ["cut within the header", good.subarray(0, 10), "the file is cut short: it has 10 bytes, expected 16"],
    ["cut within the data", good.subarray(0, 27), "the file is cut short: it has 27 bytes, expected 28"],
    ["too long", Buffer.concat([good, good]), "the file is too long: it has 56 bytes, expected 28"],
    [
      "garbage",
      Buffer.from("<html>404 not found</html>"),
      "wrong magic number: the file begins with 0x3c68746d, not 0x00000803",
    ],
    ["labels in place of images", patched(3, 1), "wrong magic number: the file begins with 0x00000801, not 0x00000803"],
    ["other count", patched(7, 2), "wrong count: the file says 2×2×2, expected 3×2×2"],
    ["other image size", patched(15, 9), "wrong count: the file says 3×2×9, expected 3×2×2"],
    ["compressed", gzipSync(good), "the file is compressed. Unpack it first: gunzip"],
  ])("names the file and what is wrong with it: %s", (_, content, problem) => {
    const path = file(content);
    expect(() => readIdx(path, sizes, [0])).toThrow(`${path}: ${problem}`);
  });

  test("says what to do about a file that is missing", () => {
    const path = join(folder, "nowhere");
    expect(() => readIdx(path, sizes, [0])).toThrow(`${path}: there is no such file. Run \`npm ci\``);
  });
});
