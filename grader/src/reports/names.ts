import { createHash } from "node:crypto";

/**
 * A file's name for a student: readable, allowed on every system, and unlike any other's by the hash of what it stands for.
 * @param what the whole name or path
 */
export function fileName(readable: string, what: string): string {
  const safe = readable.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, ""); // prettier-ignore
  const short = [...safe].slice(0, 40).join("");
  return `${short || "_"}-${createHash("sha256").update(what).digest("hex").slice(0, 12)}`;
}

/** What fileName makes, with or without an ending. */
export const isFileName = (name: string): boolean => /-[0-9a-f]{12}(\.html)?$/.test(name);
