import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chapters } from "@nn/exercises";
import { describe, expect, it } from "vitest";
import { chapterFiles, chapterName, readNotebook, sourceOf, type Notebook } from "../../tools/notebooks/notebook.mjs";
import { withoutStaleOutputs } from "../../tools/notebooks/outputs.mjs";
import { released } from "../../tools/notebooks/released.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";
import { inProject } from "../../tools/project.mjs";

const file = chapterFiles().find((each) => each.includes("02-gradient-descent"))!;
const chapter = readNotebook(file);
const { exercises } = chapters.find((each) => each.file === chapterName(file))!;

const withSources = ({ cells, ...rest }: Notebook) => ({
  ...rest,
  cells: cells.map((cell) => ({ ...cell, source: sourceOf(cell) })),
});
const cellsOf = ({ cells }: Notebook, id: string) => cells.filter(({ metadata }) => metadata.exercise === id);
const command = (name: string, args: string[]) =>
  execFileSync(process.execPath, [inProject("tools", "notebooks", `${name}.mjs`), ...args], { encoding: "utf8" });

describe("what learners get", () => {
  it.each(chapterFiles().map((each) => [chapterName(each), each] as const))("%s, as committed", (_name, each) => {
    expect(withSources(released(readNotebook(each), each))).toEqual(withSources(readNotebook(each)));
  });

  it("has no solution that was left in a cell, nor the output of its check", () => {
    const handedOut = released(solved(chapter, file), file);
    for (const { id, solution, stub } of exercises) {
      const [, answer, check] = cellsOf(handedOut, id);
      expect(sourceOf(answer)).toBe(stub);
      expect(check.outputs).toEqual([]);
      expect(JSON.stringify(handedOut)).not.toContain(JSON.stringify(String(solution)).slice(1, -1));
    }
  });

  it("has nbgrader's metadata whole, even where the chapter has lost them", () => {
    const cells = chapter.cells.map((cell) => ({ ...cell, metadata: { ...cell.metadata, nbgrader: undefined } }));
    expect(withSources(released({ ...chapter, cells }, file))).toEqual(withSources(chapter));
  });

  it("lacks no exercise", () => {
    const cells = chapter.cells.filter(({ id }) => id !== "gradient-descent-step-check");
    expect(() => released({ ...chapter, cells }, file)).toThrow("gradient-descent/step needs a cell for its task");
  });
});

describe("what teachers get", () => {
  const solutions = withoutStaleOutputs(chapter, solved(chapter, file));

  it("has each solution, and nothing about answers that are no longer there", () => {
    for (const { id, functionName, stub } of exercises) {
      const [, answer, check] = cellsOf(solutions, id);
      expect(sourceOf(answer)).toMatch(new RegExp(`^function ${functionName}\\b`));
      expect(sourceOf(answer)).not.toBe(stub);
      expect(check.outputs).toEqual([]);
    }
  });

  it("has all other outputs", () => {
    const others = ({ cells }: Notebook) => cells.filter(({ metadata }) => !metadata.exercise);
    expect(others(solutions)).toEqual(others(chapter));
  });
});

describe("the commands", () => {
  it.each(["release", "solutions"])("npm run %s", (name) => {
    expect(command(name, ["02"])).toContain(`${name}/02-gradient-descent.ipynb`);
    const built = JSON.parse(readFileSync(inProject(name, "02-gradient-descent.ipynb"), "utf8")) as Notebook;
    const answer = sourceOf(cellsOf(built, "gradient-descent/step")[1]);
    expect(answer.includes("todo()")).toBe(name === "release");
    expect(command(name, ["--help"])).toContain(`npm run ${name}`);
  });

  it("an unknown chapter is refused", () => {
    expect(() => command("release", ["77"])).toThrow('No chapter\'s name begins with "77"');
  });
});
