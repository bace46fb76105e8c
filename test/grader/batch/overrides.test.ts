import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readOverrides } from "../../../grader/src/batch/overrides.js";
import { marked } from "../../../grader/src/batch/marked.js";
import { folderWith, notebook, resultsIn, runFake, scratch } from "./batches.js";

const overrides = (text: string): string => join(folderWith({ "overrides.csv": text }), "overrides.csv");
const read = (text: string) => readOverrides(overrides(text), new Set(["Ada, L.", "王"]), () => 1);

describe("the overrides file", () => {
  test("is CSV as spreadsheets write it, in any order of columns", () => {
    const expected = [{ student: "Ada, L.", exercise: "gradient-descent/step", points: 0.5, reason: 'said "so"' }];
    const comma = 'student,exercise,points,reason\r\n"Ada, L.",gradient-descent/step,0.5,"said ""so"""\r\n';
    const semicolon = '\uFEFFReason;Points;Exercise;Student\n"said ""so""";"0,5";gradient-descent/step;Ada, L.\n\n';
    expect(read(comma).get("Ada, L.")).toEqual(expected);
    expect(read(semicolon).get("Ada, L.")).toEqual(expected);
  });

  test("may hold the apostrophe that our CSV puts in front of what a spreadsheet takes for a formula", () => {
    const path = overrides("student,exercise,points,reason\n'=1+1,gradient-descent/step,1,ok\n");
    expect([...readOverrides(path, new Set(["=1+1"]), () => 1).keys()]).toEqual(["=1+1"]);
  });

  test("with mistakes is refused, and each line that is wrong is named", () => {
    const text = [
      "student,exercise,points,reason",
      "Ada,gradient-descent/step,1,a",
      "王,gradient-descent/stepp,1,a",
      "王,gradient-descent/step,10,a",
      "王,gradient-descent/descend,,a",
      "王,gradient-descent/momentum,1,",
      "王,gradient-descent/momentum,0,b",
    ].join("\n");
    const problem = (() => {
      try {
        read(text);
      } catch (error) {
        return (error as Error).message.replaceAll(/\S*overrides.csv, /g, "");
      }
      return "";
    })();
    expect(problem.split("\n")).toEqual([
      expect.stringMatching(/^line 2: no submission is of a student "Ada"/),
      expect.stringMatching(/^line 3: there is no exercise "gradient-descent\/stepp"/),
      expect.stringMatching(/^line 4: points must be a number from 0 to 1, not "10"/),
      expect.stringMatching(/^line 5: points must be a number/),
      expect.stringMatching(/^line 6: give a reason/),
      expect.stringMatching(/^line 7: line 6 is about the same student and exercise/),
    ]);
    expect(() => read("name,points\nA,1\n")).toThrow(/Missing: student, exercise, reason/);
    expect(() => read('student,exercise,points,reason\n"A,1\n')).toThrow(/can't be read as CSV/);
  });
});

test("a mark by hand counts, is shown as such, and survives a regrade", async () => {
  const input = folderWith({
    "ada/02-gradient-descent.ipynb": notebook({ points: 0 }),
    "bob/b.ipynb": notebook({ points: 1 }),
  });
  const [out, calls] = [scratch(), join(scratch(), "calls")];
  folderWith(
    { "overrides.csv": "student,exercise,points,reason\nada,gradient-descent/step,0.75,<b>neat</b> idea\n" },
    out,
  );
  for (const version of ["1", "2"]) {
    expect((await runFake({ input, out, calls, version })).code).toBe(0);
    const [ada, bob] = resultsIn(out);
    expect([ada.points, ada.exercises[0].override]).toEqual([0.75, { automatic: 0, reason: "<b>neat</b> idea" }]);
    expect(bob.exercises[0].override).toBeUndefined();
    const marks = readFileSync(join(out, "exercises.csv"), "utf8");
    expect(marks).toContain("gradient-descent/step,fail,0.75,1,,0,<b>neat</b> idea,");
    const page = /pages\/ada\S*\.html/.exec(readFileSync(join(out, "marks.csv"), "utf8"))![0];
    const html = readFileSync(join(out, page), "utf8");
    expect(html).toContain("Your teacher gave 0.75 by hand; the automatic mark was 0.");
    expect(html).toContain("&lt;b&gt;neat&lt;/b&gt; idea");
  }
});

test("an exercise that an invalid submission can't show can be marked by hand", () => {
  const broken = { student: "Ada", file: "a", chapter: "", problem: "cut off", exercises: [], points: 0, possible: 0 };
  const given = { student: "Ada", exercise: "gradient-descent/step", points: 1, reason: "on paper" };
  const { exercises, points, possible } = marked(broken, [given], () => 1);
  expect([points, possible]).toEqual([1, 1]);
  expect(exercises[0]).toMatchObject({ id: given.exercise, title: "One step downhill", verdict: "invalid submission" });
});
