import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Chapter, WrongAnswer } from "@nn/exercises";
import { chapter, exercise } from "../../exercises/src/exercise.js";
import { judge } from "../../exercises/src/judge.js";
import { differences } from "../../tools/notebooks/compare.mjs";
import { chapterFiles, readNotebook, sourceOf, type Notebook } from "../../tools/notebooks/notebook.mjs";
import { showsProgress, withCells, withFreshChecks } from "../../tools/newExercise/cells.mjs";
import { withDraft } from "../../tools/newExercise/draft.mjs";
import { evaluate } from "./sources.js";

const [firstFile] = chapterFiles();
const text = readFileSync("exercises/src/chapters/00-start-here.ts", "utf8");
const SEEDS = [1, 2, 3];

/** The chapter that a file's text exports. */
function chapterIn(text: string): Chapter {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const body = outputText.replace(/^import .*$/m, "").replace("export const startHere =", "return");
  return (runInThisContext(`(chapter, exercise) => { ${body} }`) as (...helpers: unknown[]) => Chapter)(
    chapter,
    exercise,
  );
}

describe("withDraft(text, chapter, name)", () => {
  const { exercises } = chapterIn(withDraft(text, "start-here", "two-words"));
  const added = exercises[exercises.length - 1];

  it("adds an exercise as the last of the chapter", () => {
    expect(exercises.map(({ id }) => id)).toEqual(["start-here/double", "start-here/accuracy", "start-here/two-words"]);
    expect(added).toMatchObject({ functionName: "twoWords", title: "Two words" });
  });

  it("makes one whose stub, solution and mistakes are what they should be", () => {
    expect(judge(added, evaluate(added.stub))).toEqual({ kind: "todo" });
    for (const seed of SEEDS) {
      expect(judge(added, added.solution, seed).kind).toBe("passed");
      expect(added.wrong.map(({ answer }: WrongAnswer) => judge(added, answer, seed))).toMatchObject(
        added.wrong.map(({ name }) => ({ kind: "failed", mistake: { name } })),
      );
    }
  });

  it("refuses a name that the chapter has already", () => {
    expect(() => withDraft(text, "start-here", "accuracy")).toThrow("uses the name accuracy already");
  });
});

describe("withCells(notebook, exercise)", () => {
  it("puts task, stub and check behind those of the last exercise", () => {
    const added = { ...chapterIn(text).exercises[0], id: "start-here/more" };
    const before = readNotebook(firstFile);
    const after = withCells(before, added);
    const last = before.cells.findLastIndex(({ metadata }) => metadata.exercise);
    expect(after.cells.toSpliced(last + 1, 3)).toEqual(before.cells);
    const cells = after.cells.slice(last + 1, last + 4);
    expect(cells.map(({ metadata }) => metadata.exercise)).toEqual(Array(3).fill("start-here/more"));
    expect(sourceOf(cells[2])).toBe('check("start-here/more", double);');
  });
});

describe("withFreshChecks(notebook, file)", () => {
  it("gives the cells about exercises their outputs, and leaves the others theirs", { timeout: 120_000 }, async () => {
    const committed: Notebook = readNotebook(firstFile);
    const isAboutExercises = (source: string) => /\b(check|showProgress)\(/.test(source);
    const emptied = {
      ...committed,
      cells: committed.cells.map((cell) => (isAboutExercises(sourceOf(cell)) ? { ...cell, outputs: [] } : cell)),
    };
    expect(showsProgress(committed)).toBe(true);
    expect(differences(committed, emptied)).not.toEqual([]);
    expect(differences(committed, await withFreshChecks(emptied, firstFile))).toEqual([]);
  });
});
