import { types } from "node:util";

/**
 * Values as they cross between the grader and the sandbox, as JSON. Finite numbers, texts, true, false and null stand for
 * themselves; everything else is a list that begins with its tag.
 */
export type Tagged = null | boolean | number | string | readonly [tag: string, ...rest: unknown[]];

/*
 * ["undefined"]
 * ["number", "NaN"], and likewise "Infinity", "-Infinity", "-0"
 * ["array", item, …]
 * ["typed", "Float64Array", item, …]
 * ["object", [key, value], …]
 * ["function", 0]        a function of the exercise, by its number: the sandbox asks the grader for its values
 * ["opaque", "promise"]  something that is no answer: a promise, a function, a symbol, …
 */

const MAX_DEPTH = 20;
export const MAX_ENTRIES = 100_000;

/** Throws, or runs for ever, where a getter or a proxy inside of the value does. `functions` numbers the functions in it. */
export function encode(value: unknown, functions?: (value: (...given: never[]) => unknown) => number): Tagged {
  let left = MAX_ENTRIES;

  function visit(value: unknown, depth: number): Tagged {
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    if (typeof value === "number") return encodeNumber(value);
    if (typeof value === "undefined") return ["undefined"];
    if (typeof value === "function" && functions) return ["function", functions(value as () => unknown)];
    if (typeof value !== "object") return ["opaque", typeof value];
    if (types.isPromise(value)) return ["opaque", "promise"];
    if (types.isGeneratorObject(value)) return ["opaque", "generator"];
    if (depth > MAX_DEPTH) return ["opaque", "deep"];
    return visitObject(value, depth);
  }

  function visitObject(value: object, depth: number): Tagged {
    const typed = types.isTypedArray(value) && !types.isBigInt64Array(value) && !types.isBigUint64Array(value);
    const list = typed || Array.isArray(value);
    const size = list ? (value as ArrayLike<unknown>).length : Object.keys(value).length;
    if (size > left) return ["opaque", "huge"];
    left -= size;
    const items = (): Tagged[] => Array.from(value as ArrayLike<unknown>, (item) => visit(item, depth + 1));
    if (typed) return ["typed", Object.prototype.toString.call(value).slice(8, -1), ...items()];
    if (list) return ["array", ...items()];
    return ["object", ...Object.entries(value).map(([key, item]): [string, Tagged] => [key, visit(item, depth + 1)])];
  }

  return visit(value, 0);
}

function encodeNumber(value: number): Tagged {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return ["number", Object.is(value, -0) ? "-0" : String(value)];
}
