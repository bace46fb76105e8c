// What a grader uses of the package, besides the exercises themselves: one comparison and one wording for check() and for marks.
export { chapters, exercises } from "./index.js";
export { noteSolved } from "./check.js";
export type { Case, Chapter, Exercise, WrongAnswer } from "./exercise.js";
export { failure, shownCases } from "./feedback.js";
export { find } from "./find.js";
export type { Outcome } from "./guard.js";
export { nextHint } from "./hint.js";
export { drawnCases, knownMistake, resultOf, solve, verdictOn, type CaseResult } from "./judge.js";
export { messages as exerciseMessages } from "./messages.js";
export { progressByChapter, solvedExercises } from "./progress.js";
export { markdown, quote, text, type Block, type Row, type Span } from "./render.js";
export { copy, Opaque, type OpaqueKind, type Value } from "./value.js";
