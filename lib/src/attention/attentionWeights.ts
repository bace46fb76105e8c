import type { LayerPass } from "../layers/index.js";
import { toRows, type Matrix } from "../matrix/index.js";
import type { AttentionPass } from "./attend.js";
import type { ResidualPass } from "./residual.js";

/** How one head shares its attention. */
export interface AttentionHead {
  /** Counted from 1, among the network's attention layers. */
  readonly layer: number;
  /** Counted from 1. */
  readonly head: number;
  /** weights[t][s]: how much position t takes from position s. N×N; each row sums to 1, with 0 where s > t. */
  readonly weights: number[][];
}

/**
 * The weights of every attention head for the first example of a forward pass.
 * @param passes what `forward` returned
 */
export function attentionWeights(passes: readonly LayerPass[]): AttentionHead[] {
  return attentionPasses(passes).flatMap(({ P, heads }, l) =>
    Array.from({ length: heads }, (_, h) => ({ layer: l + 1, head: h + 1, weights: toRows(block(P, h)) })),
  );
}

/** The passes of all `attend` layers, also of those under a residual connection. */
function attentionPasses(passes: readonly LayerPass[]): AttentionPass[] {
  return passes.flatMap((pass) => {
    if ("inner" in pass) return attentionPasses((pass as ResidualPass).inner);
    return "P" in pass ? [pass as AttentionPass] : [];
  });
}

/** Block b of a stack of square blocks, as a view. */
function block({ columns, data }: Matrix, b: number): Matrix {
  return { rows: columns, columns, data: data.subarray(b * columns * columns, (b + 1) * columns * columns) };
}
