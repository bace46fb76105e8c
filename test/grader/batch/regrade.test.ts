import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exercises } from "@nn/exercises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Graded } from "../../../grader/src/batch/graded.js";
import { createGrader } from "../../../grader/src/gradeWork.js";
import { currentVersion, exercisesIn } from "../../../grader/src/version.js";
import { ids } from "../submissions.js";
import { callsIn, folderWith, lines, notebook, runFake, scratch } from "./batches.js";

const project = new URL("../../../", import.meta.url).pathname;

describe("after the grader or an exercise was changed", () => {
  test("all is graded once more, and the marks that moved are listed, from what to what", async () => {
    const input = folderWith({ "ada/a.ipynb": notebook({ points: 1 }), "bob/b.ipynb": notebook({ points: 0.5 }) });
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    await runFake({ input, out, calls, version: "1" });
    expect((await runFake({ input, out, calls, version: "1" })).stdout).toContain(
      "2 submissions, 0 of them graded in this run",
    );
    expect(callsIn(calls)).toHaveLength(2);

    // Bob's submission is another one; the grader has not changed.
    folderWith({ "bob/b.ipynb": notebook({ points: 0.25 }) }, input);
    const resubmitted = await runFake({ input, out, calls, version: "1" });
    expect(resubmitted.stdout).toContain("bob · gradient-descent/step: 0.5 → 0.25 (another submission)");
    expect(callsIn(calls)).toHaveLength(3);
    // What is known of the answers goes along, so that those that have not changed need not be run.
    expect(callsIn(calls)[2].before).toEqual({ "gradient-descent/step": "1:0.5" });

    await runFake({ input, out, calls, version: "2" });
    expect(callsIn(calls)).toHaveLength(5);
    expect(
      lines(join(out, "moved.csv"))
        .slice(1)
        .map((line) => line.trim()),
    ).toEqual(["2,bob,gradient-descent/step,0.5,0.25,fail,fail,submission,bob/b.ipynb".replace(/^2/, "3")]);
  });

  test("moves are counted from the last whole run, though the regrade was killed on its way", async () => {
    // The journal of a regrade that graded Ada and was killed before it came to Bob.
    const input = folderWith({ "ada/a.ipynb": notebook({ points: 1 }), "bob/b.ipynb": notebook({ points: 1 }) });
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    await runFake({ input, out, calls });
    folderWith({ "ada/a.ipynb": notebook({ points: 0 }), "bob/b.ipynb": notebook({ points: 0 }) }, input);
    await runFake({ input, out, calls, jobs: 1 });
    const journal = join(out, "journal.jsonl");
    const killed = lines(journal).slice(0, 4).join("\n") + "\n";
    folderWith({ "journal.jsonl": killed }, out);
    const { stdout } = await runFake({ input, out, calls });
    expect(stdout).toContain("1 of them graded in this run");
    expect(stdout).toContain("ada · gradient-descent/step: 1 → 0");
    expect(stdout).toContain("bob · gradient-descent/step: 1 → 0");
  });
});

describe("an exercise's version", () => {
  const path = join(project, "exercises/dist/chapters/02-gradient-descent.js");
  const code = readFileSync(path, "utf8");
  const changed = (from: string, to: string): string[] => {
    expect(code).toContain(from);
    const [before, after] = [new Map(exercisesIn(code)), new Map(exercisesIn(code.replace(from, to)))];
    return [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  };

  test("is there for each exercise of the course", () => {
    const versions = currentVersion().exercises;
    expect(exercises.map(({ id }) => id).filter((id) => !versions.has(id))).toEqual([]);
    expect(new Set(versions.values()).size).toBe(exercises.length);
  });

  test("changes with its own text, and with what the chapter's exercises share", () => {
    expect(changed("Sign: you went uphill.", "You went up.")).toEqual(["gradient-descent/step"]);
    expect(changed("rng.normal(0, 2)", "rng.normal(0, 3)")).toHaveLength(ids.length);
  });
});

describe("an answer", () => {
  const chapter = JSON.parse(readFileSync(join(project, "notebooks/02-gradient-descent.ipynb"), "utf8"));
  const submission = (answers: Record<string, string>): Uint8Array => {
    const cells = chapter.cells.map(
      (cell: { metadata: { exercise: string; nbgrader?: { solution: boolean } }; source: string }) =>
        cell.metadata.nbgrader?.solution ? { ...cell, source: answers[cell.metadata.exercise] ?? cell.source } : cell,
    );
    return Buffer.from(JSON.stringify({ ...chapter, cells }));
  };
  const step = "function step(v, slope, rate) { return v - rate * slope; }";
  const cost = "function quadraticCost(y, a) { return 1; }";
  const work = (answers: Record<string, string>, before?: Graded) => ({
    ...{ student: "ada", file: "a.ipynb", bytes: submission(answers), before },
  });
  let gradeWork: Awaited<ReturnType<typeof createGrader>>;
  beforeAll(async () => {
    gradeWork = await createGrader({ seed: "5e".repeat(32), trustSubmissions: false });
  });

  test("that has not changed is not run again, and one that has is", async () => {
    const first = await gradeWork(work({ "gradient-descent/step": step, "gradient-descent/quadratic-cost": cost }));
    expect(first.result.points).toBe(1);
    // Marks that no run could give tell which are taken over.
    const exercises = first.result.exercises.map((exercise) => ({ ...exercise, points: 77 }));
    const before = { ...first, result: { ...first.result, exercises } };
    const again = await gradeWork(
      work({ "gradient-descent/step": step, "gradient-descent/quadratic-cost": `${cost} // mine` }, before),
    );
    const points = Object.fromEntries(again.result.exercises.map(({ id, points }) => [id, points]));
    expect(points["gradient-descent/step"]).toBe(77);
    expect(points["gradient-descent/quadratic-cost"]).toBeLessThan(1);
    expect(Object.keys(again.answers)).toHaveLength(ids.length);
  });
});
