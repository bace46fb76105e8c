import { webAssembly, type WasmMemory } from "./webAssembly.js";

/**
 * Memory that the WebAssembly kernels can reach. It holds what a computation needs for a while: a training's copy of the
 * network, and the matrices of each step. It is a stack: what is put there during a piece of work is gone when the work is done,
 * so a step costs no garbage collection, and the next step finds the same places still in the processor's cache.
 *
 * The memory is shared (a SharedArrayBuffer), since growing it then leaves the arrays that lie in it intact.
 */
const PAGE = 65536; // bytes, fixed by WebAssembly
const FIRST_PAGES = 16;
const MOST_PAGES = 65536; // 4 GB, all that 32 bits can address
const ALIGNMENT = 16; // bytes of a SIMD register
/** The kernels' constants lie below (lib/assembly/exponential.ts). */
const FIRST = 4096;

export const memory = reserve();
let buffer: ArrayBufferLike | undefined = memory?.buffer;
/** What `buffer` was before the memory grew: arrays from then lie in the same memory. */
const earlierBuffers = new WeakSet<ArrayBufferLike>();
let top = FIRST;
let open = false;

/** Whether a kernel can reach the array. */
export const isInMemory = (array: Float64Array): boolean => array.buffer === buffer || earlierBuffers.has(array.buffer);

/**
 * From now on all matrices are made in this memory, until the returned function is called. None that was made in between may be
 * used after that: copy what is to stay. (A function to call, and no callback, since an interrupt runs no `finally`.)
 */
export function enterWorkspace(): () => void {
  const [outerTop, outerOpen] = [top, open];
  open = memory !== undefined;
  return () => {
    top = outerTop;
    open = outerOpen;
  };
}

/** Leaves all workspaces: an interrupt may have ended work in one without a chance to leave. */
export function closeWorkspaces(): void {
  top = FIRST;
  open = false;
}

export const isWorkspaceOpen = (): boolean => open;

/** Does one step of the work in a workspace: the matrices that it makes there are gone when it returns. */
export function temporaries<T>(step: () => T): T {
  const before = top;
  try {
    return step();
  } finally {
    top = before;
  }
}

/** Calls foreign code from within a workspace: what it makes, it may keep. */
export function outsideWorkspace<T>(work: () => T): T {
  const wasOpen = open;
  open = false;
  try {
    return work();
  } finally {
    open = wasOpen;
  }
}

/**
 * An array of numbers, in the workspace if there is one. What it holds is left over from earlier work: it is for results that
 * are written whole.
 * @throws RangeError when the memory is full
 */
export function allocate(length: number): Float64Array {
  if (!open) return new Float64Array(length);
  const start = top;
  top = start + roundUp(length * Float64Array.BYTES_PER_ELEMENT);
  needMemory(top);
  return new Float64Array(buffer!, start, length);
}

/** Room for so many bytes in the open workspace, until something else is allocated there. @throws RangeError as `allocate` */
export function roomForBytes(length: number): Uint8Array {
  needMemory(top + length);
  return new Uint8Array(buffer!, top, length);
}

const roundUp = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

function needMemory(bytes: number): void {
  if (bytes <= buffer!.byteLength) return;
  const pages = Math.max(Math.ceil(bytes / PAGE), Math.min(2 * (buffer!.byteLength / PAGE), MOST_PAGES));
  earlierBuffers.add(buffer!);
  try {
    memory!.grow(pages - buffer!.byteLength / PAGE);
  } catch {
    const gigabytes = (bytes / 2 ** 30).toFixed(1);
    throw new RangeError(
      `out of memory: this needs ${gigabytes} GB at once for intermediate results. Use smaller batches, or fewer examples at a time.`,
    );
  }
  buffer = memory!.buffer;
}

/** Undefined where there is no WebAssembly, or no room for its addresses. */
function reserve(): WasmMemory | undefined {
  if (!webAssembly) return undefined;
  try {
    return new webAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared: true });
  } catch {
    return undefined;
  }
}
