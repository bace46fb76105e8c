import { webAssembly, type WasmMemory } from "./webAssembly.js";

/** What numbers are computed in: 64 bits each, about 16 digits, or 32 bits, about 7 digits. */
export type Precision = "double" | "single";

const PAGE = 65536; // bytes, fixed by WebAssembly
const FIRST_PAGES = 16;
const MOST_PAGES = 65536; // 4 GB, all that 32 bits can address
const VECTOR = 16; // bytes of a SIMD register
/** What the kernels keep for themselves lies below: every `memory.data` in lib/assembly. */
const FIRST = 4096;

/**
 * Memory that the WebAssembly kernels of one precision can reach, used as a stack: setting `top` back frees what lies above.
 * It is shared (a SharedArrayBuffer), since growing it then leaves the arrays that lie in it intact.
 */
export class Arena {
  /** The next free byte. */
  top = FIRST;
  /** Numbers in a SIMD register. */
  readonly lanes: number;
  #buffer: ArrayBufferLike;
  /** What `#buffer` was before the memory grew: arrays from then lie in the same memory. */
  readonly #earlierBuffers = new WeakSet<ArrayBufferLike>();

  private constructor(
    readonly precision: Precision,
    readonly memory: WasmMemory,
  ) {
    this.#buffer = memory.buffer;
    this.lanes = precision === "double" ? 2 : 4;
  }

  /** Undefined where there is no WebAssembly, or no room for its addresses. */
  static reserve(precision: Precision): Arena | undefined {
    if (!webAssembly) return undefined;
    try {
      const memory = new webAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true });
      return new Arena(precision, memory);
    } catch {
      return undefined;
    }
  }

  clear(): void {
    this.top = FIRST;
  }

  holds(array: Float64Array): boolean {
    return array.buffer === this.#buffer || this.#earlierBuffers.has(array.buffer);
  }

  /**
   * In single precision it is a Float32Array, whatever its type says: it is read and written in the same way, and no part of
   * lib needs to know. @throws RangeError when the memory is full
   */
  allocate(length: number): Float64Array {
    const start = this.top;
    const end = start + (VECTOR / this.lanes) * length;
    this.top = Math.ceil(end / VECTOR) * VECTOR;
    this.#need(this.top + 2 * VECTOR); // a kernel may read so far beyond what it uses
    if (this.precision === "double") return new Float64Array(this.#buffer, start, length);
    return new Float32Array(this.#buffer, start, length) as unknown as Float64Array;
  }

  /** Room for so many bytes, until something else is allocated. @throws RangeError as `allocate` */
  roomForBytes(length: number): Uint8Array {
    this.#need(this.top + length);
    return new Uint8Array(this.#buffer, this.top, length);
  }

  #need(bytes: number): void {
    const { byteLength } = this.#buffer;
    if (bytes <= byteLength) return;
    const pages = Math.max(Math.ceil(bytes / PAGE), Math.min(2 * (byteLength / PAGE), MOST_PAGES));
    this.#earlierBuffers.add(this.#buffer);
    try {
      this.memory.grow(pages - byteLength / PAGE);
    } catch {
      const gigabytes = (bytes / 2 ** 30).toFixed(1);
      throw new RangeError(
        `out of memory: this needs ${gigabytes} GB at once for intermediate results. Use smaller batches, or fewer examples at a time.`,
      );
    }
    this.#buffer = this.memory.buffer;
  }
}
