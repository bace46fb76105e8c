import { runInThisContext } from "node:vm";

const passed = globalThis as { interruptibleWork?: () => unknown };

/**
 * Runs `work` and returns what it returns, or undefined if the user interrupted it (the ■ button of a notebook, Ctrl-C in a
 * terminal). What `work` changed until then stays changed. Node ends it between two steps without running its `catch` and
 * `finally`; only a script that was started with `breakOnSigint` learns of it, and the innermost one alone. So the cell that
 * called goes on as usual.
 * @throws whatever `work` throws
 */
export function interruptible<T>(work: () => T): T | undefined {
  const outer = passed.interruptibleWork;
  passed.interruptibleWork = work; // the script sees nothing but globals
  try {
    return runInThisContext("interruptibleWork()", { breakOnSigint: true }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") return undefined;
    throw error;
  } finally {
    passed.interruptibleWork = outer;
  }
}
