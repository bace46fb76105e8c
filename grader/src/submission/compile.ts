import type { CatalogueChapter } from "./catalogue.js";
import { emit, type CompiledCell } from "./emit.js";
import { chapterOf, findAnswer, isAttempt } from "./find.js";
import { InvalidSubmission, readNotebook } from "./notebook.js";
import { parseCell, type SyntaxProblem } from "./parse.js";
import { references } from "./references.js";
import { sliceOf, type SlicedCell } from "./slice.js";
import type { TypeProblem } from "./types.js";
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
      /** Until the types have been checked, and where they keep the compiler too busy for that: a note that says so. */
      readonly typeProblems: readonly TypeProblem[];
    }
);

/** A submission, ready to be run; or the sentence that says why it is invalid. */
export type Compiled =
  { readonly invalid: string } | { readonly chapter: string; readonly answers: readonly CompiledAnswer[] };

/** With the text of each answer whose types can be checked. */
type Checkable = Compiled & { readonly texts: ReadonlyMap<string, readonly SlicedCell[]> };

/** Reads a notebook and compiles what answers its chapter's exercises, but for their types. Runs nothing of it. */
export function compile(bytes: Uint8Array, chapters: readonly CatalogueChapter[]): Checkable {
  try {
    return compileNotebook(bytes, chapters);
  } catch (error) {
    const texts = new Map<string, never>();
    if (error instanceof InvalidSubmission) return { invalid: error.message, texts };
    if (error instanceof RangeError) return { invalid: messages.invalid.tooDeep, texts }; // the compiler's stack is exhausted
    throw error;
  }
}

function compileNotebook(bytes: Uint8Array, chapters: readonly CatalogueChapter[]): Checkable {
  const cells = readNotebook(bytes).map(parseCell);
  const chapter = chapterOf(cells, chapters);
  if (!chapter) throw new InvalidSubmission(messages.invalid.foreign);
  const names = references(cells);
  const texts = new Map<string, readonly SlicedCell[]>();
  const answers = chapter.exercises.map((entry): CompiledAnswer => {
    const { id } = entry;
    const place = findAnswer(cells, entry);
    if (!place) return { id, kind: "missing" };
    if (!isAttempt(place)) return { id, kind: "stub" };
    const slice = sliceOf(cells, place, names);
    if ("syntaxError" in slice) return { id, kind: "syntax error", ...slice.syntaxError };
    texts.set(id, slice.cells);
    const { number } = place.cell;
    const answer = { module: `./cell-${number}`, name: place.name };
    const unchecked = { cell: number, line: 1, says: messages.typesTooSlow };
    return { id, kind: "code", cells: emit(slice.cells), answer, typeProblems: [unchecked] };
  });
  return { chapter: chapter.file, answers, texts };
}
