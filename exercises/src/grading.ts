// What a grader uses of the package, besides the exercises themselves: one comparison and one wording for check() and for marks.
export { chapters, exercises } from "./index.js";
export type { Case, Chapter, Exercise, WrongAnswer } from "./exercise.js";
export { shownCases } from "./feedback.js";
export type { Outcome } from "./guard.js";
export { knownMistake, resultOf, solve, type CaseResult } from "./judge.js";
export { markdown, quote, text, type Block, type Row, type Span } from "./render.js";
export { copy, Opaque, type OpaqueKind, type Value } from "./value.js";
