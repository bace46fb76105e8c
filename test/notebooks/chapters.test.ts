import { statSync } from "node:fs";
import { chapters } from "@nn/exercises";
import { describe, expect, it } from "vitest";
import { differences } from "../../tools/notebooks/compare.mjs";
import { chapterFiles, chapterName, readNotebook, sourceOf, textOf } from "../../tools/notebooks/notebook.mjs";
import { unfoundedNumbers } from "../../tools/notebooks/quotes.mjs";
import { runNotebook } from "../../tools/notebooks/run.mjs";
import { exercisesOnly, solved } from "../../tools/notebooks/solve.mjs";

const TIMEOUT = 600_000;
const VEGALITE = "application/vnd.vegalite.v5+json";

/** The last chapters take longest, so they begin. */
const chapterNames = chapterFiles()
  .reverse()
  .map((file) => [chapterName(file), file] as const);

describe.concurrent.each(chapterNames)("%s", (name, file) => {
  const notebook = readNotebook(file);
  const exercises = chapters.find((chapter) => chapter.file === name)?.exercises ?? [];

  it("as shipped, gives the committed outputs on the real kernel", { timeout: TIMEOUT }, async () => {
    const run = await runNotebook(notebook, file);
    expect(differences(notebook, run.notebook)).toEqual([]);
    expect(run.solved).toEqual([]);
  });

  it("with the reference solutions, passes every check", { timeout: TIMEOUT }, async () => {
    const run = await runNotebook(exercisesOnly(solved(notebook, file)), file);
    expect(run.solved.sort()).toEqual(exercises.map(({ id }) => id).sort());
  });

  it("quotes only numbers that it printed", () => {
    expect(unfoundedNumbers(notebook)).toEqual([]);
    expect(notebook.cells.filter(({ metadata }) => metadata.tags?.includes("saw")).length).toBeGreaterThan(0);
  });

  it("poses every exercise of the chapter, word for word", () => {
    const posed = notebook.cells.flatMap(({ metadata }) => metadata.exercise ?? []);
    expect([...new Set(posed)]).toEqual(exercises.map(({ id }) => id));
    for (const { id, title, statement, stub, functionName } of exercises) {
      const [task, answer, check] = notebook.cells.filter(({ metadata }) => metadata.exercise === id);
      expect(sourceOf(task)).toBe(`### Exercise: ${title}\n\n${statement}`);
      expect(sourceOf(answer)).toBe(stub);
      expect(sourceOf(check)).toBe(`check("${id}", ${functionName});`);
      expect(answer.metadata.nbgrader).toMatchObject({ schema_version: 3, solution: true, locked: false });
      expect(check.metadata.nbgrader).toMatchObject({ schema_version: 3, grade: true, locked: true, points: 1 });
    }
  });

  it("is committed with a description and a picture of each chart, and stays below 1.5 MB", () => {
    expect(statSync(file).size).toBeLessThan(1.5e6);
    const charts = notebook.cells.flatMap(({ outputs = [] }) => outputs).filter(({ data }) => data?.[VEGALITE]);
    expect(charts.length).toBeGreaterThan(0);
    for (const { data = {} } of charts) {
      expect(textOf(data["text/plain"])).toMatch(/\w+ .*\./);
      expect(textOf(data["image/png"]).length).toBeGreaterThan(1000);
      expect(JSON.stringify(data[VEGALITE]).length).toBeLessThan(200_000);
    }
  });
});
