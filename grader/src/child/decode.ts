import type { Tagged } from "./encode.js";

/** What to put where a function, or something that is no answer, stood. */
export interface Stands {
  function(number: number): unknown;
  opaque(kind: string): unknown;
}

const typedArrays = new Map(
  [
    Float64Array,
    Float32Array,
    Int32Array,
    Uint32Array,
    Int16Array,
    Uint16Array,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
  ].map((constructor) => [constructor.name, constructor]),
);

/** The value behind a tagged form. @throws TypeError for what `encode` does not make */
export function decode(tagged: unknown, stands: Stands): unknown {
  if (tagged === null || typeof tagged !== "object") return tagged;
  if (!Array.isArray(tagged)) throw new TypeError("not a tagged value");
  const [tag, ...rest] = tagged as [unknown, ...unknown[]];
  const inner = (item: unknown): unknown => decode(item, stands);
  switch (tag) {
    case "undefined":
      return undefined;
    case "number":
      return Number(rest[0]);
    case "array":
      return rest.map(inner);
    case "typed":
      return typedArray(rest[0], rest.slice(1).map(inner));
    case "object":
      return Object.fromEntries(rest.map(entry).map(([key, item]) => [key, inner(item)]));
    case "function":
      return stands.function(Number(rest[0]));
    case "opaque":
      return stands.opaque(String(rest[0]));
    default:
      throw new TypeError("no such tag");
  }
}

function typedArray(name: unknown, items: unknown[]): ArrayLike<number> {
  const constructor = typedArrays.get(String(name));
  if (!constructor || !items.every((item) => typeof item === "number")) throw new TypeError("not a typed array");
  return constructor.from(items);
}

function entry(item: unknown): [string, Tagged] {
  if (!Array.isArray(item) || typeof item[0] !== "string") throw new TypeError("not an entry of an object");
  return [item[0], item[1] as Tagged];
}
