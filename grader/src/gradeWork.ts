// What a process of the pool loads: grades one submission, and marks again only the answers whose key has changed.
import { sealed } from "./batch/seed.js";
import type { Graded, Work } from "./batch/graded.js";
import { grade } from "./grade.js";
import type { ExerciseResult } from "./result.js";
import { chooseSandbox } from "./sandbox/choose.js";
import type { CompiledAnswer } from "./submission/compile.js";
import { currentVersion, type Version } from "./version.js";

export interface WorkOptions {
  readonly seed: string;
  readonly trustSubmissions: boolean;
}

export async function createGrader(options: WorkOptions): Promise<(work: Work) => Promise<Graded>> {
  const { seed } = options;
  const sandbox = await chooseSandbox(options);
  const version = currentVersion();
  return async (work) => {
    const answers: Record<string, string> = {};
    const known = (answer: CompiledAnswer): ExerciseResult | undefined => {
      const key = keyOf(answer, seed, version);
      answers[answer.id] = key;
      if (work.before?.answers[answer.id] !== key) return undefined;
      return work.before.result.exercises.find(({ id }) => id === answer.id);
    };
    const { student, file, bytes } = work;
    return { result: await grade({ student, file, bytes }, { seed, sandbox, known }), answers };
  };
}

/** A compiled answer holds all that its result depends on, but the exercise, the seed and the grader. */
const keyOf = (answer: CompiledAnswer, seed: string, { common, exercises }: Version): string =>
  sealed(seed, common, exercises.get(answer.id) ?? "", JSON.stringify(answer));
