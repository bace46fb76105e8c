import type { PathStep } from "./compare.js";
import { call } from "./guard.js";
import { messages } from "./messages.js";
import { isMatrix, Opaque, type Value } from "./value.js";

/** What a value is, in words, with its shape: "an array of 3 numbers", "a 2×3 Matrix". */
export function describeKind(value: Value): string {
  if (value === null) return messages.null;
  if (value instanceof Opaque) return messages.opaque[value.kind];
  if (isMatrix(value)) {
    const { rows, columns, data } = value;
    return rows * columns === data.length
      ? messages.matrix(rows, columns)
      : messages.brokenMatrix(rows, columns, data.length);
  }
  if (Array.isArray(value)) return describeArray(value);
  return typeof value === "object"
    ? messages.object(Object.keys(value).slice(0, 8))
    : messages[typeof value as "number"];
}

/** The same for a value that may throw, or loop, when it is read. */
export function describeUnknown(value: unknown): string {
  const outcome = call(() => value, []);
  return outcome.kind === "returned" ? describeKind(outcome.value) : messages.unreadableKind;
}

function describeArray(items: Value[]): string {
  const columns = Array.isArray(items[0]) ? items[0].length : 0;
  const isRow = (item: Value): boolean => Array.isArray(item) && item.length === columns && item.every(isNumber);
  if (columns > 0 && items.every(isRow)) return messages.grid(items.length, columns);
  return messages.list(items.length, items.every(isNumber));
}

const isNumber = (value: Value): boolean => typeof value === "number";

/** "[2][0]", ".loss[3]", "row 0, column 2". */
export function describePlace(at: readonly PathStep[]): string {
  return at.map(describeStep).join("");
}

function describeStep(step: PathStep): string {
  if (typeof step === "number") return `[${step}]`;
  return typeof step === "string" ? `.${step}` : messages.entry(step.row, step.column);
}
