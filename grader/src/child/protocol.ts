import type { Tagged } from "./encode.js";

/** The channel from the grader, and the one back. The learner's prints go elsewhere: to the streams 1 and 2. */
export const REQUESTS = 0;
export const ANSWERS = 3;

/** What the grader sends, one JSON text a line. */
export type Request =
  | { readonly do: "load"; readonly cells: readonly { name: string; code: string }[]; readonly answer: Answer }
  | { readonly do: "call"; readonly given: readonly Tagged[] }
  /** The answer to a question. */
  | { readonly value: Tagged }
  | { readonly threw: string };

interface Answer {
  readonly module: string;
  readonly name: string;
}

/** What the sandbox sends. It comes from untrusted code: the grader takes nothing about it for granted. */
export type Reply =
  | { readonly kind: "loaded" }
  | { readonly kind: "returned"; readonly value: Tagged; readonly changed?: ChangedArgument }
  | { readonly kind: "threw"; readonly text?: string }
  | { readonly kind: "todo" | "endless recursion" | "unreadable" | "unsettled" | "no function" }
  /** A question: the value of the exercise's function with this number. */
  | { readonly kind: "ask"; readonly function: number; readonly given: readonly Tagged[] };

interface ChangedArgument {
  readonly index: number;
  readonly after: Tagged;
}
