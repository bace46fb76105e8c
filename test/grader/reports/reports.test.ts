import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { create } from "xmlbuilder2";
import { folderWith, notebook, reportHashes, resultsIn, runFake, scratch } from "../batch/batches.js";

const evil = `<script>alert(1)</script> ![x](http://example.com/x.png) [link](javascript:alert(1)) \u0001 "quotes" & 'more'`;
const input = {
  "ada/02-gradient-descent.ipynb": notebook({ points: 1 }),
  "=HYPERLINK(1)/02-gradient-descent.ipynb": notebook({
    points: 0,
    mistake: "uphill",
    feedback: "**✗** $v - \\eta\\,g$",
  }),
  "@SUM(1+1)/02-gradient-descent.ipynb": notebook({ points: 0.5, mistake: "uphill", feedback: evil }),
  "bob\nnewline/02-gradient-descent.ipynb": notebook({ points: 0, verdict: "not attempted" }),
  "王小明/02-gradient-descent.ipynb": notebook({ points: 0.335, verdict: "time-out" }),
  "王小明/again.ipynb": notebook({ points: 1 }),
  "<b>mallory/x.ipynb": "{",
  "eve/essay.pdf": "",
};

let out: string;
const text = (name: string): string => readFileSync(join(out, name), "utf8");
const rows = (name: string): Record<string, string>[] => parse(text(name), { bom: true, columns: true });
const page = (student: string): string => text(rows("marks.csv").find((row) => row.student === student)!.page);

let folder: string;
beforeAll(async () => {
  folder = folderWith(input);
  // The broken one throws in the fake grader, so it is set aside.
  out = scratch();
  expect((await runFake({ input: folder, out, calls: join(scratch(), "calls") })).code).toBe(0);
});

test("the same submissions and seed give the same bytes, in whatever order they were graded", async () => {
  for (const jobs of [1, 3]) {
    const other = scratch();
    await runFake({ input: folder, out: other, calls: join(scratch(), "calls"), jobs });
    expect(reportHashes(other)).toEqual(reportHashes(out));
  }
});

test("CSV: a line for each submission and exercise, and no cell is a formula", () => {
  const marks = rows("marks.csv");
  expect(marks).toHaveLength(7);
  expect(marks.map(({ student }) => student)).toContain("bob\nnewline");
  // What ends a line for a spreadsheet, too, must stand in quotes.
  expect(text("marks.csv")).toContain('\r\n"bob\nnewline",');
  expect(rows("exercises.csv").filter(({ mistake }) => mistake === "uphill")).toHaveLength(2);
  for (const name of ["marks.csv", "exercises.csv", "moved.csv"]) {
    const cells = parse(text(name), { bom: true }).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  }
});

test("JSON: the results as they are", () => {
  const results = resultsIn(out);
  expect(results.map(({ student }) => student)).toContain("=HYPERLINK(1)");
  expect(results.find(({ student }) => student === "ada")).toMatchObject({ points: 1, possible: 1 });
});

test("JUnit: well-formed XML, with a suite for each submission and what CI counts", () => {
  const { testsuites } = create(text("junit.xml")).end({ format: "object" }) as unknown as {
    testsuites: { testsuite: Record<string, string>[] };
  };
  const suites = testsuites.testsuite;
  expect(suites).toHaveLength(7);
  const counts = suites.map((suite) =>
    [suite["@tests"], suite["@failures"], suite["@errors"], suite["@skipped"]].join(),
  );
  // Invalid, one mistake, another one, ada, bob, time-out, the right one.
  expect(counts).toEqual(["1,0,1,0", "1,1,0,0", "1,1,0,0", "1,0,0,0", "1,0,0,1", "1,1,0,0", "1,0,0,0"]);
  expect(text("junit.xml")).not.toContain("\u0001");
  execFileSync("python3", ["-c", "import sys, xml.dom.minidom as x; x.parse(sys.argv[1])", join(out, "junit.xml")]);
});

test("Gradescope: a results.json for each student, with all their submissions", () => {
  const folders = readdirSync(join(out, "gradescope"));
  expect(folders).toHaveLength(6);
  const wang = JSON.parse(text(`gradescope/${folders.find((name) => name.startsWith("王小明"))}/results.json`));
  expect(wang.tests.map((test: Record<string, unknown>) => [test.score, test.max_score, test.status])).toEqual([
    [0.335, 1, "failed"],
    [1, 1, "passed"],
  ]);
  expect(wang.tests[0]).toMatchObject({ name: "One step downhill", output_format: "md", visibility: "visible" });
  const mallory = JSON.parse(text(`gradescope/${folders.find((name) => name.startsWith("b-mallory"))}/results.json`));
  expect(mallory).toMatchObject({ score: 0, tests: [], output: expect.stringContaining("grader itself failed") });
});

describe("the learner's page", () => {
  test("shows verdict, points and feedback, with formulas that need no script", () => {
    const html = page("'=HYPERLINK(1)");
    expect(html).toContain("not right");
    expect(html).toContain("0 of 1 points");
    expect(html).toMatch(/<math>.*<mi>η<\/mi>/s);
  });

  test("nothing that a submission says becomes HTML, a link or a picture", () => {
    const html = page("'@SUM(1+1)");
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script|<img|href="(?!#)/);
    expect(page("<b>mallory")).toContain("&lt;b&gt;mallory");
  });

  test("tells nothing of others", () => {
    expect(page("ada")).not.toMatch(/王|mallory|summary\.html/);
  });

  test("a mark that is not whole is not rounded up", () => {
    expect(page("王小明")).toContain("0.33 of 1 points");
  });
});

describe("the class summary", () => {
  test("has the distribution, success, mistakes and what was not attempted", () => {
    const html = text("summary.html");
    expect(html).toContain("6 submissions. The median is 50 % of the points. 2 have all points, 2 have none.");
    expect(html).toMatch(/<td>uphill<\/td><td>Sign: you went uphill\..*<td class="number">2<\/td>/);
    expect(html).toContain("One step downhill: 1 of 6 did not attempt it");
    expect(html).toContain("<li>eve/essay.pdf</li>");
    expect(html).toMatch(/More than one submission.*王小明.*again\.ipynb/s);
  });

  test("links to a page that exists for each submission, whatever its name", () => {
    const links = [...text("summary.html").matchAll(/href="(pages[^"]+)"/g)].map(([, link]) => link);
    expect(new Set(links).size).toBe(7);
    for (const link of links) expect(text(link)).toContain("<h1>");
  });
});

test("every page: language, headings in order, tables with scopes, charts with a text, nothing from elsewhere", () => {
  const pages = [...readdirSync(join(out, "pages")).map((name) => `pages/${name}`), "summary.html"];
  for (const name of pages) {
    const html = text(name);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    for (let i = 1; i < levels.length; i++) expect(levels[i] - levels[i - 1]).toBeLessThanOrEqual(1);
    expect(html.match(/<th(?! scope=|ead)/g)).toBeNull();
    for (const [svg] of html.matchAll(/<svg[^]*?<\/svg>/g)) expect(svg).toMatch(/role="img".*<title id=.*<desc id=/s);
    expect(html).not.toMatch(/<(script|img|link|iframe|object)\b|@import|url\(|(href|src)="(?!#|pages\/)/);
    expect(html).toContain("prefers-color-scheme: dark");
  }
});

test("pages of submissions that are gone go, too; other files stay", async () => {
  const [input, out] = [
    folderWith({ "a/1.ipynb": notebook({ points: 1 }), "b/1.ipynb": notebook({ points: 1 }) }),
    scratch(),
  ];
  const calls = join(scratch(), "calls");
  await runFake({ input, out, calls });
  folderWith({ "pages/mine.html": "", "gradescope/notes.txt": "" }, out);
  const fewer = folderWith({ "a/1.ipynb": notebook({ points: 1 }), "c/1.ipynb": notebook({ points: 1 }) });
  await runFake({ input: fewer, out, calls });
  expect(
    readdirSync(join(out, "pages"))
      .map((name) => name.replace(/-[0-9a-f]{12}/, ""))
      .sort(),
  ).toEqual(["a-02-gradient-descent.html", "c-02-gradient-descent.html", "mine.html"]);
  expect(readdirSync(join(out, "gradescope"))).toHaveLength(3);
});
