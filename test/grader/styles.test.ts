import { describe, expect, test } from "vitest";
import { codeCell, gradeNotebook, ids, notebookWith, otherVerdicts, resultFor, solvedNotebook } from "./submissions.js";

const step = "gradient-descent/step";
const cost = "gradient-descent/quadratic-cost";
const descend = "gradient-descent/descend";

/** Right answers to one exercise, in the styles that people write. */
const styles: [name: string, id: string, source: string][] = [
  ["arrow function", step, "const step = (v: number, slope: number, eta: number) => v - eta * slope;"],
  ["function expression", step, "const step = function (v, slope, eta) { return v - eta * slope; };"],
  ["let", step, "let step = (v, slope, eta) => v - eta * slope;"],
  ["var without types", step, "var step = function step(v, s, e) { return v - e * s }"],
  ["assigned afterwards", step, "let step: any;\nstep = (v, slope, eta) => v - eta * slope;"],
  ["exported", step, "export function step(v: number, slope: number, eta: number) { return v - eta * slope; }"],
  ["async", step, "async function step(v, slope, eta) { await null; return v - eta * slope; }"],
  [
    "a promise after a while",
    step,
    "const step = (v, s, e) => new Promise((done) => setTimeout(() => done(v - e * s), 1));",
  ],
  [
    "noisy",
    step,
    'function step(v, s, e) { console.log("v", v); console.error("s", s); process.stdout.write("…"); return v - e * s; }',
  ],
  [
    "generic and overloaded",
    step,
    "function step(v: number, s: number, e: number): number;\nfunction step(v: any, s: any, e: any) { return v - e * s; }",
  ],
  [
    "a class and a constant",
    step,
    "class Walker { constructor(readonly eta: number) {} go(v: number, s: number) { return v - this.eta * s; } }\nconst MINUS = -1;\nfunction step(v: number, s: number, e: number) { return v + MINUS * (v - new Walker(e).go(v, s)); }",
  ],
  [
    "destructured helpers",
    step,
    "const { times, minus } = { times: (a, b) => a * b, minus: (a, b) => a - b };\nfunction step(v, s, e) { return minus(v, times(e, s)); }",
  ],
  [
    "an enum and a namespace import",
    step,
    'import * as path from "node:path";\nenum Sign { Down = -1 }\nfunction step(v, s, e) { return path.sep === "/" ? v + Sign.Down * e * s : 0; }',
  ],
  [
    "top-level await",
    step,
    "const factor = await Promise.resolve(1);\nfunction step(v, s, e) { return v - factor * e * s; }",
  ],
  [
    "tests beside it",
    step,
    'function step(v: number, s: number, e: number) { return v - e * s; }\nconsole.log(step(1, 2, 3));\nif (step(10, 20, 0.05) !== 9) throw new Error("no");\ncheck("gradient-descent/step", step);',
  ],
  [
    "a table that a loop fills",
    step,
    "const ones: number[] = [];\nfor (let i = 0; i < 3; i++) ones.push(1);\nfunction step(v, s, e) { return v - ones[2] * e * s; }",
  ],
  [
    "Chinese names and a comment",
    step,
    "// 梯度下降\nfunction step(点: number, 斜率: number, 率: number) { return 点 - 率 * 斜率; }",
  ],
  [
    "a typed array as the answer",
    descend,
    "function descend(slope, v, eta, steps) { const path = Float64Array.of(v, ...Array(steps)); for (let k = 0; k < steps; k++) path[k + 1] = path[k] - eta * slope(path[k]); return path; }",
  ],
  [
    "recursion",
    descend,
    "function descend(slope, v, eta, steps) { return steps === 0 ? [v] : [v, ...descend(slope, v - eta * slope(v), eta, steps - 1)]; }",
  ],
  [
    "generator inside",
    descend,
    "function descend(slope, start, eta, steps) { function* walk() { let v = start; yield v; for (let k = 0; k < steps; k++) yield (v -= eta * slope(v)); } return [...walk()]; }",
  ],
  [
    "the library",
    cost,
    'const quadraticCost = (y, a) => sum(hadamard(subtract(matrix([y]), matrix([a])), subtract(matrix([y]), matrix([a]))).data) / (2 * y.length);\nimport { matrix, subtract, hadamard } from "@nn/lib";\nconst sum = (values: ArrayLike<number>) => Array.from(values).reduce((s, x) => s + x, 0);',
  ],
  ["a helper of the chapter", cost, "const quadraticCost = (y, a) => mean(y.map((yi, i) => (yi - a[i]) ** 2)) / 2;"],
];

describe("right answers get full marks", () => {
  test.each(styles)("%s", async (_name, id, source) => {
    const result = await gradeNotebook(notebookWith({ [id]: source }));
    expect(resultFor(result, id)).toMatchObject({ verdict: "pass", points: 1 });
    expect(result).toMatchObject({ points: ids.length, possible: ids.length });
  });

  test("helpers in other cells, before and behind, which use each other", async () => {
    const notebook = notebookWith({ [step]: "function step(v, s, e) { return minus(v, scaled(s, e)); }" });
    notebook.cells.unshift(
      codeCell("const factor = ONE;\nfunction scaled(s, e) { return factor * s * e; }\nthrow new Error();"),
    );
    notebook.cells.unshift(codeCell("const ONE = 1; const forgotten = train(undefined);"));
    notebook.cells.push(
      codeCell("const minus = (a: number, b: number) => plus(a, -b);\nfunction plus(a, b) { return a + b; }"),
    );
    expect(resultFor(await gradeNotebook(notebook), step)).toMatchObject({ verdict: "pass", warnings: [] });
  });

  test("a helper of the same name in two cells: each cell means its own", async () => {
    const notebook = notebookWith({
      [step]: "const scale = 1;\nfunction step(v, s, e) { return v - scale * twice(e * s) / 2; }",
    });
    notebook.cells.unshift(codeCell("const scale = 2;\nfunction twice(x) { return scale * x; }"));
    expect(resultFor(await gradeNotebook(notebook), step).verdict).toBe("pass");
  });

  test("a variable that another cell assigns to", async () => {
    const notebook = notebookWith({ [step]: "function step(v, s, e) { calls++; return calls > 0 ? v - e * s : 0; }" });
    notebook.cells.unshift(codeCell("let calls = 0;"));
    expect(resultFor(await gradeNotebook(notebook), step).verdict).toBe("pass");
  });

  test("parameters named like variables of other cells do not drag those along", async () => {
    const notebook = notebookWith({ [step]: "function step(v, slope, b) { const w = v; return w - b * slope; }" });
    notebook.cells.unshift(codeCell("const [w, b] = (() => { throw new Error('a training cell was run'); })();"));
    expect(resultFor(await gradeNotebook(notebook), step).verdict).toBe("pass");
  });

  test("a type error costs nothing and is told, with its line", async () => {
    const source =
      "function step(v: number, slope: number, eta: number): string {\n  const moved: number = v - eta * slope;\n  return moved;\n}";
    const { verdict, warnings } = resultFor(await gradeNotebook(notebookWith({ [step]: source })), step);
    expect(verdict).toBe("pass");
    expect(warnings).toEqual([
      expect.stringMatching(/cell \d+, line 3.*Type 'number' is not assignable to type 'string'/),
    ]);
  });

  test("cells in reverse order", async () => {
    const notebook = solvedNotebook();
    notebook.cells.reverse();
    expect((await gradeNotebook(notebook)).points).toBe(ids.length);
  });

  test("cells without any metadata, outputs or ids: found by the functions' names", async () => {
    const notebook = solvedNotebook();
    const cells = notebook.cells.map(({ cell_type, source }) => ({ cell_type, source, metadata: {} }));
    expect(await gradeNotebook({ cells, nbformat: 4 })).toMatchObject({
      chapter: "02-gradient-descent",
      points: ids.length,
    });
  });

  test("a function with another name in the exercise's cell, with a warning", async () => {
    const { verdict, warnings } = resultFor(
      await gradeNotebook(notebookWith({ [step]: "const myStep = (v, s, e) => v - e * s;" })),
      step,
    );
    expect(verdict).toBe("pass");
    expect(warnings).toEqual([expect.stringContaining("`myStep`")]);
  });

  test("a wrong first try in one cell and the right one in a copy of it", async () => {
    const notebook = notebookWith({ [step]: "function step(v, s, e) { return v + e * s; }" });
    const at = notebook.cells.findIndex(({ metadata }) => metadata.exercise === step && metadata.nbgrader?.solution);
    notebook.cells.splice(at + 1, 0, { ...notebook.cells[at], source: "function step(v, s, e) { return v - e * s; }" });
    const result = await gradeNotebook(notebook);
    expect(resultFor(result, step).verdict).toBe("pass");
    expect(new Set(otherVerdicts(result, step))).toEqual(new Set(["pass"]));
  });
});
