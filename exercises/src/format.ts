import { messages } from "./messages.js";
import { isMatrix, Opaque, type Value } from "./value.js";

const ITEMS = 8;
const LENGTH = 160;

/** A value as code, on one line and short whatever its size: "[1, 2, 3]", "matrix([[1, 2], [3, 4]])". */
export function formatValue(value: unknown): string {
  return shorten(visit(value, 0));
}

/** On one line, of at most 160 characters. */
export function shorten(text: string): string {
  const start = text.slice(0, LENGTH + 1).replace(/\s+/g, " ");
  return text.length > LENGTH ? `${start.slice(0, LENGTH)}…` : start;
}

/** Ten digits tell apart what a tolerance of 1e-9 tells apart, and hide the noise of 0.1 + 0.2. */
export const formatNumber = (x: number, digits = 10): string => String(Number(x.toPrecision(digits)));

function visit(value: unknown, depth: number): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return JSON.stringify(value.slice(0, LENGTH));
  if (typeof value === "function") return shorten(String(value));
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Opaque) return messages.opaque[value.kind];
  if (depth > 4) return "…";
  if (isMatrix(value)) {
    const { rows, columns, data } = value;
    return `matrix([${listed(rows, (i) => visit(data.subarray(i * columns, (i + 1) * columns), depth + 1))}])`;
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = value as unknown as ArrayLike<unknown>;
    return `[${listed(items.length, (i) => visit(items[i], depth + 1))}]`;
  }
  const keys = Object.keys(value);
  const entry = (key: string): string => `${key}: ${visit((value as Record<string, Value>)[key], depth + 1)}`;
  return keys.length === 0 ? "{}" : `{ ${listed(keys.length, (i) => entry(keys[i]))} }`;
}

function listed(length: number, item: (i: number) => string): string {
  const shown = Array.from({ length: Math.min(length, ITEMS) }, (_, i) => item(i));
  if (length > ITEMS) shown.push(`… ${messages.more(length - ITEMS)}`);
  return shown.join(", ");
}
