import type { CatalogueChapter } from "./catalogue.js";
import { emitAll, type CompiledCell, type TypeProblem } from "./emit.js";
import { chapterOf, findAnswer, isAttempt } from "./find.js";
import { InvalidSubmission, readNotebook } from "./notebook.js";
import { parseCell, type SyntaxProblem } from "./parse.js";
import { references } from "./references.js";
import { sliceOf } from "./slice.js";
import { messages } from "../messages.js";

/** What stands in the submission for one exercise. */
export type CompiledAnswer = { readonly id: string } & (
  | { readonly kind: "missing" | "stub" }
  | ({ readonly kind: "syntax error" } & SyntaxProblem)
  | {
      readonly kind: "code";
      readonly cells: readonly CompiledCell[];
      /** The module and the name of the learner's function in it. */
      readonly answer: { readonly module: string; readonly name: string };
      readonly typeProblems: readonly TypeProblem[];
    }
);

/** A submission, ready to be run; or the sentence that says why it is invalid. */
export type Compiled =
  { readonly invalid: string } | { readonly chapter: string; readonly answers: readonly CompiledAnswer[] };

/** Reads a notebook and compiles what answers its chapter's exercises. Runs nothing of it. */
export function compile(bytes: Uint8Array, chapters: readonly CatalogueChapter[]): Compiled {
  try {
    return compileNotebook(bytes, chapters);
  } catch (error) {
    if (error instanceof InvalidSubmission) return { invalid: error.message };
    if (error instanceof RangeError) return { invalid: messages.invalid.tooDeep }; // the compiler's stack is exhausted
    throw error;
  }
}

function compileNotebook(bytes: Uint8Array, chapters: readonly CatalogueChapter[]): Compiled {
  const cells = readNotebook(bytes).map(parseCell);
  const chapter = chapterOf(cells, chapters);
  if (!chapter) return { invalid: messages.invalid.foreign };
  const names = references(cells);
  const slices = chapter.exercises.map((entry) => {
    const place = findAnswer(cells, entry);
    if (!place) return { id: entry.id, kind: "missing" as const };
    if (!isAttempt(place)) return { id: entry.id, kind: "stub" as const };
    const slice = sliceOf(cells, place, names);
    if ("syntaxError" in slice) return { id: entry.id, kind: "syntax error" as const, ...slice.syntaxError };
    return { id: entry.id, kind: "code" as const, place, cells: slice.cells };
  });
  const code = slices.filter((slice) => slice.kind === "code");
  const emitted = emitAll(code.map((slice) => slice.cells));
  const answers = slices.map((slice): CompiledAnswer => {
    if (slice.kind !== "code") return slice;
    const { id, kind, place } = slice;
    const answer = { module: `./cell-${place.cell.number}`, name: place.name };
    return { id, kind, answer, ...emitted[code.indexOf(slice)] };
  });
  return { chapter: chapter.file, answers };
}
