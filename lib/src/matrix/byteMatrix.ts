import * as kernels from "../kernels/index.js";
import { openArena } from "../workspace/index.js";
import { blank, type Matrix } from "./matrix.js";
import { SparseRows } from "./sparse.js";

/**
 * A matrix of grey values: entry (i, j) is `bytes[i * columns + j] / 255`, from 0 to 1. In memory it takes a byte an entry where
 * other matrices take eight, as long as nobody asks for `data`: `row`, `takeRows`, `train`, `evaluate` and `predict` do without.
 */
export class ByteMatrix implements Matrix {
  #data: Float64Array | undefined;

  constructor(
    readonly rows: number,
    readonly columns: number,
    private readonly bytes: Uint8Array,
  ) {}

  /** All entries as numbers, to read and to change; made at the first use, and from then on what counts. */
  get data(): Float64Array {
    return (this.#data ??= this.unpacked());
  }

  private unpacked(): Float64Array {
    const data = new Float64Array(this.bytes.length);
    for (let at = 0; at < data.length; at++) data[at] = this.bytes[at] / 255;
    return data;
  }

  /** Whether `data` has not been made, so that the bytes count. */
  get isPacked(): boolean {
    return this.#data === undefined;
  }

  /**
   * The rows with the given numbers, which exist, in a new matrix. In a workspace, where they are there to compute with, it is a
   * list of what is not 0, or holds numbers where that is most.
   */
  takeRows(indices: ArrayLike<number>): Matrix {
    const { bytes, columns } = this;
    if (openArena()) {
      const list = kernels.listRows(bytes, indices, columns);
      if (list !== undefined) return new SparseRows(list, bytes, indices, columns);
      const dense = blank(indices.length, columns);
      kernels.unpackRows(bytes, indices, dense.data, columns);
      return dense;
    }
    const taken = new Uint8Array(indices.length * columns);
    for (let i = 0; i < indices.length; i++) {
      taken.set(bytes.subarray(indices[i] * columns, (indices[i] + 1) * columns), i * columns);
    }
    return new ByteMatrix(indices.length, columns, taken);
  }

  /** A copy of row i. */
  row(i: number): Float64Array {
    const entries = new Float64Array(this.columns);
    kernels.unpackRows(this.bytes, [i], entries, this.columns);
    return entries;
  }
}

export const isPacked = (M: Matrix): M is ByteMatrix => M instanceof ByteMatrix && M.isPacked;
