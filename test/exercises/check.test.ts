import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { check, exercises, hint, solvedExercises, todo } from "@nn/exercises";

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "log").mockImplementation((text: string) => void printed.push(text));
  vi.stubEnv("NN_PROGRESS", join(mkdtempSync(join(tmpdir(), "progress-")), "progress.jsonl"));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const trap = (): never => {
  throw new Error("trap");
};
const hostile = new Proxy({}, { get: trap });

describe("check(id, answer)", () => {
  test("reports an unsolved exercise, returns nothing and notes nothing", () => {
    expect(check("start-here/double", () => todo())).toBeUndefined();
    expect(printed).toEqual([expect.stringMatching(/^Not attempted yet\./)]);
    expect(solvedExercises()).toEqual([]);
  });

  test("notes a right answer, once and for all, and names the next exercise", () => {
    check("start-here/double", (x: number) => x + x);
    expect(printed[0]).toMatch(/^✓ Right\.[^]*1 of 2 in this chapter\. Next: start-here\/accuracy\.$/);
    check("start-here/double", (x: number) => x);
    expect(printed[1]).toContain("as it came");
    expect(solvedExercises()).toEqual(["start-here/double"]);
    check("start-here/accuracy", exercises[1].solution);
    expect(printed[2]).toContain("2 of 2 in this chapter: all of them.");
  });

  test("says the same each time", () => {
    for (let i = 0; i < 2; i++) check("start-here/accuracy", () => 0.123);
    for (let i = 0; i < 2; i++) check("start-here/double", (x: number) => 2 * x);
    expect(printed[1]).toBe(printed[0]);
    expect(printed[3]).toBe(printed[2]);
  });

  test.each<[what: string, answer: unknown]>([
    ["got a number", 6],
    ["got undefined", undefined],
    ["got an array of 2 numbers", [1, 2]],
    ["got something that can't be read", hostile],
  ])("explains what is not a function: it %s", (what, answer) => {
    check("start-here/double", answer);
    expect(printed[0]).toContain(what);
    expect(printed[0]).toContain('check("start-here/double", double)');
  });

  test.each<[sentence: string, id: unknown]>([
    ["no exercise start-here/duoble. This chapter has: start-here/double, start-here/accuracy", "start-here/duoble"],
    ["Did you mean: start-here/double", "strat-here/double"],
    ["Did you mean: start-here/accuracy", "accuracy"],
    ["The chapters are: start-here", "nonsense"],
    ["The chapters are: start-here", ""],
    ["it is a function", (x: number) => x],
    ["it is something that can't be read", hostile],
  ])("answers an unknown id: %s", (sentence, id) => {
    check(id as string, (x: number) => x);
    hint(id as string);
    expect(printed[0]).toContain(sentence);
    expect(printed[1]).toBe(printed[0]);
  });
});

describe("hint(id)", () => {
  test("gives one hint more each time, then the place of the solution", () => {
    const [first, second, third] = exercises[0].hints;
    for (let i = 0; i < 5; i++) hint("start-here/double");
    expect(printed[0]).toBe(`Hint 1 of 3. ${first}`);
    expect(printed[1]).toBe(`Hint 1 of 3. ${first}\n\nHint 2 of 3. ${second}`);
    expect(printed[2]).toBe(`${printed[1]}\n\nHint 3 of 3. ${third}`);
    expect(printed[3]).toBe(
      `${printed[2]}\n\nThat was the last hint. The solution is in exercises/src/chapters/00-start-here.ts.`,
    );
    expect(printed[4]).toBe(printed[3]);
  });

  test("counts each exercise's hints by themselves", () => {
    hint("start-here/double");
    hint("start-here/accuracy");
    expect(printed[1]).toMatch(/^Hint 1 of 3\. [^\n]*$/);
  });
});
