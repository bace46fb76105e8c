import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { grade } from "../../grader/src/grade.js";
import { chooseSandbox } from "../../grader/src/sandbox/choose.js";
import { chapters } from "@nn/exercises";
import { beforeAll, describe, expect, test } from "vitest";
import { chapterFiles } from "../../tools/notebooks/notebook.mjs";
import { state } from "../../tools/project.mjs";
import { setUp } from "../../tools/setup.mjs";
import { nbgraderSteps } from "../../tools/steps.mjs";
import { assignment, Class, type Score } from "./class.js";
import { handedIn } from "./handedIn.js";

const room = new Class("5eed".repeat(16));
const spied = join(room.home, "spied");
const chapter = chapterFiles().find((each) => each.includes(assignment))!;
const names = Object.keys(handedIn);
/** A point for each exercise. */
const all = chapters.find(({ file }) => file === assignment)!.exercises.length;
/** One answer of "half right" is wrong, one can't be read, and one is right in some cases. */
const halfRight = all - 3 + 0.22;
let submissions: Record<string, string>;
let scores: Record<string, Record<string, Score>>;

/** The marks that `grade` gives, by nbgrader's name of the cell. */
async function marksOf(content: string): Promise<Record<string, number>> {
  const sandbox = await chooseSandbox({ trustSubmissions: false });
  const { exercises } = await grade(
    { student: "", file: "", bytes: Buffer.from(content) },
    { seed: room.seed, sandbox },
  );
  return Object.fromEntries(exercises.map(({ id, points }) => [`${id.replace("/", "-")}-check`, points]));
}

beforeAll(async () => {
  await setUp(nbgraderSteps);
  await room.nbgrader("--version");
  room.configure();
  await room.nbgrader("generate_assignment", assignment);
  const handout = { text: room.handedOut(), chapter, spied };
  submissions = Object.fromEntries(Object.entries(handedIn).map(([name, make]) => [name, make(handout)]));

  await room.nbgrader("release_assignment", assignment);
  await room.learner("right", "fetch_assignment", assignment);
  const own = join(room.homeOf("right"), assignment, `${assignment}.ipynb`);
  expect(readFileSync(own, "utf8")).toBe(room.handedOut());
  room.handIn("right", submissions.right);
  mkdirSync(join(room.homeOf("right"), assignment), { recursive: true });
  copyFileSync(room.submitted("right"), own);
  await room.learner("right", "submit", assignment, "--student=right");
  await room.nbgrader("collect", assignment, "--update");

  for (const [student, content] of Object.entries(submissions)) if (student !== "right") room.handIn(student, content);
  await room.nbgrader("autograde", assignment);
  scores = await room.scores();
}, 900_000);

describe("the database has exactly the grader's marks", () => {
  test.each(names)("%s", { timeout: 60_000 }, async (student) => {
    const marks = await marksOf(submissions[student]);
    const cells = Object.entries(scores[student]);
    expect(cells).toHaveLength(all);
    for (const [cell, { score, auto, max, needsManualGrade }] of cells) {
      expect({ cell, score, auto, max, needsManualGrade }).toEqual({
        cell,
        score: marks[cell] ?? 0,
        auto: marks[cell] ?? 0,
        max: 1,
        needsManualGrade: false,
      });
    }
  });

  const total = (student: string) => Object.values(scores[student]).reduce((sum, { score }) => sum + score, 0);

  test("and these are what the work deserves", () => {
    expect(Object.fromEntries(names.map((name) => [name, total(name)]))).toEqual({
      right: all,
      untouched: 0,
      "half right": expect.closeTo(halfRight, 2),
      "error before answers": all - 1,
      "forged outputs and points": 0,
      "other ids": 0,
      "answers that are graded cells": 0,
      "cells deleted": all,
      "cells doubled": all,
      "no metadata, and cells that are none": all,
      "writes a file": all - 1,
      "script in a text": all,
      "cut off": 0,
      empty: 0,
      "another chapter": 0,
    });
  });
});

test("nbgrader itself runs no code of a submission", () => {
  expect(existsSync(spied)).toBe(false);
});

describe("what teachers and learners see", () => {
  const graded = (student: string) =>
    readFileSync(join(room.folder, "autograded", student, assignment, `${assignment}.ipynb`), "utf8");

  test("the learner's own text, with all locked cells, and the mark's reason under it", () => {
    expect(graded("half right")).toContain("return v + e * s;");
    expect(graded("half right")).toContain("you went uphill");
    expect(graded("cells deleted").match(/check\(\\"/g)).toHaveLength(all);
    expect(graded("forged outputs and points")).not.toContain("4711");
    expect(graded("half right").includes("0 < \\\\eta < ")).toBe(true);
    expect(graded("cut off")).toContain("The notebook is cut off");
    expect(graded("another chapter")).toContain("another chapter: `03-backpropagation`");
  });

  test("feedback, for the learner to fetch", { timeout: 120_000 }, async () => {
    await room.nbgrader("generate_feedback", assignment, "--student=right");
    await room.nbgrader("generate_feedback", assignment, "--student=half right");
    const page = readFileSync(join(room.folder, "feedback", "half right", assignment, `${assignment}.html`), "utf8");
    expect(page).toContain("you went uphill");
    expect(/\(Score: ([\d.]+) \/ ([\d.]+)\)/.exec(page)?.slice(1).map(Number)).toEqual([
      expect.closeTo(halfRight, 2),
      all,
    ]);
    await room.nbgrader("release_feedback", assignment, "--student=right");
    await room.learner("right", "fetch_feedback", assignment);
    expect(existsSync(join(room.homeOf("right"), assignment, "feedback"))).toBe(true);
  });

  test("formgrader, with the marks and their reasons", { timeout: 120_000 }, async () => {
    const formgrader = await room.formgrader();
    try {
      await formgrader.open("/formgrader/manage_assignments");
      await formgrader.open(`/formgrader/manage_submissions/${assignment}`);
      await formgrader.page.getByText(`${halfRight.toFixed(2)} / ${all}`).waitFor();
      expect(await formgrader.page.getByText("graded", { exact: true }).count()).toBe(names.length);
      await formgrader.open(`/formgrader/gradebook/${assignment}/${assignment}`);
      const row = formgrader.page.locator("tr", { hasText: `${halfRight.toFixed(2)} / ${all}` });
      await formgrader.open((await row.locator("a.name-hidden").getAttribute("href"))!);
      await formgrader.page.getByText("you went uphill").scrollIntoViewIfNeeded();
      await formgrader.page.screenshot({ path: join(state, "screenshots", "formgrader.png") });
    } finally {
      await formgrader.stop();
    }
  });

  test("scripts that a learner wrote into a text do nothing", { timeout: 120_000 }, async () => {
    const formgrader = await room.formgrader();
    try {
      await formgrader.open("/formgrader/manage_assignments");
      await formgrader.open(`/formgrader/gradebook/${assignment}/${assignment}`);
      const row = formgrader.page.locator("tr", { hasText: "script in a text" });
      await formgrader.open((await row.locator("a.name-hidden").getAttribute("href"))!);
      await formgrader.page.getByText("gradient-descent-step-check").first().waitFor();
      await formgrader.page.waitForTimeout(1000);
      expect(await formgrader.page.title()).not.toBe("owned");
    } finally {
      await formgrader.stop();
    }
  });

  test("a mark that was corrected by hand survives another autograde", { timeout: 120_000 }, async () => {
    await room.correct("half right", "gradient-descent-step-check", 0.5);
    await room.nbgrader("autograde", assignment, "--student=half right", "--force");
    expect((await room.scores())["half right"]["gradient-descent-step-check"]).toMatchObject({ score: 0.5, auto: 0 });
  });

  test("the marks as a table", { timeout: 60_000 }, async () => {
    await room.nbgrader("export");
    const [head, ...rows] = readFileSync(join(room.folder, "grades.csv"), "utf8").trim().split("\n");
    const column = head.split(",").indexOf("raw_score");
    const row = rows.find((each) => each.includes(",right,") && each.startsWith(assignment))!;
    expect(Number(row.split(",")[column])).toBe(all);
  });
});
