import { basename } from "node:path";
import { chooseSandbox } from "../../grader/src/sandbox/choose.js";
import { exercises } from "@nn/exercises/grading";
import { describe, expect, test } from "vitest";
import { checkFile, notebookWith } from "../../grader/src/practice/checkFile.js";
import { compileInThread } from "../../grader/src/submission/compiler.js";
import { pagesIn } from "../../grader/src/practice/files.js";
import { fileText } from "../../grader/src/practice/fileText.js";
import { importsOf } from "../../grader/src/practice/imports.js";
import { plainFormula, withoutLatex } from "../../grader/src/practice/mathematics.js";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";

const sandbox = chooseSandbox({ trustSubmissions: false });
const { signal } = new AbortController();
const pages = pagesIn("/files");
const check = async (id: string, source: string) =>
  checkFile(
    pages.find(({ exercise }) => exercise.id === id)!,
    source,
    await sandbox,
    signal,
  );

/** The solved answer cell of each exercise. */
const solutions = new Map(
  chapterFiles().flatMap((file) =>
    solved(readNotebook(file), file)
      .cells.filter(({ metadata }) => metadata.nbgrader?.solution)
      .map((cell) => [String(cell.metadata.exercise), sourceOf(cell)] as const),
  ),
);

const lastOfEachChapter = pages.filter((page, i) => page.chapter !== pages[i + 1]?.chapter);

describe.each(pages.map((page) => [page.exercise.id, page] as const))("%s", (id, { exercise, chapter, file }) => {
  const notebook = chapterFiles().find((each) => chapterName(each) === chapter)!;
  const text = fileText(exercise, importsOf(notebook));

  test("its file holds the task, what the chapter imports, and the stub, which is not attempted", async () => {
    expect(basename(file)).toMatch(new RegExp(`^\\d-${id.split("/")[1]}\\.ts$`));
    expect(text.startsWith(`/*\n${exercise.title} (${id})`)).toBe(true);
    expect(text).toContain('} from "@nn/lib";');
    const { solved, blocks } = await check(id, text);
    expect({ solved, says: JSON.stringify(blocks) }).toEqual({
      solved: false,
      says: expect.stringContaining("Not attempted yet."),
    });
  });

  test("with the solution in the stub's place it compiles without a type error", async () => {
    const compiled = await compileInThread(
      notebookWith(
        exercise,
        text.replace(exercise.stub, () => solutions.get(id)!),
      ),
    );
    const answers = "answers" in compiled ? compiled.answers : [];
    expect(answers.find((answer) => answer.id === id)).toMatchObject({ kind: "code", typeProblems: [] });
  });
});

test.each(lastOfEachChapter.map((page) => [page.exercise.id, page] as const))(
  "%s is solved by its solution",
  async (id) => {
    expect(await check(id, `import { todo } from "@nn/exercises";\n${solutions.get(id)}`)).toMatchObject({
      solved: true,
      printed: "",
    });
  },
);

describe("what is said of a wrong answer", () => {
  const step = "gradient-descent/step";
  const said = async (source: string) => JSON.stringify((await check(step, source)).blocks);

  test.each([
    [
      "the known mistake",
      "function step(v, s, e) { return v + e * s; }",
      exercises.find(({ id }) => id === step)!.wrong[0].says,
    ],
    ["an exception", "function step(v, s, e) { return v.x.y; }", "TypeError: Cannot read properties of undefined"],
    ["the line of a syntax error", "\n\nfunction step( {", "1-step.ts:3"],
    ["no function", "const step = 5;", "the file has no function "],
    ["another name", "function stop(v, s, e) { return v - e * s; }", "yours is called "],
    [
      "a type error, beside the result",
      "function step(v: number, s: number, e: number): string { return v - e * s; }",
      "A type error, which a notebook would not run: ",
    ],
    ["an example that is right by heart", "function step(v) { return v === 10 ? 9 : v === -3 ? -2.4 : 1.5; }", "✗"],
    ["a return forgotten", "function step(v, s, e) { v - e * s; }", "Did you forget "],
    [
      "a file of this machine",
      'function step() { return require("fs").readFileSync("/etc/passwd", "utf8"); }',
      "ENOENT",
    ],
    ["an end of the program", "function step() { process.exit(0); }", " your code ended the program"],
  ])("%s", async (_name, source, expected) =>
    expect(await said(source)).toContain(JSON.stringify(expected).slice(1, -1)),
  );
});

describe("formulas in plain text", () => {
  test.each([
    ["\\frac{\\partial C}{\\partial w_k}", "∂C/∂w_k"],
    ["v' = v - \\eta\\,C'(v)", "v' = v - η C'(v)"],
    ["C = \\frac{1}{2n}\\sum_i (y_i - a_i)^2", "C = 1/(2n) Σ_i (y_i - a_i)^2"],
    ["\\sqrt{\\frac1n\\sum_i (x_i - \\mu)^2}", "√(1/n Σ_i (x_i - μ)^2)"],
  ])("%s", (latex, plain) => expect(plainFormula(latex)).toBe(plain));

  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))("%s", (_id, { statement, hints, wrong }) => {
    for (const text of [statement, ...hints, ...wrong.map(({ says }) => says)]) {
      expect(withoutLatex(text).replace(/`[^`]*`/g, "")).not.toMatch(/[\\$]/);
    }
  });
});
