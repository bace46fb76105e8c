import { describe, expect, test } from "vitest";
import { chapters, exercises } from "@nn/exercises";
import type { AnyFunction, Exercise } from "../../exercises/src/exercise.js";
import { judge } from "../../exercises/src/judge.js";
import { cloneArguments } from "../../exercises/src/value.js";
import { evaluate, sources } from "./sources.js";

const SEEDS = [1, 2, 3];

describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))("%s", (id, exercise) => {
  test("has a well-formed id, a title, a statement, three hints, cases with names of their own and three mistakes", () => {
    const { file } = chapters.find((chapter) => chapter.exercises.includes(exercise))!;
    expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
    expect(id.split("/")[0]).toBe(file.replace(/^\d\d-/, ""));
    const texts = [exercise.title, exercise.statement, ...exercise.hints, ...exercise.wrong.map(({ says }) => says)];
    for (const text of texts) expect(text.trim()).not.toBe("");
    expect(exercise.hints).toHaveLength(3);
    expect(new Set(exercise.hints).size).toBe(3);
    expect(exercise.cases.length).toBeGreaterThanOrEqual(2);
    expect(new Set(exercise.cases.map(({ name }) => name)).size).toBe(exercise.cases.length);
    expect(exercise.wrong.length).toBeGreaterThanOrEqual(3);
    expect(new Set(exercise.wrong.map(({ says }) => says)).size).toBe(exercise.wrong.length);
  });

  test("its stub is not attempted yet", () => {
    expect(judge(exercise, evaluate(exercise.stub))).toEqual({ kind: "todo" });
  });

  test.each(SEEDS)("its solution is right, with seed %i", (seed) => {
    expect(judge(exercise, exercise.solution, seed)).toMatchObject({ kind: "passed", shown: exercise.cases.length });
  });

  test("its solution, as a cell of its own, is right and has the signature of the stub", () => {
    const source = sources.get(id)!;
    expect(oneLine(source)).toContain(oneLine(`function ${exercise.signature} {`));
    expect(judge(exercise, evaluate(source)).kind).toBe("passed");
    expect(exercise.parameters).toHaveLength(exercise.cases[0].given.length);
  });

  test.each(exercise.wrong.map((wrong) => [wrong.name, wrong] as const))(
    "the mistake “%s” is found, and taken for no other",
    (_name, wrong) => {
      for (const seed of SEEDS) {
        const verdict = judge(exercise, wrong.answer, seed);
        expect(verdict.kind).toBe("failed");
        expect(verdict.kind === "failed" && verdict.mistake?.name).toBe(wrong.name);
      }
    },
  );

  test("answers that fit the public cases only are wrong on a hidden one", () => {
    const verdict = judge(exercise, memorised(exercise));
    expect(verdict).toMatchObject({ kind: "failed", mistake: undefined, hidden: { right: false } });
  });
});

test("no two exercises have the same id", () => {
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
});

/** Without line breaks, and the commas that Prettier puts in front of them. */
const oneLine = (code: string): string => code.replace(/\s+/g, "").replaceAll(",)", ")").replaceAll(",}", "}");

/** Knows the public cases by heart and gives the first one's answer for everything else. */
function memorised({ cases, solution }: Exercise): AnyFunction {
  const solve = solution as (...given: unknown[]) => unknown;
  const answers = new Map(cases.map(({ given }) => [inspect(given), solve(...cloneArguments(given))]));
  const [first] = answers.values();
  return (...given: unknown[]) => (answers.has(inspect(given)) ? answers.get(inspect(given)) : first);
}

/** Functions by their source, so that two of the same name differ. */
const inspect = (given: readonly unknown[]): string =>
  JSON.stringify(given, (_, value: unknown) => (typeof value === "function" ? String(value) : value));
