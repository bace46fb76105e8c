import * as kernels from "../kernels/index.js";
import { allocate } from "../workspace/index.js";
import type { Matrix } from "./matrix.js";

/**
 * Rows of grey values that are mostly 0, in a workspace: a list of the others is what products are computed from. `data` has all
 * entries; they are written when somebody asks for them, and from then on they are what counts.
 */
export class SparseRows implements Matrix {
  #isWhole = false;
  readonly #data: Float64Array;

  /** @param list see `kernels.listRows`; it is made of the same bytes and rows */
  constructor(
    private readonly list: Float64Array,
    private readonly bytes: Uint8Array,
    private readonly indices: ArrayLike<number>,
    readonly columns: number,
  ) {
    this.#data = allocate(indices.length * columns);
  }

  get rows(): number {
    return this.indices.length;
  }

  get data(): Float64Array {
    if (!this.#isWhole) kernels.unpackRows(this.bytes, this.indices, this.#data, this.columns);
    this.#isWhole = true;
    return this.#data;
  }

  /** out = A·Bᵀ, with this as A. */
  multiplyByTranspose(B: Matrix, out: Matrix): void {
    const shape = [this.rows, this.columns, B.rows] as const;
    if (!this.#isWhole && kernels.multiplyListByTranspose(this.list, B.data, out.data, ...shape)) return;
    kernels.multiplyByTranspose(this.data, B.data, out.data, ...shape);
  }

  /** out ← out + factor·Aᵀ·B, with this as B. False, and nothing is done, where `data` is what counts, or not all is in reach. */
  addTransposeProduct(out: Float64Array, factor: number, A: Matrix): boolean {
    const shape = [A.columns, this.rows, this.columns] as const;
    return !this.#isWhole && kernels.addTransposeProductOfList(out, factor, A.data, this.list, ...shape);
  }
}

/**
 * Aᵀ·B with a sparse B, such as the gradient of a layer's weights δᵀ·A: not computed before somebody asks for `data`. Gradient
 * descent does not: where a pixel was 0 in the whole mini-batch its weights stay, so only the others are visited.
 */
export class SparseProduct implements Matrix {
  #isWhole = false;
  readonly #data: Float64Array;

  constructor(
    private readonly A: Matrix,
    private readonly B: SparseRows,
  ) {
    this.#data = allocate(A.columns * B.columns);
  }

  get rows(): number {
    return this.A.columns;
  }

  get columns(): number {
    return this.B.columns;
  }

  get data(): Float64Array {
    if (!this.#isWhole) {
      const { A, B } = this;
      this.#data.fill(0);
      if (!B.addTransposeProduct(this.#data, 1, A)) {
        kernels.transposeMultiply(A.data, B.data, this.#data, A.columns, A.rows, B.columns);
      }
      this.#isWhole = true;
    }
    return this.#data;
  }

  /** M ← M + factor·Aᵀ·B. */
  addTo(M: Matrix, factor: number): void {
    if (!this.#isWhole && this.B.addTransposeProduct(M.data, factor, this.A)) return;
    kernels.addScaled(M.data, factor, this.data);
  }
}
