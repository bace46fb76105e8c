import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chapterFiles, readNotebook } from "../../tools/notebooks/notebook.mjs";
import { JupyterLab, missingForBrowserTests } from "./jupyterlab.js";
import type { NotebookPage } from "./notebookPage.js";

const TIMEOUT = 120_000;
const missing = missingForBrowserTests();
const [file] = chapterFiles();
const outputs = readNotebook(file).cells.flatMap(({ outputs = [] }) => outputs);
const charts = outputs.filter(({ data }) => data?.["application/vnd.vegalite.v5+json"]).length;

describe.skipIf(missing)(`a chapter in Notebook 7${missing ? `: ${missing}` : ""}`, { timeout: TIMEOUT }, () => {
  let lab: JupyterLab;
  let page: NotebookPage;
  let training: number;
  beforeAll(async () => {
    lab = await JupyterLab.start([file]);
    page = await lab.open(file, "light", "notebooks");
    training = await page.cellWith("const drawBoundary = liveChart");
  }, TIMEOUT);
  afterAll(() => lab?.stop(), TIMEOUT);

  /** Moves the slider of the training's last chart; tells whether the chart has followed. */
  async function sliderMovesChart(): Promise<boolean> {
    const chart = page.charts(training).last();
    const before = await page.pixels(chart);
    await page.moveSlider(page.sliders(chart).first(), 0);
    return (await page.pixels(chart)) !== before;
  }

  it("is drawn as it was saved, and its slider moves", async () => {
    expect(await page.page.evaluate(() => document.body.dataset.notebook)).toBe("notebooks"); // JupyterLab has none
    expect(await page.drawnCharts()).toBe(charts);
    expect(await sliderMovesChart()).toBe(true);
  });

  it("runs cells, draws charts while a network trains, and checks an exercise", async () => {
    const solved = await page.cellWith("function double(");
    await page.setSource(solved, (await page.source(solved)).replace("todo()", "2 * x"));
    await page.clearOutputs();
    for (const part of ['from "@nn/lib"', "const data = moons"]) await page.runCell(await page.cellWith(part));
    for (const cell of [training, solved, solved + 1]) await page.runCell(cell);
    expect(await page.errors()).toEqual([]);
    expect(await page.drawnCharts()).toBe(3);
    expect(await sliderMovesChart()).toBe(true);
    expect(await page.output(solved + 1)).toMatch(/^✓ Right[^]*1 of \d+ in this chapter/);
    await page.screenshot("notebook-7-light");
  });

  it("is drawn in the dark theme too, with what the cells have drawn", async () => {
    await page.setTheme("dark");
    expect(await page.drawnCharts()).toBe(3);
    await page.screenshot("notebook-7-dark");
  });
});
