import { createHash } from "node:crypto";
import { Problem } from "../problem.js";
import { invalid, type Graded, type Grader } from "./graded.js";
import type { Journal } from "./journal.js";
import { messages } from "./messages.js";
import type { Progress } from "./progress.js";
import { sealed } from "./seed.js";
import { Refusal, type Source } from "./source.js";
import type { Submission } from "./submissions.js";

export interface Run {
  readonly source: Source;
  readonly submissions: readonly Submission[];
  readonly journal: Journal;
  readonly grader: Grader;
  readonly progress: Progress;
  readonly seed: string;
  /** Of everything that grades: exercises, library, grader. */
  readonly version: string;
}

/** So many students in a row can't be the submissions' fault. One of them can hand in many files. */
const TOO_MANY_SET_ASIDE = 20;

/**
 * Grades what the journal does not hold yet.
 * @returns how many were graded
 */
export async function gradeAll(run: Run): Promise<number> {
  const { journal, grader, progress } = run;
  let next = 0;
  let graded = 0;
  const setAside = new Set<string>();
  let stopped: unknown;

  const lane = async (): Promise<void> => {
    while (next < run.submissions.length && stopped === undefined) {
      const submission = run.submissions[next++];
      const { key, bytes, grade } = await prepare(run, submission);
      if (journal.keyOf(submission.file) !== key) {
        const outcome = await grade();
        journal.add({ ...outcome, key, bytes });
        await grader.recorded(key);
        graded++;
        if (outcome.setAside) setAside.add(submission.student);
        else setAside.clear();
        if (setAside.size === TOO_MANY_SET_ASIDE) {
          throw new Problem(messages.allFail(setAside.size, outcome.result.problem ?? ""));
        }
      }
      progress.advance();
    }
  };
  progress.start(run.submissions.length, 0);
  try {
    const lanes = Array.from({ length: grader.parallel }, () => lane().catch((error: unknown) => (stopped ??= error)));
    await Promise.all(lanes);
  } finally {
    progress.stop();
  }
  if (stopped !== undefined) throw stopped as Error;
  return graded;
}

interface Prepared {
  readonly key: string;
  readonly bytes: string;
  readonly grade: () => Promise<Graded>;
}

async function prepare({ source, seed, version, journal, grader }: Run, submission: Submission): Promise<Prepared> {
  const { student, file, refused } = submission;
  let bytes: Buffer;
  try {
    if (refused !== undefined) throw new Refusal(refused);
    bytes = await source.read(file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const grade = (): Promise<Graded> =>
      Promise.resolve({ result: invalid(student, file, error.message), answers: {} });
    return { key: sealed(seed, "refused", student, error.message), bytes: "", grade };
  }
  const key = sealed(seed, version, student, file, bytes);
  const before = journal.keyOf(file) === key ? undefined : journal.read(file);
  return {
    key,
    bytes: createHash("sha256").update(bytes).digest("hex"),
    grade: () => grader.grade({ student, file, bytes, before }, key),
  };
}
