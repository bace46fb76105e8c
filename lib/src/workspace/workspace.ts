import { Arena, type Precision } from "./arena.js";

/**
 * A workspace holds what a computation needs for a while, where the WebAssembly kernels can reach it: a training's copy of the
 * network, and the matrices of each step. What is put there during a piece of work is gone when the work is done, so a step costs
 * no garbage collection, and the next step finds the same places still in the processor's cache.
 */
const double = Arena.reserve("double");
let single: Arena | undefined;
let open: Arena | undefined;

/** Where matrices are made now; undefined outside of workspaces. */
export const openArena = (): Arena | undefined => open;

/**
 * From now on all matrices are made in this workspace, until the returned function is called. None that was made in between may be
 * used after that: copy what is to stay. (A function to call, and no callback, since an interrupt runs no `finally`.)
 */
export function enterWorkspace(precision: Precision = "double"): () => void {
  const outer = open;
  open = precision === "double" ? double : ((single ??= Arena.reserve("single")) ?? double);
  const [top, topOfSingle] = [double?.top, single?.top];
  return () => {
    // Of both: an interrupt may have ended work in the other one, too.
    if (double) double.top = top!;
    if (single) single.top = topOfSingle ?? single.top;
    open = outer;
  };
}

/** Leaves all workspaces: an interrupt may have ended work in one without a chance to leave. */
export function closeWorkspaces(): void {
  double?.clear();
  single?.clear();
  open = undefined;
}

/** Does one step of the work in a workspace: the matrices that it makes there are gone when it returns. */
export function temporaries<T>(step: () => T): T {
  const arena = open;
  if (!arena) return step();
  const { top } = arena;
  try {
    return step();
  } finally {
    arena.top = top;
  }
}

/** Calls foreign code from within a workspace: what it makes, it may keep. */
export function outsideWorkspace<T>(work: () => T): T {
  const arena = open;
  open = undefined;
  try {
    return work();
  } finally {
    open = arena;
  }
}

/**
 * An array of numbers, in the workspace if there is one. What it holds is left over from earlier work: it is for results that
 * are written whole.
 * @throws RangeError when the memory is full
 */
export const allocate = (length: number): Float64Array => (open ? open.allocate(length) : new Float64Array(length));
