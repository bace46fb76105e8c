import { exercises } from "@nn/exercises";
import { exactPoints } from "../reports/points.js";
import type { ExerciseResult, SubmissionResult } from "../result.js";
import type { Override } from "./overrides.js";

/** An exercise's result, with what the teacher gave by hand, if they did: `points` are those that count. */
export interface MarkedExercise extends ExerciseResult {
  readonly override?: { readonly automatic: number; readonly reason: string };
}

export interface Marked extends SubmissionResult {
  readonly exercises: readonly MarkedExercise[];
}

/**
 * Puts the teacher's marks in the place of the automatic ones. An exercise that an invalid submission could not show is added
 * to it.
 * @param possible the points of an exercise
 */
export function marked(
  result: SubmissionResult,
  overrides: readonly Override[],
  possible: (exercise: string) => number,
): Marked {
  if (overrides.length === 0) return result;
  const shown = result.exercises.map((exercise) => {
    const override = overrides.find((one) => one.exercise === exercise.id);
    return override ? withOverride(exercise, override) : exercise;
  });
  const added = result.problem === undefined ? [] : overrides.map((one) => withOverride(unseen(one, possible), one));
  const all: MarkedExercise[] = [...shown, ...added];
  return { ...result, exercises: all, points: sum(all, "points"), possible: sum(all, "possible") };
}

const withOverride = (exercise: ExerciseResult, { points, reason }: Override): MarkedExercise => ({
  ...exercise,
  points,
  override: { automatic: exercise.points, reason },
});

function unseen({ exercise }: Override, possible: (exercise: string) => number): ExerciseResult {
  const { id, title } = exercises.find((known) => known.id === exercise)!;
  return { id, title, verdict: "invalid submission", points: 0, possible: possible(id), feedback: "", warnings: [] };
}

const sum = (exercises: readonly MarkedExercise[], of: "points" | "possible"): number =>
  exactPoints(exercises.reduce((total, exercise) => total + exercise[of], 0));
