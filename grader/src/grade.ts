import { exercises, markdown, text, type Exercise } from "@nn/exercises/grading";
import { casesOf } from "./marking/cases.js";
import { mark } from "./marking/mark.js";
import { POSSIBLE } from "./marking/points.js";
import type { Code } from "./marking/run.js";
import { runAll } from "./marking/runAll.js";
import { messages } from "./messages.js";
import type { ExerciseResult, SubmissionResult } from "./result.js";
import type { Sandbox } from "./sandbox/sandbox.js";
import type { CompiledAnswer } from "./submission/compile.js";
import { compileInThread } from "./submission/compiler.js";

export interface Submission {
  readonly student: string;
  /** The path inside of the batch. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface GradeOptions {
  /** Any text. Hidden cases are drawn from it: who knows it, knows them. */
  readonly seed: string;
  readonly sandbox: Sandbox;
  /** The result of an answer that was marked before and need not be run again. */
  readonly known?: (answer: CompiledAnswer) => ExerciseResult | undefined;
}

/** Marks one submission. The same submission and seed give the same result, to the byte. */
export async function grade({ student, file, bytes }: Submission, options: GradeOptions): Promise<SubmissionResult> {
  const compiled = await compileInThread(bytes);
  if ("invalid" in compiled) {
    return { student, file, chapter: "", problem: compiled.invalid, exercises: [], points: 0, possible: 0 };
  }
  const { chapter, answers } = compiled;
  const known = new Map(answers.map((answer) => [answer, options.known?.(answer)]));
  const unknown = answers.filter((answer) => known.get(answer) === undefined);
  const outcomes = await runAll(unknown.filter(isCode), options);
  const results = answers.map((answer) => {
    const before = known.get(answer);
    if (before) return before;
    const exercise = exerciseOf(answer);
    return isCode(answer)
      ? result(exercise, mark(exercise, casesOf(exercise, options.seed), outcomes.get(answer.id)!), answer)
      : result(exercise, unmarked(exercise, answer));
  });
  const points = Math.round(results.reduce((sum, each) => sum + each.points, 0) * 100) / 100;
  return { student, file, chapter, exercises: results, points, possible: results.length * POSSIBLE };
}

const isCode = (answer: CompiledAnswer): answer is Code => answer.kind === "code";

const exerciseOf = ({ id }: CompiledAnswer): Exercise => exercises.find((exercise) => exercise.id === id)!;

type Marked = Pick<ExerciseResult, "verdict" | "points" | "feedback" | "mistake">;

function result(
  { id, title, functionName }: Exercise,
  { verdict, points, feedback, mistake }: Marked,
  code?: Code,
): ExerciseResult {
  const say = messages.feedback;
  const warnings = [
    ...(code && code.answer.name !== functionName ? [say.renamed(functionName, code.answer.name)] : []),
    ...(code?.typeProblems ?? []).map(({ cell, line, says }) => say.typeProblem(cell, line, says)),
  ];
  const named = mistake === undefined ? {} : { mistake };
  return {
    id,
    title,
    verdict,
    points,
    possible: POSSIBLE,
    feedback,
    ...named,
    warnings: warnings.map((spans) => markdown([text(...spans)])),
  };
}

/** The verdict on what can't be run. */
function unmarked({ functionName }: Exercise, answer: Exclude<CompiledAnswer, Code>): Marked {
  const say = messages.feedback;
  if (answer.kind === "syntax error") {
    const spans = say.syntaxError(answer.cell, answer.line, answer.says);
    return { verdict: "syntax error", points: 0, feedback: markdown([text(...spans)]) };
  }
  const spans = answer.kind === "missing" ? say.missing(functionName) : say.notAttempted(functionName);
  return { verdict: "not attempted", points: 0, feedback: markdown([text(...spans)]) };
}
