import type { ExerciseResult } from "../result.js";
import type { Journal, JournalRecord, Move } from "./journal.js";
import type { Submission } from "./submissions.js";

/** The marks that are not what they were at the end of the run before. Manual overrides are not looked at here. */
export function movesIn(journal: Journal, submissions: readonly Submission[]): Move[] {
  return submissions.flatMap(({ file }) => {
    if (!journal.hasMoved(file)) return [];
    return between(journal.readSettled(file)!, journal.read(file)!);
  });
}

function between(before: JournalRecord, after: JournalRecord): Move[] {
  const { student, file } = after.result;
  const why = before.bytes === after.bytes ? "exercise" : "submission";
  const old = byId(before.result.exercises);
  const now = byId(after.result.exercises);
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return ids.flatMap((exercise): Move[] => {
    const [from, to] = [old.get(exercise)?.points ?? 0, now.get(exercise)?.points ?? 0];
    if (from === to) return [];
    const verdictBefore = old.get(exercise)?.verdict ?? "";
    return [{ student, file, exercise, from, to, verdictBefore, verdict: now.get(exercise)?.verdict ?? "", why }];
  });
}

const byId = (results: readonly ExerciseResult[]): Map<string, ExerciseResult> =>
  new Map(results.map((result) => [result.id, result]));
