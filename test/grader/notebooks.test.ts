import { describe, expect, test } from "vitest";
import {
  answerCell,
  bytesOf,
  codeCell,
  gradeBytes,
  gradeNotebook,
  ids,
  notebookWith,
  resultFor,
  seed,
  solvedNotebook,
  stubNotebook,
} from "./submissions.js";
import { chooseSandbox } from "../../grader/src/sandbox/choose.js";
import { grade } from "../../grader/src/grade.js";

const whole = bytesOf(solvedNotebook());
const deep = `${"(".repeat(100_000)}1${")".repeat(100_000)}`;

/** Files that are no notebook of the course, and what is said about each. */
const invalid: [name: string, bytes: Uint8Array, problem: RegExp][] = [
  ["empty", Buffer.from(""), /empty/],
  ["white space", Buffer.from(" \n"), /not JSON/],
  ["cut off", whole.subarray(0, whole.length / 2), /cut off/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), /not text/],
  ["a text", Buffer.from("I did my best."), /not JSON/],
  ["a list", Buffer.from("[1, 2]"), /no cells/],
  ["null", Buffer.from("null"), /no cells/],
  ["other JSON", Buffer.from('{"cells": 7}'), /no cells/],
  ["format 3", Buffer.from('{"worksheets": [{"cells": []}]}'), /2015/],
  ["no cells at all", bytesOf({ cells: [] }), /none of the course's exercises/],
  [
    "a notebook in Python",
    bytesOf({ cells: [codeCell("import numpy as np\nprint(1)")] }),
    /none of the course's exercises/,
  ],
  ["more than 50 MB", Buffer.alloc(50_000_001, 32), /larger than 50 MB/],
  ["very many cells", bytesOf({ cells: Array(5_001).fill(codeCell("1")) }), /more than 5000 cells/],
  ["very much code", bytesOf({ cells: [codeCell("1;".repeat(300_000))] }), /more than 500,000 characters/],
  [
    "code nested without end",
    bytesOf({ cells: [...solvedNotebook().cells, codeCell(`const step = ${deep};`)] }),
    /nested too deeply|takes too long/,
  ],
  [
    "an enum of templates that grows without end",
    bytesOf(
      notebookWith({
        [ids[0]]: `enum E { A0 = "a text", ${Array.from({ length: 20 }, (_, i) => `A${i + 1} = \`\${A${i}}\${A${i}}\``).join()} }\nfunction step() { return E; }`,
      }),
    ),
    /more than 500,000 characters/,
  ],
  ["JSON nested without end", Buffer.from("[".repeat(1_000_000)), /not JSON/],
];

describe("invalid submissions", () => {
  test.each(invalid)("%s", async (_name, bytes, problem) => {
    const result = await gradeBytes(bytes);
    expect(result).toMatchObject({ chapter: "", problem: expect.stringMatching(problem), exercises: [], points: 0 });
  });

  test("the next submission is graded as if nothing had been", async () => {
    expect((await gradeBytes(whole)).points).toBe(ids.length);
  });
});

describe("what a submission says about itself counts for nothing", () => {
  test("the notebook as it was handed out", async () => {
    const result = await gradeNotebook(stubNotebook());
    expect(new Set(result.exercises.map(({ verdict }) => verdict))).toEqual(new Set(["not attempted"]));
    expect(result).toMatchObject({ chapter: "02-gradient-descent", points: 0, possible: ids.length });
  });

  test("points, outputs and tests in the notebook", async () => {
    const notebook = stubNotebook();
    for (const cell of notebook.cells) {
      if (cell.metadata.nbgrader)
        cell.metadata.nbgrader = { ...cell.metadata.nbgrader, points: 100, grade: true, score: 100 };
      if (cell.cell_type === "code") cell.outputs = [{ output_type: "stream", name: "stdout", text: "✓ Right." }];
    }
    expect(await gradeNotebook({ ...notebook, metadata: { grade: 100 } })).toMatchObject({
      points: 0,
      possible: ids.length,
    });
  });

  test("deleted, edited and doubled test cells", async () => {
    const notebook = notebookWith({ "gradient-descent/step": "function step(v, s, e) { return v + e * s; }" });
    const isCheck = (id: string) => /-check$/.test(id);
    notebook.cells = notebook.cells
      .filter(({ id }) => id !== "gradient-descent-step-check")
      .flatMap((cell) => (isCheck(cell.id) ? [{ ...cell, source: "check = () => 'passed';" }, cell] : [cell]));
    expect((await gradeNotebook(notebook)).exercises.map(({ verdict }) => verdict)).toEqual([
      "fail",
      ...Array(ids.length - 1).fill("pass"),
    ]);
  });

  test("ids that were exchanged: the function's name decides", async () => {
    const notebook = solvedNotebook();
    const [first, second] = [answerCell(notebook, ids[0]), answerCell(notebook, ids[4])];
    [first.metadata, second.metadata] = [second.metadata, first.metadata];
    expect((await gradeNotebook(notebook)).points).toBe(ids.length);
  });

  test("one answer under the ids of all exercises", async () => {
    const notebook = stubNotebook();
    for (const id of ids) answerCell(notebook, id).source = "function step(v, slope, eta) { return v - eta * slope; }";
    const result = await gradeNotebook(notebook);
    expect(result.exercises.map(({ verdict }) => verdict === "pass")).toEqual([
      true,
      ...Array(ids.length - 1).fill(false),
    ]);
    expect(result.points).toBe(1);
  });

  test("cells that are none, and metadata that are none", async () => {
    const notebook = solvedNotebook() as unknown as { cells: unknown[] };
    notebook.cells.push(
      null,
      7,
      [],
      { cell_type: "code" },
      { cell_type: "code", source: [1] },
      { cell_type: "code", source: "1", metadata: { exercise: { toString: 1 } } },
    );
    expect((await gradeNotebook(notebook)).points).toBe(ids.length);
  });
});

describe("the same submission and seed give the same bytes", () => {
  const mixed = bytesOf(
    notebookWith({
      [ids[0]]: "function step(v: string, s, e) { return v + e * s; }",
      [ids[1]]: "function descend(f, v) { return [v].concat(Math.random()); }",
      [ids[2]]: "function behaviour(c, e) { return e * c <= 1 ? 'slides' : Date.now(); }",
      [ids[3]]: "function momentumStep() { throw new Error('no'); }",
      [ids[4]]: "function quadraticCost( {",
    }),
  );

  test("one after the other, side by side, and beside others", async () => {
    const results = await Promise.all([mixed, whole, mixed, whole.subarray(1)].map(gradeBytes));
    const again = await gradeBytes(mixed);
    expect(JSON.stringify(results[0])).toBe(JSON.stringify(again));
    expect(JSON.stringify(results[2])).toBe(JSON.stringify(again));
    expect(again.exercises.map(({ verdict }) => verdict)).toEqual([
      "fail",
      "fail",
      "fail",
      "exception",
      "syntax error",
      "pass",
      "pass",
    ]);
  });

  test("another seed draws other cases", async () => {
    const { casesOf } = await import("../../grader/src/marking/cases.js");
    const { exercises } = await import("@nn/exercises/grading");
    const step = exercises.find(({ id }) => id === ids[0])!;
    expect(casesOf(step, "one")).not.toEqual(casesOf(step, "two"));
    expect(casesOf(step, "one")).toEqual(casesOf(step, "one"));
    const sandbox = await chooseSandbox({ trustSubmissions: false });
    expect((await grade({ student: "a", file: "a", bytes: whole }, { seed: `${seed} 2`, sandbox })).points).toBe(
      ids.length,
    );
  });
});

test("the line of a syntax error is the line in the learner's cell", async () => {
  const notebook = notebookWith({ [ids[0]]: "function step(v, s, e) {\n  const x = 1;\n  return v - ;\n}" });
  const { feedback } = resultFor(await gradeNotebook(notebook), ids[0]);
  expect(feedback).toMatch(/Cell \d+, line 3: `Expression expected\.`/);
});

describe("type errors", () => {
  const warningsOf = async (source: string): Promise<readonly string[]> =>
    resultFor(await gradeNotebook(notebookWith({ [ids[0]]: source })), ids[0]).warnings;

  test("without end: the first are told, each in part", async () => {
    const errors = `function step(v, s, e) {\n  ${"v.".repeat(300)}v();\n${"  const n: number = '';\n".repeat(1000)}  return v - e * s;\n}`;
    expect(await warningsOf(errors)).toHaveLength(10);
    const [long] = await warningsOf(`const step = (v, s, e) => ${"x".repeat(100_000)} + v;`);
    expect(long.length).toBeLessThan(1000);
  });

  test("do not tell what other files the machine has", async () => {
    const importing = (path: string): Promise<readonly string[]> =>
      warningsOf(
        `/// <reference path="${path}.ts" />\nimport * as file from "${path}";\nfunction step(v, s, e) { const n: number = file; return v - e * s; }`,
      );
    const there = `${process.cwd()}/exercises/src/exercise`;
    const absent = `${process.cwd()}/exercises/src/nothing`;
    const told = await importing(there);
    expect(told).toEqual([expect.stringMatching(/File .* not found/), expect.stringContaining("Cannot find module")]);
    expect(told.map((text) => text.replaceAll(there, absent))).toEqual(await importing(absent));
  });
});

test("a syntax error in a cell that no answer needs costs nothing", async () => {
  const notebook = solvedNotebook();
  notebook.cells.push(codeCell("const broken = ;"));
  expect((await gradeNotebook(notebook)).points).toBe(ids.length);
});
