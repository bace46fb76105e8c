import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chapterFiles, chapterName, readNotebook, textOf } from "../../tools/notebooks/notebook.mjs";
import { JupyterLab, missingForBrowserTests } from "./jupyterlab.js";
import type { NotebookPage } from "./notebookPage.js";

const TIMEOUT = 180_000;
const VEGALITE = "application/vnd.vegalite.v5+json";
/** Chapters that take minutes. Their cells are run by test/notebooks, on the same kernel. */
const LONG = ["05-initialization", "06-overfitting", "08-language-models", "09-digits"];
const missing = missingForBrowserTests();
const chapters = chapterFiles().map((file) => [chapterName(file), file] as const);

/** Moves each slider of the page to its other end and says for which charts the pixels stayed the same. */
async function unmovedCharts(page: NotebookPage): Promise<string[]> {
  const unmoved: string[] = [];
  const charts = page.charts();
  for (let i = 0; i < (await charts.count()); i++) {
    const chart = charts.nth(i);
    for (const slider of await page.sliders(chart).all()) {
      const before = await page.pixels(chart);
      const [value, min, max] = await slider.evaluate(({ value, min, max }: HTMLInputElement) =>
        [value, min, max].map(Number),
      );
      await page.moveSlider(slider, value === min ? max : min);
      if ((await page.pixels(chart)) === before) unmoved.push(`chart ${i}`);
    }
  }
  return unmoved;
}

describe.skipIf(missing)(`chapters in JupyterLab${missing ? `: ${missing}` : ""}`, () => {
  let lab: JupyterLab;
  beforeAll(async () => {
    lab = await JupyterLab.start(chapters.map(([, file]) => file));
  }, TIMEOUT);
  afterAll(() => lab?.stop(), TIMEOUT);

  describe.each(chapters)("%s", (name, file) => {
    const outputs = readNotebook(file).cells.flatMap(({ outputs = [] }) => outputs);
    const charts = outputs.filter(({ data }) => data?.[VEGALITE]);
    const warnings = outputs.filter((output) => output.name === "stderr").map(({ text }) => textOf(text));
    const hasSlider = charts.filter(({ data = {} }) =>
      JSON.stringify(data[VEGALITE]).includes('"input":"range"'),
    ).length;

    it.each(["light", "dark"] as const)(
      "can be read without running it, in the %s theme",
      { timeout: TIMEOUT },
      async (theme) => {
        const page = await lab.open(file, theme);
        await page.screenshot(`${name}-${theme}`);
        expect(await page.drawnCharts()).toBe(charts.length);
        expect(await page.charts().locator("input[type=range]").count()).toBeGreaterThanOrEqual(hasSlider);
        expect(await unmovedCharts(page)).toEqual([]);
        await page.page.close();
      },
    );

    if (LONG.includes(name)) return;
    it("runs from top to bottom and draws each chart", { timeout: 500_000 }, async () => {
      const page = await lab.open(file);
      await page.runAll();
      expect(await page.errors()).toEqual(warnings);
      expect(await page.drawnCharts()).toBe(charts.length);
      expect(await unmovedCharts(page)).toEqual([]);
      await page.page.close();
    });
  });

  it("an exercise solved wrongly is explained, solved rightly it is noted", { timeout: TIMEOUT }, async () => {
    const page = await lab.open(chapters.find(([name]) => name.startsWith("02"))![1]);
    const [imports, answer] = [await page.cellWith('from "@nn/exercises"'), await page.cellWith("function step(")];
    const attempt = async (line: string): Promise<string> => {
      const source = await page.source(answer);
      await page.setSource(answer, source.replace(/return .*;/, line));
      await page.runCell(answer);
      await page.runCell(answer + 1);
      return page.output(answer + 1);
    };
    await page.runCell(imports);
    await page.runCell(answer);
    await page.runCell(answer + 1);
    expect(await page.output(answer + 1)).toMatch(/Not attempted yet/);
    expect(await attempt("return v + learningRate * slope;")).toMatch(/you went uphill/);
    expect(await attempt("return v - learningRate * slope;")).toMatch(/Right[^]*1 of \d+ in this chapter/);
    await page.page.close();
  });

  it("the compiler names both sizes of layers that don't fit", { timeout: TIMEOUT }, async () => {
    const page = await lab.open(chapters[0][1]);
    const cell = await page.cellWith("dense(8, 1, sigmoid");
    await page.runCell(await page.cellWith('from "@nn/lib"'));
    await page.setSource(cell, (await page.source(cell)).replace("dense(8, 1, sigmoid", "dense(5, 1, sigmoid"));
    await page.runCell(cell);
    expect(await page.output(cell)).toMatch(/gives 8, this layer takes 5/);
    await page.page.close();
  });
});
