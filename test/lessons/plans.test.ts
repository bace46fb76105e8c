import { describe, expect, it } from "vitest";
import { chapterFiles, chapterName, printedBy, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { unfoundedNumbers } from "../../tools/notebooks/quotes.mjs";
import { runNotebook } from "../../tools/notebooks/run.mjs";
import { slidesOf } from "../../tools/slides/deck.mjs";
import { CHECK, exercisesIn, HOMEWORK, parsePlan, questionsOf, readPlan, sectionOf } from "../../tools/slides/plan.mjs";

const MINUTES = 90;
/** More cannot be read while standing. */
const WORDS = 1500;

const files = chapterFiles();
const codeOf = (file: string | undefined) =>
  file === undefined ? [] : readNotebook(file).cells.filter(({ cell_type }) => cell_type === "code");

/** Numbers with a point, of three digits or in per cent: those that a teacher would quote. The rest are counts and minutes. */
const isQuote = ({ number }: { number: string }) => /\d\.\d|\d{3}/.test(number);

const SCRIPT = /^ *```[^]*?^ *```/gm;

/** Code and titles of slides are held to the chapter by other tests; sections are named by their numbers. */
const proseOf = (text: string) =>
  text
    .replace(SCRIPT, "")
    .replace(/^- \*\*.+?\*\*/gm, "-")
    .replace(/\bsections? [\d., and]+/gi, "");

describe.each(files.map((file, i) => [chapterName(file), file, files[i - 1]] as const))(
  "lesson %s",
  (name, file, last) => {
    const notebook = readNotebook(file);
    const plan = readPlan(name) ?? parsePlan("");
    const slides = slidesOf(notebook, plan);
    const items = plan.sections.flatMap(({ items }) => items);

    it("takes 90 minutes, and begins with five about the chapter before", () => {
      expect(plan.sections, `lessons/${name}.md`).not.toEqual([]);
      expect(plan.sections.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(MINUTES);
      expect(plan.sections[0]).toMatchObject({ heading: expect.stringMatching(`^${CHECK}`), minutes: 5 });
      expect(questionsOf(plan.sections[0]).length).toBeGreaterThanOrEqual(3);
    });

    it("names sections of the chapter by their titles", () => {
      const headings = notebook.cells.flatMap((cell) => sourceOf(cell).match(/^## \d.*$/gm) ?? []);
      const named = plan.sections.filter(({ heading }) => /^\d/.test(heading)).map(({ heading }) => `## ${heading}`);
      expect(named.filter((heading) => !headings.includes(heading))).toEqual([]);
      expect(named.length).toBeGreaterThan(2);
    });

    it("speaks of slides that exist, in their order, and of every chart and prediction", () => {
      const titles = slides.map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
      const places = items.map(({ slide }) => titles.indexOf(slide));
      expect(items.filter(({ slide }) => !titles.includes(slide))).toEqual([]);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      const silent = slides.filter(({ body, notes }) => ["chart", "predict"].includes(body.kind) && notes === "");
      expect(silent.map(({ title }) => title)).toEqual([]);
    });

    it("gives exercises of this chapter as homework", () => {
      const posed = notebook.cells.flatMap(({ metadata }) => metadata.exercise ?? []);
      const named = plan.sections.flatMap(exercisesIn);
      expect(named.filter((id) => !posed.includes(id))).toEqual([]);
      expect(exercisesIn(sectionOf(plan, HOMEWORK)).length).toBeGreaterThan(0);
    });

    it("quotes only numbers that the chapters printed", () => {
      const unfounded = plan.sections.flatMap(({ heading, text }) => {
        const script = { cell_type: "code", id: "", metadata: {}, source: (text.match(SCRIPT) ?? []).join() };
        const code = [...codeOf(file), ...(heading.startsWith(CHECK) ? codeOf(last) : []), script];
        const saw = { cell_type: "markdown", id: heading, metadata: { tags: ["saw"] }, source: proseOf(text) };
        return unfoundedNumbers({ cells: [...code, saw] }).filter(isQuote);
      });
      expect(unfounded).toEqual([]);
    });

    it("can be read while standing", () => {
      expect(plan.sections.map(({ text }) => text.split(/\s+/).length).reduce((a, b) => a + b)).toBeLessThan(WORDS);
      expect(sectionOf(plan, "When time runs short")).toBeDefined();
    });
  },
);

it("the live-coding scripts print what they say", { timeout: 300_000 }, async () => {
  const lessons = files.map((file) => {
    const text = (readPlan(chapterName(file))?.sections ?? [])
      .flatMap(({ items }) => items.map(({ text }) => text))
      .join("\n");
    const scripts = [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code);
    const says = scripts.flatMap((code) => [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
    return { name: chapterName(file), imports: sourceOf(codeOf(file)[0]), script: scripts.join("\n"), says };
  });
  expect(lessons.filter(({ says }) => says.length === 0).map(({ name }) => name)).toEqual([]);

  // One kernel for all: what a cell defines may be defined anew in a later one.
  const code = { cell_type: "code", metadata: {}, execution_count: null, outputs: [] };
  const cells = lessons.flatMap(({ name, imports, script }) => [
    { ...code, id: `${name}-imports`, source: imports },
    { ...code, id: name, source: script },
  ]);
  const { notebook } = await runNotebook({ ...readNotebook(files[0]), cells }, files[0]);
  const printed = (name: string) =>
    printedBy(notebook.cells.find(({ id }) => id === name)!)
      .split("\n")
      .filter(Boolean);
  expect(lessons.map(({ name }) => [name, printed(name)])).toEqual(lessons.map(({ name, says }) => [name, says]));
});

describe("parsePlan(markdown)", () => {
  const plan = parsePlan(
    "# Lesson\n\n## What stayed · 5 min\n\n1. Why? _Because._\n\n## Live · 7 min\n\n- **A slide** say\n\n  ```ts\n  a;\n  ```\n\n- **Next** b\n",
  );
  it("finds sections, minutes, and each slide's point with what is indented below it", () => {
    expect(plan.sections.map(({ heading, minutes }) => [heading, minutes])).toEqual([
      ["What stayed", 5],
      ["Live", 7],
    ]);
    expect(plan.sections[1].items).toEqual([
      { slide: "A slide", text: "say\n\n```ts\na;\n```" },
      { slide: "Next", text: "b" },
    ]);
    expect(questionsOf(plan.sections[0])).toEqual([{ question: "Why?", answer: "Because." }]);
  });
});
