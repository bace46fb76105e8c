import { previousCellFailed } from "@nn/lib";
import { describeUnknown } from "./describe.js";
import type { AnyFunction, Chapter } from "./exercise.js";
import { feedback } from "./feedback.js";
import { find, type Found } from "./find.js";
import { judge } from "./judge.js";
import { messages } from "./messages.js";
import { output } from "./output.js";
import { addSolved, progressByChapter, solvedExercises, storeNote } from "./progress.js";
import { text, type Block } from "./render.js";

/**
 * Tries a function on an exercise's examples and on others drawn at random, and shows what came out. A right answer is noted
 * in the progress file. It never throws, so "Run All" goes on.
 *
 * @param id the exercise, for example "gradient-descent/step"
 * @param answer your function: its name, without parentheses
 */
export function check(id: string, answer: unknown): void {
  const found = find(id);
  const blocks = "exercise" in found ? checkFound(found, answer) : [found];
  output(previousCellFailed() ? [text(...messages.staleAnswer), ...blocks] : blocks);
}

function checkFound({ exercise, chapter }: Found, answer: unknown): Block[] {
  const { id, functionName } = exercise;
  if (typeof answer !== "function") {
    return [text(...messages.noFunction(functionName, describeUnknown(answer), id))];
  }
  const verdict = judge(exercise, answer as AnyFunction);
  const blocks = feedback(exercise, verdict);
  return verdict.kind === "passed" ? [...blocks, ...noteSolved(id, chapter)] : blocks;
}

/** Notes that an exercise is solved, and says how far the chapter is. */
export function noteSolved(id: string, { file, exercises }: Chapter): Block[] {
  const problem = addSolved(id);
  const solved = solvedExercises();
  const next = exercises.find((exercise) => !solved.includes(exercise.id));
  const row = progressByChapter().find(({ chapter }) => chapter === file)!;
  const line = text(...messages.chapterProgress(row.solved, row.total, next?.id));
  return problem ? [line, storeNote(problem)] : [line];
}
