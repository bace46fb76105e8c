import { createHash } from "node:crypto";
import { random } from "@nn/lib";
import { copy, solve, type Exercise, type Value } from "@nn/exercises/grading";

/** A case that an answer is held against. */
export interface MarkedCase {
  /** "" for a case that was drawn. */
  readonly name: string;
  readonly given: readonly unknown[];
  readonly expected: Value;
  readonly weight: number;
  readonly hidden: boolean;
}

const DRAWN = 20;

const drawn = new Map<string, readonly MarkedCase[]>();

/** The examples, then the cases drawn from the secret seed: the same for everyone, so that marks can be compared. */
export function casesOf(exercise: Exercise, seed: string): readonly MarkedCase[] {
  const key = `${exercise.id}\n${seed}`;
  const cases = drawn.get(key) ?? drawCases(exercise, key);
  drawn.set(key, cases);
  return cases;
}

function drawCases(exercise: Exercise, key: string): MarkedCase[] {
  const examples = exercise.cases.map(({ name, given, expected, weight = 1 }) => ({
    name,
    given,
    expected: copy(expected),
    weight,
    hidden: false,
  }));
  const rng = random(createHash("sha256").update(key).digest().readUInt32BE(0));
  const others = Array.from({ length: DRAWN }, () => {
    const given = exercise.hidden(rng);
    return { name: "", given, expected: copy(solve(exercise, given)), weight: 1, hidden: true };
  });
  return [...examples, ...others];
}
