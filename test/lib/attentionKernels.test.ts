import { random } from "@nn/lib";
import { describe, expect, it } from "vitest";
import * as kernels from "../../lib/src/kernels/index.js";
import * as plain from "../../lib/src/kernels/plainAttention.js";
import { guardedWorkspace, precisions } from "./guarded.js";

const rng = random(3);
const normals = (length: number, size = 1) => Float64Array.from({ length }, () => Math.fround(rng.normal(0, size)));

/** Each value is as near to what is expected as its bound says. */
function expectWithin(actual: Float64Array, expected: Float64Array, bound: (at: number) => number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, at) => {
    if (!(Math.abs(value - expected[at]) <= bound(at))) expect.fail(`entry ${at}: ${value}, not ${expected[at]}`);
  });
}

describe.each(precisions)("in $precision precision", ({ precision, epsilon }) => {
  const { inWorkspace, expectGuardsWhole } = guardedWorkspace(precision);
  const blank = (length: number) => inWorkspace(new Float64Array(length).fill(NaN));
  const smallest = { double: 1e-300, single: 1e-37 }[precision];

  describe("causalSoftmax and causalSoftmaxBackward", () => {
    const shapes = [0, 1, 2, 3, 5, 8, 31, 32, 100].flatMap((N) => [0, 1, 2, 7].map((blocks) => ({ N, blocks })));

    it.each([
      { scores: "usual", size: 3 },
      { scores: "so large that e^s would overflow", size: 2000 },
    ])("agree with the plain loops to rounding: $scores", ({ size }) => {
      for (const { N, blocks } of shapes) {
        const [rows, c] = [blocks * N, 0.7];
        const [S, dP] = [normals(rows * N, size), normals(rows * N)];
        const [P, out] = [new Float64Array(S.length).fill(NaN), blank(S.length)];
        plain.causalSoftmax(S, P, rows, N, c);
        kernels.causalSoftmax(inWorkspace(S), out, rows, N, c);
        // A power of e to 4 units, a sum of N of them, a quotient; what is below the smallest number is as good as 0.
        const exponents = precision === "double" ? 0 : 4 * size; // c·s is rounded, to other bits than in the plain loop
        expectWithin(out, P, (at) => (N + 8 + exponents) * epsilon * P[at] + smallest);

        const [dS, back] = [new Float64Array(S.length).fill(NaN), blank(S.length)];
        plain.causalSoftmaxBackward(dP, P, dS, rows, N, c);
        kernels.causalSoftmaxBackward(inWorkspace(dP), inWorkspace(P), back, rows, N, c);
        const largest = dP.reduce((most, d) => Math.max(most, Math.abs(d)), 0); // no mean of dP is larger
        expectWithin(back, dS, (at) => (N + 4) * epsilon * 2 * largest * P[at] + smallest);
        expectGuardsWhole();
      }
    });

    it("let NaN through, so that it is seen, in the rows that see it", () => {
      const S = inWorkspace([1, 9, 9, 1, NaN, 9, 1, 2, 3]);
      const P = blank(9);
      kernels.causalSoftmax(S, P, 3, 3, 1);
      expect([...P].map(Number.isNaN)).toEqual([false, false, false, true, true, false, false, false, false]);
    });
  });

  describe("layerNorm and layerNormBackward", () => {
    it("agree with the plain loops to rounding, whatever the shape", () => {
      const shapes = [1, 2, 3, 5, 24, 33, 100].flatMap((columns) => [0, 1, 2, 9].map((rows) => ({ rows, columns })));
      for (const { rows, columns } of shapes) {
        const X = normals(rows * columns, 3);
        const [delta, gain, bias] = [normals(rows * columns), normals(columns), normals(columns)];
        const found = { normal: X.slice(), inverse: new Float64Array(rows), out: X.slice() };
        plain.layerNorm(X, { gain, bias, epsilon: 1e-5 }, found, rows, columns);
        const fast = { normal: blank(X.length), inverse: blank(rows), out: blank(X.length) };
        const learned = { gain: inWorkspace(gain), bias: inWorkspace(bias), epsilon: 1e-5 };
        kernels.layerNorm(inWorkspace(X), learned, fast, rows, columns);

        // Of an entry: sums of `columns` numbers, each no larger than the largest of X, in units of its row's s.
        const largest = X.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
        const units = (columns + 8) * epsilon;
        const bound = (at: number) => {
          const scale = largest * found.inverse[Math.floor(at / columns)];
          return units * scale * (1 + scale);
        };
        expectWithin(fast.inverse, found.inverse, (i) => units * found.inverse[i] * (1 + largest * found.inverse[i]));
        expectWithin(fast.normal, found.normal, bound);
        expectWithin(fast.out, found.out, (at) => bound(at) * (1 + Math.abs(gain[at % columns])));

        const [dX, back] = [new Float64Array(X.length), blank(X.length)];
        plain.layerNormBackward(delta, gain, found, dX, rows, columns);
        const pass = { normal: inWorkspace(found.normal), inverse: inWorkspace(found.inverse) };
        kernels.layerNormBackward(inWorkspace(delta), learned.gain, pass, back, rows, columns);
        const g = delta.reduce((most, d, at) => Math.max(most, Math.abs(d * gain[at % columns])), 0);
        const x = found.normal.reduce((most, normal) => Math.max(most, Math.abs(normal)), 1);
        expectWithin(back, dX, (at) => units * 3 * g * x * x * found.inverse[Math.floor(at / columns)]);
        expectGuardsWhole();
      }
    });
  });

  describe("splitHeads and mergeHeads", () => {
    it("copy what the plain loops copy, and there and back is where it was", () => {
      for (const [examples, context, heads, columns] of [
        [2, 3, 4, 5],
        [1, 1, 1, 1],
        [3, 4, 1, 2],
        [0, 3, 2, 2],
        [2, 32, 8, 3],
      ]) {
        const shape = { examples, context, heads, columns };
        const width = heads * columns;
        const rows = normals(examples * context * 3 * width);
        for (const offset of [0, width, 2 * width]) {
          const [expected, blocks] = [new Float64Array(examples * context * width), blank(examples * context * width)];
          plain.splitHeads(rows, offset, expected, shape, 3 * width);
          kernels.splitHeads(inWorkspace(rows), offset, blocks, shape, 3 * width);
          expect([...blocks]).toEqual([...expected]);

          const changed = inWorkspace(rows.map(() => 0));
          const plainly = rows.map(() => 0);
          kernels.mergeHeads(blocks, changed, offset, shape, 3 * width);
          plain.mergeHeads(expected, plainly, offset, shape, 3 * width);
          expect([...changed]).toEqual([...plainly]);
          const again = blank(blocks.length);
          kernels.splitHeads(changed, offset, again, shape, 3 * width);
          expect([...again]).toEqual([...blocks]);
          expectGuardsWhole();
        }
      }
    });
  });
});
