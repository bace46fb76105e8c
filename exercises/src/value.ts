import { types } from "node:util";
import type { Matrix } from "@nn/lib";

/** What a function returned, as plain data that is safe to compare and to print. */
export type Value = undefined | null | boolean | number | string | Matrix | Opaque | Value[] | { [key: string]: Value };

export type OpaqueKind = "function" | "symbol" | "bigint" | "promise" | "generator" | "deep" | "huge";

/** Stands for something that can't be an answer. */
export class Opaque {
  constructor(readonly kind: OpaqueKind) {}
}

const MAX_DEPTH = 20;
const MAX_ENTRIES = 100_000;

export function isMatrix(value: unknown): value is Matrix {
  if (typeof value !== "object" || value === null) return false;
  const { rows, columns, data } = value as Partial<Matrix>;
  return typeof rows === "number" && typeof columns === "number" && types.isFloat64Array(data);
}

/** Typed arrays become arrays. Throws, or runs for ever, where a getter or a proxy inside of the value does. */
export function copy(value: unknown): Value {
  let left = MAX_ENTRIES;

  function visit(value: unknown, depth: number): Value {
    if (value === null || typeof value === "undefined" || typeof value === "boolean") return value;
    if (typeof value === "number" || typeof value === "string") return value;
    if (typeof value !== "object") return new Opaque(typeof value as "function" | "symbol" | "bigint");
    if (value instanceof Opaque) return value;
    if (types.isPromise(value)) {
      void Promise.prototype.catch.call(value, () => {}); // or its rejection would end the kernel
      return new Opaque("promise");
    }
    if (types.isGeneratorObject(value)) return new Opaque("generator");
    if (depth > MAX_DEPTH) return new Opaque("deep");
    if (isMatrix(value)) return { rows: value.rows, columns: value.columns, data: value.data.slice() };
    const list = Array.isArray(value) || types.isTypedArray(value);
    const size = list ? (value as ArrayLike<unknown>).length : Object.keys(value).length;
    if (size > left) return new Opaque("huge");
    left -= size;
    if (list) return Array.from(value as ArrayLike<unknown>, (item) => visit(item, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, depth + 1)]));
  }

  return visit(value, 0);
}

/** A deep copy of arguments. Functions and instances of classes are shared, and what was one object stays one. */
export function cloneArguments(given: readonly unknown[]): unknown[] {
  const clones = new Map<object, unknown>();

  function visit(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (!clones.has(value)) clones.set(value, cloneObject(value));
    return clones.get(value);
  }

  function cloneObject(value: object): unknown {
    if (Array.isArray(value)) return value.map(visit);
    if (types.isTypedArray(value)) return value.slice();
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  }

  return given.map(visit);
}
