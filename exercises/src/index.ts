import { chapters } from "./chapters/index.js";
import type { Exercise } from "./exercise.js";

export { check } from "./check.js";
export { hint } from "./hint.js";
export { todo } from "./todo.js";
export { progressByChapter, showProgress, solvedExercises, type ChapterProgress } from "./progress.js";
export { admit, patientNames, settingsOf, treat } from "./clinic/clinic.js";
export type { Settings } from "./clinic/settings.js";
export { chapters };
export type { Case, Chapter, Exercise, WrongAnswer } from "./exercise.js";

/** Every exercise, in the order of the course. */
export const exercises: readonly Exercise[] = chapters.flatMap((chapter) => chapter.exercises);
