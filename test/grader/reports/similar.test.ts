import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeCells, handedOut, written } from "../../../grader/src/similar/code.js";
import { similarPairs, type Code } from "../../../grader/src/similar/similar.js";
import { folderWith, notebook, runFake, scratch } from "../batch/batches.js";

/** Answers to the same task in styles of their own. */
const own = [
  "function f(x: number[]): number { let sum = 0; for (const v of x) sum += v * v; return Math.sqrt(sum) / x.length; }",
  "const f = (x) => Math.sqrt(x.map((v) => v ** 2).reduce((a, b) => a + b, 0)) / x.length;",
  "function f(x) { let i = 0, s = 0; while (i < x.length) { s = s + x[i] * x[i]; i++; } const root = s ** 0.5; return root / i; }",
  "function f(x) { if (x.length === 0) return NaN; const [a, ...rest] = x; return Math.hypot(a, ...rest) / x.length; }",
  "function square(v) { return v * v; } function f(x) { return Math.pow(x.reduce((t, v) => t + square(v), 0), 1 / 2) / x.length; }",
];
/** Odd, and the same but for names, layout and comments. */
const odd = (a: string, b: string): string => `
  function f(${a}) { /* by ${b} */
    const table = []; for (let ${b} = 0; ${b} < 3; ${b}++) { table.push({ key: ${b}, entries: [] }); }
    do { const first = ${a}.shift() ?? 0; table[first % 3].entries.push(first); if (first > 9) { break; } } while (${a}.length > 0);
    switch (table.length) { case 1: return 0; case 2: return table[1].key; default: return table.flatMap((t) => t.entries).length; }
  }`;

const notebookOf = (...cells: string[]): string =>
  JSON.stringify({ cells: cells.map((source) => ({ cell_type: "code", source })) });

const codes = (...texts: string[]): Code[] => texts.map((text, i) => ({ file: `${i}.ipynb`, student: `s${i}`, text }));

describe("similar submissions", () => {
  test("are found though names, comments and layout were changed, and no others are", () => {
    const pairs = similarPairs(
      "02-gradient-descent",
      codes(...own, odd("x", "i"), odd("values", "index").replaceAll("\n", " ")),
    );
    expect(pairs).toEqual([
      { chapter: "02-gradient-descent", one: "5.ipynb", other: "6.ipynb", similarity: 1, lines: expect.any(Number) },
    ]);
  });

  test("are not those who share what everyone writes, nor two by the same student", () => {
    const usual = Array.from({ length: 10 }, () => odd("x", "i"));
    expect(similarPairs("02-gradient-descent", codes(...usual, ...own))).toEqual([]);
    const twice = codes(...own, odd("x", "i"), odd("y", "j")).map((code, i) =>
      i > 4 ? { ...code, student: "same" } : code,
    );
    expect(similarPairs("02-gradient-descent", twice)).toEqual([]);
  });

  test("are measured by the unusual alone: usual code in one of the two makes no difference", () => {
    const usual = Array.from({ length: 6 }, () => own.join("\n"));
    const [more, less] = [odd("x", "i"), odd("y", "j")];
    for (const pair of [
      codes(...usual, `${own.join("\n")}\n${more}`, less),
      codes(...usual, less, `${own.join("\n")}\n${more}`),
    ]) {
      const [{ similarity }] = similarPairs("02-gradient-descent", pair);
      expect(similarity).toBeGreaterThan(0.6);
      expect(similarity).toBeLessThanOrEqual(1);
    }
  });

  test("what was handed out does not count", () => {
    const chapter = readFileSync(new URL("../../../notebooks/02-gradient-descent.ipynb", import.meta.url));
    const known = handedOut("02-gradient-descent");
    expect(codeCells(chapter).length).toBeGreaterThan(10);
    expect(written(chapter, known)).toBe("");
    const mine = JSON.parse(chapter.toString());
    mine.cells.push({ cell_type: "code", source: ["const ", "mine = 1;"] });
    expect(written(Buffer.from(JSON.stringify(mine)), known)).toBe("const mine = 1;");
    // As it is graded, so it is compared.
    expect(written(Buffer.from(`\ufeff${JSON.stringify(mine)}`), known)).toBe("const mine = 1;");
    for (const broken of ["", "{", "null", '{"cells":1}', '{"cells":[null,{"cell_type":"code","source":{}}]}']) {
      expect(written(Buffer.from(broken), known)).toBe("");
    }
  });

  test("are found beside code that nests or repeats itself without end", () => {
    const nested = `${"(".repeat(50_000)}1${")".repeat(50_000)};`;
    const cells = [odd("x", "i"), `const sum = ${"1 + ".repeat(20_000)}1;`, nested];
    const [one, , ...rest] = written(Buffer.from(notebookOf(...cells)), new Set()).split("\n\n");
    expect([one, rest]).toEqual([odd("x", "i").trim(), []]);
    const [repeated, again] = [odd("x", "i"), odd("y", "j")].map((code) => code.repeat(500));
    const sum = `${odd("v", "k")}const sum = ${"1 + ".repeat(500)}1;`;
    const pairs = similarPairs("02-gradient-descent", codes(...own, repeated, again, sum));
    expect(pairs.map(({ one, other }) => [one, other])).toContainEqual(["5.ipynb", "6.ipynb"]);
  });

  test("are a hint in the class summary and change no mark", async () => {
    const files = Object.fromEntries(
      [...own, odd("x", "i"), odd("y", "j")].map((code, i) => [`s${i}/a.ipynb`, notebook({ points: 1 }, code)]),
    );
    const out = scratch();
    await runFake({ input: folderWith(files), out, calls: join(scratch(), "calls") });
    const html = readFileSync(join(out, "summary.html"), "utf8");
    const section = /<h2>Similar submissions[^]*?<\/table>/.exec(html)![0];
    expect(section).toMatch(/a hint to look, and no more/);
    expect(section.match(/<th scope="row">/g)).toHaveLength(1);
    expect(section).toMatch(/>s5<\/a>.*>s6<\/a>.*100 %/);
    expect(JSON.stringify(JSON.parse(readFileSync(join(out, "results.json"), "utf8")))).not.toMatch(/similar/i);
  });
});
