import { isDeepStrictEqual, types } from "node:util";
import { Script } from "node:vm";
import type { AnyFunction } from "./exercise.js";
import { formatValue } from "./format.js";
import { TodoError } from "./todo.js";
import { cloneArguments, copy, type Value } from "./value.js";

/** Milliseconds that one call may take. Longer, and a loop that fills an array could exhaust the kernel's memory. */
export const TIME_LIMIT = 1000;

/** What became of one call of a learner's function. */
export type Outcome =
  | { kind: "returned"; value: Value; changed?: ChangedArgument }
  /** `text` is missing when the thrown thing can't be shown. */
  | { kind: "threw"; text?: string }
  /** It returned something that throws when it is read. */
  | { kind: "unreadable" }
  | { kind: "todo" }
  | { kind: "endless recursion" }
  | { kind: "timeout" }
  | { kind: "async" };

export interface ChangedArgument {
  /** The argument's place, from 0. */
  readonly index: number;
  readonly before: Value;
  readonly after: Value;
}

const SLOT = Symbol.for("@nn/exercises.call");
const slot = globalThis as unknown as Record<symbol, () => void>;
const callSlot = new Script(`globalThis[Symbol.for("@nn/exercises.call")]()`);

/** Calls a learner's function with copies of the arguments. Whatever the function does, this returns. */
export function call(answer: AnyFunction, given: readonly unknown[]): Outcome {
  if (types.isAsyncFunction(answer)) return { kind: "async" };
  const passed = cloneArguments(given);
  let outcome: Outcome = { kind: "timeout" };
  slot[SLOT] = () => {
    outcome = run(answer, passed, given);
  };
  try {
    // Everything that may run a learner's code happens in here, getters of returned objects included: V8 ends a
    // script at its timeout wherever its functions were defined.
    callSlot.runInThisContext({ timeout: TIME_LIMIT });
  } catch {
    // The timeout: `outcome` says so already.
  } finally {
    delete slot[SLOT];
  }
  return outcome;
}

function run(answer: AnyFunction, passed: unknown[], given: readonly unknown[]): Outcome {
  let returned: unknown;
  try {
    returned = (answer as (...given: unknown[]) => unknown)(...passed);
  } catch (error) {
    return thrown(error);
  }
  try {
    const value = copy(returned);
    const index = passed.findIndex((argument, i) => !isDeepStrictEqual(argument, given[i]));
    if (index < 0) return { kind: "returned", value };
    return { kind: "returned", value, changed: { index, before: copy(given[index]), after: copy(passed[index]) } };
  } catch {
    return { kind: "unreadable" };
  }
}

function thrown(error: unknown): Outcome {
  try {
    if (error instanceof TodoError) return { kind: "todo" };
    if (!(error instanceof Error)) return { kind: "threw", text: formatValue(copy(error)) };
    if (error instanceof RangeError && /call stack/.test(error.message)) return { kind: "endless recursion" };
    return { kind: "threw", text: `${error.name}: ${error.message}` };
  } catch {
    return { kind: "threw" };
  }
}
