export type { ExerciseResult, SubmissionResult, VerdictKind } from "./result.js";
export { grade, type GradeOptions, type Submission } from "./grade.js";
export { chooseSandbox, NoSandbox } from "./sandbox/choose.js";
export type { Sandbox } from "./sandbox/sandbox.js";
