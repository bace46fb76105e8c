import { matrix, multiply, multiplyByTranspose, random, toRows, transposeMultiply, zeros, type Matrix } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { multiplyBlocks, multiplyBlocksByTranspose, transposeMultiplyBlocks } from "../../lib/src/matrix/index.js";

const rng = random(1);
const drawn = (rows: number, columns: number): Matrix => {
  const M = zeros(rows, columns);
  M.data.forEach((_, at) => (M.data[at] = rng.normal()));
  return M;
};
const cut = (M: Matrix, blocks: number): Matrix[] =>
  Array.from({ length: blocks }, (_, b) => matrix(toRows(M).slice((b * M.rows) / blocks, ((b + 1) * M.rows) / blocks)));

describe("products of stacks of blocks are the products of the blocks, stacked", () => {
  it.each([
    { name: "multiplyBlocks", product: multiplyBlocks, single: multiply, A: drawn(6, 4), B: drawn(12, 5) },
    {
      name: "multiplyBlocksByTranspose",
      product: multiplyBlocksByTranspose,
      single: multiplyByTranspose,
      A: drawn(6, 4),
      B: drawn(15, 4),
    },
    {
      name: "transposeMultiplyBlocks",
      product: transposeMultiplyBlocks,
      single: transposeMultiply,
      A: drawn(6, 4),
      B: drawn(6, 5),
    },
  ])("$name", ({ product, single, A, B }) => {
    const [As, Bs] = [cut(A, 3), cut(B, 3)];
    expect(toRows(product(A, B, 3))).toEqual(As.flatMap((Ai, i) => toRows(single(Ai, Bs[i]))));
  });

  it("name shapes that don't fit", () => {
    expect(() => multiplyBlocks(zeros(4, 3), zeros(4, 3), 2)).toThrow(
      "Aᵢ·Bᵢ: A's columns must equal the rows of B's blocks; they are 4×3 and 4×3, of 2 blocks",
    );
    expect(() => multiplyBlocksByTranspose(zeros(4, 3), zeros(4, 2), 2)).toThrow("must have the same columns");
    expect(() => transposeMultiplyBlocks(zeros(4, 3), zeros(6, 3), 2)).toThrow("must have the same rows");
    expect(() => multiplyBlocks(zeros(4, 3), zeros(5, 3), 2)).toThrow("the rows must be a multiple of the blocks");
  });
});
