import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordFrames } from "./frames.js";
import { JupyterLab, missingForBrowserTests } from "./jupyterlab.js";
import type { NotebookPage } from "./notebookPage.js";

const missing = missingForBrowserTests();
const [TRAINING, ANSWER, STILL_THERE] = [1, 2, 3]; // cells of the notebook

describe.skipIf(missing)(
  `a live chart in JupyterLab${missing ? `: skipped. ${missing}` : ""}`,
  { timeout: 120_000 },
  () => {
    let lab: JupyterLab;
    let notebook: NotebookPage;
    beforeAll(async () => {
      lab = await JupyterLab.start([`${import.meta.dirname}/fixtures/live-chart.ipynb`]);
      notebook = await lab.open("live-chart.ipynb");
      await notebook.runCell(0);
    }, 120_000);
    afterAll(() => lab?.stop(), 60_000);

    test("changes several times while training, with no blank frame and no jump, for less than 10% of the time", async () => {
      const stop = await recordFrames(notebook.cell(TRAINING));
      await notebook.runCell(TRAINING);
      const frames = await stop();
      const drawn = frames.slice(frames.findIndex((frame) => frame.drawn));
      const whileTraining = drawn.filter(({ height }) => height === drawn[0].height); // then comes the line of text below it
      expect(new Set(drawn.map(({ changes }) => changes)).size).toBeGreaterThan(5);
      expect(drawn.filter((frame) => !frame.drawn)).toEqual([]);
      expect(drawn.slice(0, whileTraining.length)).toEqual(whileTraining);
      const output = await notebook.output(TRAINING);
      expect(output).toContain("finished");
      expect(Number(/share of drawing ([\d.e-]+)/.exec(output)?.[1])).toBeLessThan(0.1);
    });

    test("ends as an interactive chart: its slider changes it", async () => {
      const chart = notebook.charts(TRAINING);
      expect(await chart.count()).toBe(1);
      expect(await notebook.drawnCharts()).toBe(1);
      const before = await notebook.pixels(chart);
      await notebook.moveSlider(notebook.sliders(chart), 600);
      expect(await notebook.pixels(chart)).not.toBe(before);
    });

    test("is drawn in the dark theme too, in colours of its own", async () => {
      await notebook.moveSlider(notebook.sliders(notebook.charts(TRAINING)), 0);
      await notebook.screenshot("live-chart-light");
      const light = await notebook.pixels(notebook.charts(TRAINING));
      await notebook.setTheme("dark");
      await notebook.screenshot("live-chart-dark");
      expect(await notebook.drawnCharts()).toBe(1);
      expect(await notebook.pixels(notebook.charts(TRAINING))).not.toBe(light);
      await notebook.setTheme("light");
    });

    test("the kernel keeps its variables when the page is opened anew, and runs an edited cell", async () => {
      await notebook.runCell(ANSWER);
      await notebook.reload();
      await notebook.setSource(STILL_THERE, `console.log("edited:", answer + 1)`);
      await notebook.runCell(STILL_THERE);
      expect(await notebook.output(STILL_THERE)).toContain("edited: 6001");
      expect(await notebook.errors()).toEqual([]);
    });

    test("shows where an interrupt stopped the training, and the next cell goes on from there", async () => {
      await notebook.clearOutputs();
      await notebook.startCell(TRAINING);
      await expect.poll(() => notebook.drawnCharts(), { timeout: 20_000 }).toBe(1);
      await notebook.interrupt();
      await notebook.idle();
      expect(await notebook.output(TRAINING)).toContain("interrupted");
      expect(await notebook.drawnCharts()).toBe(1);
      await notebook.runCell(ANSWER);
      await notebook.runCell(STILL_THERE);
      expect(await notebook.output(STILL_THERE)).toMatch(/edited: \d+/);
    });
  },
);
