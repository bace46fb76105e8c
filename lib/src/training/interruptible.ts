import { runInThisContext } from "node:vm";

const passed = globalThis as { interruptibleWork?: () => void };

/**
 * Runs `work`, and returns whether the user interrupted it (the ■ button of a notebook, Ctrl-C in a terminal). What `work` changed
 * until then stays changed. Node ends it between two steps without running its `catch` and `finally`; only a script that was
 * started with `breakOnSigint` learns of it, and the innermost one alone. So the cell that called goes on as usual.
 * @throws whatever `work` throws
 */
export function interruptible(work: () => void): boolean {
  const outer = passed.interruptibleWork;
  passed.interruptibleWork = work; // the script sees nothing but globals
  try {
    runInThisContext("interruptibleWork()", { breakOnSigint: true });
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") return true;
    throw error;
  } finally {
    passed.interruptibleWork = outer;
  }
}
