export type { ExerciseResult, SubmissionResult, VerdictKind } from "./result.js";
