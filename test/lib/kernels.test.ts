import { describe, expect, it } from "vitest";
import { multiply, multiplyByTranspose, transposeMultiply } from "../../lib/src/kernels/index.js";

describe("kernels overwrite `out`, whatever stood in it", () => {
  // [1 2; 3 4]·[5 6; 7 8], with the factors transposed where the kernel wants it
  const [A, B] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6, 7, 8)];
  const [At, Bt] = [Float64Array.of(1, 3, 2, 4), Float64Array.of(5, 7, 6, 8)];

  it.each([
    { name: "multiply", kernel: multiply, first: A, second: B },
    { name: "multiplyByTranspose", kernel: multiplyByTranspose, first: A, second: Bt },
    { name: "transposeMultiply", kernel: transposeMultiply, first: At, second: B },
  ])("$name", ({ kernel, first, second }) => {
    const out = Float64Array.of(9, NaN, -9, Infinity);
    kernel(first, second, out, 2, 2, 2);
    expect([...out]).toEqual([19, 22, 43, 50]);
  });
});
