import { random } from "@nn/lib";
import { describe, expect, it, vi } from "vitest";
import * as kernels from "../../lib/src/kernels/index.js";
import * as plain from "../../lib/src/kernels/plain.js";
import { openKernels } from "../../lib/src/kernels/wasm.js";
import { allocate, enterWorkspace } from "../../lib/src/workspace/index.js";
import { guardedWorkspace, precisions } from "./guarded.js";

const rng = random(1);
/** Numbers that both precisions can hold. */
const normals = (length: number) => Float64Array.from({ length }, () => Math.fround(rng.normal()));

const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 30, 33, 64, 100, 257];
const shapes: [rows: number, inner: number, columns: number][] = [
  ...Array.from({ length: 150 }, (): [number, number, number] => [pick(sizes), pick(sizes), pick(sizes)]),
  [0, 0, 0],
  [1, 1, 1],
  [10, 784, 30],
  [3, 2000, 5],
  [5, 1, 2000],
  [3, 200, 200], // from here on so large that parts are copied
  [67, 33, 1001],
  [130, 257, 254],
];
function pick<T>(items: readonly T[]): T {
  return items[rng.integer(items.length)];
}

describe.each(precisions)("in $precision precision", ({ precision, epsilon }) => {
  const { inWorkspace, expectGuardsWhole } = guardedWorkspace(precision);
  /** Arrays of the same kind as in the workspace, for the plain loops. */
  const plainly = (values: Float64Array) =>
    precision === "double" ? Float64Array.from(values) : (Float32Array.from(values) as unknown as Float64Array);
  /** Distance between two numbers, in units of the last place of the larger one. */
  function unitsApart(a: number, b: number): number {
    if (Object.is(a, b) || a === b) return 0;
    const size = Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
    return Math.abs(a - b) / (epsilon * 2 ** Math.floor(Math.log2(size)));
  }

  it("the WebAssembly kernels are what runs here", () => {
    expect(openKernels()).toBeDefined();
  });

  describe.each([
    { name: "multiply" as const, first: "rows×inner", second: "inner×columns" },
    { name: "multiplyByTranspose" as const, first: "rows×inner", second: "columns×inner" },
    { name: "transposeMultiply" as const, first: "inner×rows", second: "inner×columns" },
  ])("$name(A: $first, B: $second, out)", ({ name }) => {
    it("agrees with the plain loop to rounding, whatever the shape, and writes nothing but out", () => {
      for (const [rows, inner, columns] of shapes) {
        const [A, B] = [normals(rows * inner), normals(inner * columns)];
        const expected = new Float64Array(rows * columns).fill(NaN);
        plain[name](A, B, expected, rows, inner, columns);
        // |error| ≤ inner·ε·Σ|a·b| of each entry (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1)
        const bound = new Float64Array(rows * columns);
        plain[name](A.map(Math.abs), B.map(Math.abs), bound, rows, inner, columns);
        const out = inWorkspace(normals(rows * columns).fill(NaN));
        kernels[name](inWorkspace(A), inWorkspace(B), out, rows, inner, columns);
        out.forEach((value, at) => {
          const error = Math.abs(value - expected[at]);
          if (!(error <= Math.max(1, inner) * epsilon * bound[at])) {
            expect.fail(`${rows}×${inner}×${columns}, entry ${at}: ${value}, not ${expected[at]}`);
          }
        });
        expectGuardsWhole();
      }
    });

    it("overwrites out where the arrays lie outside of a workspace, too", () => {
      // [1 2; 3 4]·[5 6; 7 8], with the factors transposed where the kernel wants it
      const A = name === "transposeMultiply" ? [1, 3, 2, 4] : [1, 2, 3, 4];
      const B = name === "multiplyByTranspose" ? [5, 7, 6, 8] : [5, 6, 7, 8];
      const out = Float64Array.of(9, NaN, -9, Infinity);
      kernels[name](Float64Array.from(A), Float64Array.from(B), out, 2, 2, 2);
      expect([...out]).toEqual([19, 22, 43, 50]);
    });

    it("takes large arrays from outside into a workspace, and leaves it as it was", () => {
      const [rows, inner, columns] = [65, 129, 300];
      const [A, B] = [normals(rows * inner), normals(inner * columns)];
      const [expected, out] = [0, 1].map(() => new Float64Array(rows * columns).fill(NaN));
      plain[name](A, B, expected, rows, inner, columns);
      const before = allocate(0).byteOffset;
      const fast = vi.spyOn(plain, name);
      kernels[name](A, B, out, rows, inner, columns);
      expect(fast).not.toHaveBeenCalled();
      fast.mockRestore();
      expect(allocate(0).byteOffset).toBe(before);
      expect(out.every((value, at) => Math.abs(value - expected[at]) < 1e-11)).toBe(true);
    });
  });

  describe.each(["multiplyBlocks", "multiplyBlocksByTranspose", "transposeMultiplyBlocks"] as const)(
    "%s(A, B, out, blocks, rows, inner, columns)",
    (name) => {
      it("agrees with the plain loop to rounding, whatever the shape, and writes nothing but out", () => {
        for (const [rows, inner, columns] of shapes.filter(([r, i, c]) => r * i * c < 3000)) {
          for (const blocks of [0, 1, 3, 8]) {
            const [A, B] = [normals(blocks * rows * inner), normals(blocks * inner * columns)];
            const expected = new Float64Array(blocks * rows * columns);
            plain[name](A, B, expected, blocks, rows, inner, columns);
            const out = inWorkspace(new Float64Array(expected.length).fill(NaN));
            kernels[name](inWorkspace(A), inWorkspace(B), out, blocks, rows, inner, columns);
            const largest = out.reduce((most, value, at) => Math.max(most, Math.abs(value - expected[at])), 0);
            expect(largest).toBeLessThan(5e4 * epsilon);
            expectGuardsWhole();
          }
        }
      });
    },
  );

  it("an array of the other precision, or from outside of workspaces, is left to the plain loops", () => {
    const leave = enterWorkspace(precision === "double" ? "single" : "double");
    const other = allocate(8);
    leave();
    for (const strange of [other, new Float64Array(8)]) {
      const values = [normals(8), normals(8)];
      for (const at of [0, 1, 2]) {
        const arrays = [inWorkspace(values[0]), inWorkspace(values[1]), inWorkspace(new Float64Array(8))];
        arrays[at] = strange;
        if (at < 2) strange.set(values[at]);
        kernels.add(arrays[0], arrays[1], arrays[2]);
        arrays[2].forEach((x, j) => expect(x).toBeCloseTo(values[0][j] + values[1][j], 6));
      }
    }
    expectGuardsWhole();
  });

  it("multiply: a matrix may end where the memory does, or just before", () => {
    for (const { columns, bytesBefore } of [
      { columns: 1, bytesBefore: 0 },
      { columns: 2, bytesBefore: 0 },
      { columns: 3, bytesBefore: 0 },
      { columns: 5, bytesBefore: 16 },
    ]) {
      const [A, out] = [inWorkspace(normals(4 * 5)), inWorkspace(normals(4 * columns))];
      const { buffer, byteOffset, BYTES_PER_ELEMENT } = allocate(0);
      const left = (buffer.byteLength - byteOffset - bytesBefore) / BYTES_PER_ELEMENT;
      const [B, expected] = [normals(5 * columns), new Float64Array(4 * columns)];
      const last = allocate(left).subarray(left - B.length);
      last.set(B);
      kernels.multiply(A, last, out, 4, 5, columns);
      plain.multiply(A, B, expected, 4, 5, columns);
      out.forEach((x, at) => expect(Math.abs(x - expected[at])).toBeLessThan(50 * epsilon));
    }
  });

  describe("entry by entry, the same bits as the plain loops", () => {
    const counts = [0, 1, 2, 3, 8, 31, 1000];

    it.each(["add", "subtract", "hadamard"] as const)("%s(A, B, out)", (name) => {
      for (const count of counts) {
        const [A, B, expected] = [normals(count), normals(count), plainly(new Float64Array(count))];
        const result = inWorkspace(expected);
        kernels[name](inWorkspace(A), inWorkspace(B), result);
        plain[name](A, B, expected);
        expect([...result]).toEqual([...expected]);
        expectGuardsWhole();
      }
    });

    it("scale(A, factor, out) and addScaled(A, factor, B)", () => {
      for (const count of counts) {
        const [A, B, expected] = [normals(count), normals(count), plainly(new Float64Array(count))];
        const out = inWorkspace(expected);
        kernels.scale(inWorkspace(A), -1.75, out);
        plain.scale(A, -1.75, expected);
        expect([...out]).toEqual([...expected]);
        const sum = inWorkspace(A);
        kernels.addScaled(sum, 0.375, inWorkspace(B));
        plain.addScaled(A, 0.375, B);
        if (precision === "double") expect([...sum]).toEqual([...A]);
        else sum.forEach((x, at) => expect(Math.abs(x - A[at])).toBeLessThan(epsilon * (1 + Math.abs(B[at]))));
        expectGuardsWhole();
      }
    });

    it("addRow(A, b, out, rows, columns) and columnSums(A, out, rows, columns)", () => {
      for (const [rows, , columns] of shapes) {
        const [A, b] = [normals(rows * columns), normals(columns)];
        const [out, expected] = [inWorkspace(new Float64Array(A.length)), plainly(new Float64Array(A.length))];
        kernels.addRow(inWorkspace(A), inWorkspace(b), out, rows, columns);
        plain.addRow(A, b, expected, rows, columns);
        expect([...out]).toEqual([...expected]);
        const [sums, expectedSums] = [
          inWorkspace(new Float64Array(columns).fill(NaN)),
          plainly(new Float64Array(columns)),
        ];
        kernels.columnSums(inWorkspace(A), sums, rows, columns);
        plain.columnSums(A, expectedSums, rows, columns);
        expect([...sums]).toEqual([...expectedSums]);
        expectGuardsWhole();
      }
    });

    it.each([NaN, Infinity, -Infinity])("allFinite(A) finds %s at any place", (value) => {
      for (const count of [1, 2, 3, 8, 31]) {
        const A = normals(count);
        expect(kernels.allFinite(inWorkspace(A))).toBe(true);
        for (let at = 0; at < count; at++) {
          const broken = inWorkspace(A);
          broken[at] = value;
          expect(kernels.allFinite(broken)).toBe(false);
        }
      }
    });

    it("sum(A) and sumOfSquares(A, center), to rounding", () => {
      for (const count of [...counts, 4, 6, 10]) {
        const A = normals(count);
        expect(Math.abs(kernels.sum(inWorkspace(A)) - plain.sum(A))).toBeLessThan(count * epsilon + 1e-30);
        const squares = plain.sumOfSquares(A, 0.375);
        expect(Math.abs(kernels.sumOfSquares(inWorkspace(A), 0.375) - squares)).toBeLessThanOrEqual(
          count * epsilon * squares,
        );
      }
    });

    it("adam(v, s, r, g, step)", () => {
      const step = { beta1: 0.9, beta2: 0.999, stepSize: 0.01, rCorrection: 0.002, epsilon: 1e-8 };
      for (const count of counts) {
        const given = [normals(count), normals(count), normals(count).map(Math.abs), normals(count)] as const;
        const [v, s, r, g] = given.map(inWorkspace);
        kernels.adam(v, s, r, g, step);
        plain.adam(...given, step);
        [v, s, r].forEach((array, n) =>
          array.forEach((x, at) => expect(Math.abs(x - given[n][at])).toBeLessThan(8 * epsilon * (1 + Math.abs(x)))),
        );
        expectGuardsWhole();
      }
    });
  });

  describe("activations, within 4 units in the last place", () => {
    const z = [0, -0, 1e-300, -1e-300, 1e-9, -1e-9, 0.1734, -0.3466, 1, -1, 19.9, -20.1, 37, -37, 709, -709, 1e5, -1e5];
    const normal = Array.from({ length: 20_002 }, () => rng.normal(0, 8));
    const inputs = Float64Array.from(plainly(Float64Array.from([...z, ...normal])));
    const smallest = { double: 1e-300, single: 1e-37 }[precision];

    it.each([
      { name: "sigmoid" as const, value: (x: number) => 1 / (1 + Math.exp(-x)), slope: (a: number) => a * (1 - a) },
      { name: "tanh" as const, value: Math.tanh, slope: (a: number) => 1 - a * a },
      { name: "relu" as const, value: (x: number) => Math.max(0, x), slope: (a: number) => (a > 0 ? 1 : 0) },
      {
        name: "leakyRelu" as const,
        value: (x: number) => (x > 0 ? x : 0.01 * x),
        slope: (a: number) => (a > 0 ? 1 : 0.01),
      },
    ])("$name", ({ name, value, slope }) => {
      const A = inWorkspace(inputs);
      expect(kernels[name].value(A, A)).toBe(true);
      inputs.forEach((x, at) => {
        const units = unitsApart(A[at], value(x));
        // Below the smallest the sigmoid is as good as 0: the kernel stops at e^±708, or e^±87.
        if (units > 4 && Math.abs(A[at] - value(x)) > smallest) expect.fail(`${name}(${x}): ${A[at]}, not ${value(x)}`);
      });
      const dA = inWorkspace(normals(inputs.length));
      const out = inWorkspace(new Float64Array(inputs.length));
      expect(kernels[name].backward(dA, A, out)).toBe(true);
      out.forEach((d, at) => {
        const expected = dA[at] * slope(A[at]);
        // Of 1 − a², what is left near ±1 is as exact as 1.
        if (Math.abs(d - expected) > epsilon * Math.abs(dA[at])) expect(unitsApart(d, expected)).toBeLessThan(4);
      });
      expectGuardsWhole();
    });

    it.each(["sigmoid", "tanh", "relu", "leakyRelu"] as const)("%s lets NaN through, so that it is seen", (name) => {
      const A = inWorkspace([NaN, 1, 1, 1]);
      kernels[name].value(A, A);
      expect(A[0]).toBeNaN();
      expect(A[1]).not.toBeNaN();
    });

    it("softmax(Z, out, rows, columns), also where e^z would overflow", () => {
      for (const columns of [1, 2, 3, 10, 27]) {
        const Z = Float64Array.from({ length: 40 * columns }, (_, at) =>
          Math.fround(rng.normal(0, at < 20 * columns ? 3 : 1000)),
        );
        const A = inWorkspace(new Float64Array(Z.length));
        expect(kernels.softmax(inWorkspace(Z), A, 40, columns)).toBe(true);
        for (let i = 0; i < 40; i++) {
          const z = [...Z.subarray(i * columns, (i + 1) * columns)];
          const powers = z.map((score) => Math.exp(score - Math.max(...z)));
          const sum = powers.reduce((total, power) => total + power, 0);
          powers.forEach((power, j) => expect(Math.abs(A[i * columns + j] - power / sum)).toBeLessThan(22 * epsilon));
        }
        expectGuardsWhole();
      }
    });
  });
});

describe("in double precision", () => {
  const { inWorkspace } = guardedWorkspace("double");
  it("multiplyByTranspose: the same bits for a row by itself as among many, whichever kernel has it", () => {
    for (const [rows, inner, columns] of [
      [16, 1, 5],
      [17, 2, 8],
      [33, 9, 3],
      [64, 16, 57],
      [64, 24, 6],
    ]) {
      const [A, B] = [normals(rows * inner), inWorkspace(normals(inner * columns))];
      const together = inWorkspace(new Float64Array(rows * columns));
      kernels.multiplyByTranspose(inWorkspace(A), B, together, rows, inner, columns);
      for (let i = 0; i < rows; i++) {
        const alone = inWorkspace(new Float64Array(columns));
        kernels.multiplyByTranspose(inWorkspace(A.subarray(i * inner, (i + 1) * inner)), B, alone, 1, inner, columns);
        expect([...together.subarray(i * columns, (i + 1) * columns)]).toEqual([...alone]);
      }
    }
  });
});

describe("where WebAssembly is missing", () => {
  it("the plain loops run, and a training ends where it ends with the fast kernels", async () => {
    const lossesWith = async () => {
      vi.resetModules();
      const lib = await import("@nn/lib");
      const { moons } = await import("@nn/datasets");
      const generator = lib.random(5);
      const net = lib.network(
        lib.dense(2, 8, lib.tanh, { rng: generator }),
        lib.dense(8, 1, lib.sigmoid, { rng: generator }),
      );
      const optimizer = lib.adam({ learningRate: 0.01 });
      return lib.train(net, moons(lib.random(1)), {
        cost: lib.crossEntropy,
        optimizer,
        epochs: 20,
        batchSize: 7,
        rng: generator,
      }).loss;
    };
    const fast = await lossesWith();
    vi.stubGlobal("WebAssembly", undefined);
    const slow = await lossesWith();
    vi.unstubAllGlobals();
    vi.resetModules();
    expect(slow).not.toEqual(fast); // to rounding, not to the bit: so the two did run different code
    slow.forEach((loss, epoch) => expect(loss).toBeCloseTo(fast[epoch], 10));
  });
});
