export { diagnose, walk, type Asked, type Diagnosis } from "./diagnose.js";
export type { Evidence } from "./evidence.js";
export type { Fault } from "./faults.js";
export { firstQuestion, type Branch, type Question } from "./questions.js";
