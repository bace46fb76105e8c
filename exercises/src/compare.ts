import { isMatrix, Opaque, type Value } from "./value.js";

/** A step from a value into a part of it: an index, a key, or an entry of a Matrix. */
export type PathStep = number | string | { row: number; column: number };

/** Where and how an answer differs from the expected one. */
export interface Difference {
  /** "value": numbers too far apart, or other texts, booleans. "NaN": the answer holds NaN where a number belongs. */
  readonly kind: "type" | "shape" | "NaN" | "value";
  readonly at: readonly PathStep[];
  /** The two parts that stand at `at`. */
  readonly expected: Value;
  readonly actual: Value;
}

/**
 * The gravest difference: of type or shape before NaN, NaN before size; of NaN the first, of sizes the largest.
 * Undefined when there is none: numbers are equal when |a − b| ≤ tolerance · max(1, |a|, |b|), and NaN equals NaN.
 */
export function compare(expected: Value, actual: Value, tolerance: number): Difference | undefined {
  const differences: Difference[] = [];
  collect(expected, actual, [], tolerance, differences);
  const first = (...kinds: Difference["kind"][]) => differences.find(({ kind }) => kinds.includes(kind));
  return first("type", "shape") ?? first("NaN") ?? largest(differences);
}

function collect(expected: Value, actual: Value, at: PathStep[], tolerance: number, found: Difference[]): void {
  const add = (kind: Difference["kind"]): unknown => found.push({ kind, at, expected, actual });
  if (kindOf(expected) !== kindOf(actual)) {
    add("type");
  } else if (typeof expected === "number") {
    if (Number.isNaN(actual) && !Number.isNaN(expected)) add("NaN");
    else if (!near(expected, actual as number, tolerance)) add("value");
  } else if (isMatrix(expected)) {
    const [A, B] = [expected, actual as typeof expected];
    if (A.rows !== B.rows || A.columns !== B.columns || A.data.length !== B.data.length) return void add("shape");
    A.data.forEach((entry, i) => {
      const place = { row: Math.floor(i / A.columns), column: i % A.columns };
      collect(entry, B.data[i], [...at, place], tolerance, found);
    });
  } else if (Array.isArray(expected)) {
    const items = actual as Value[];
    if (expected.length !== items.length) add("shape");
    else expected.forEach((item, i) => collect(item, items[i], [...at, i], tolerance, found));
  } else if (typeof expected === "object" && expected !== null) {
    const [E, A] = [expected, actual] as Record<string, Value>[];
    if (Object.keys(E).sort().join() !== Object.keys(A).sort().join()) return void add("shape");
    for (const key of Object.keys(E)) collect(E[key], A[key], [...at, key], tolerance, found);
  } else if (expected !== actual) {
    add("value");
  }
}

function kindOf(value: Value): string {
  if (value === null) return "null";
  if (value instanceof Opaque) return `opaque ${value.kind}`;
  if (Array.isArray(value)) return "array";
  return isMatrix(value) ? "matrix" : typeof value;
}

function near(a: number, b: number, tolerance: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  return Number.isFinite(a - b) && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** |expected − actual|; ∞ where one of them is NaN or infinite, undefined for what is not a number. */
export function distance({ expected, actual }: Difference): number | undefined {
  if (typeof expected !== "number" || typeof actual !== "number") return undefined;
  const size = Math.abs(expected - actual);
  return Number.isNaN(size) ? Infinity : size;
}

function largest(differences: Difference[]): Difference | undefined {
  return differences.reduce<Difference | undefined>((most, next) => {
    return most !== undefined && (distance(next) ?? 0) <= (distance(most) ?? 0) ? most : next;
  }, undefined);
}
