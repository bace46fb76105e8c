import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

const PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)";
/** Milliseconds that a chapter may take: the longest, chapter 9, on a slow machine. */
const WHOLE_CHAPTER = 480_000;
const CHART = ".jp-OutputArea-output .vega-embed";

/** One notebook, open in JupyterLab. Cells are counted from 0, all kinds of them. */
export class NotebookPage {
  private constructor(
    readonly page: Page,
    private readonly screenshots: string,
  ) {}

  static async open(page: Page, url: string, theme: "light" | "dark", screenshots: string): Promise<NotebookPage> {
    const notebook = new NotebookPage(page, screenshots);
    page.on("dialog", (dialog) => void dialog.accept()); // "leave without saving?"
    await page.goto(url);
    await notebook.loaded();
    await notebook.setTheme(theme);
    return notebook;
  }

  /** Runs every cell from the top, and waits until the last has ended and each chart is drawn. */
  async runAll(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.commands.execute("notebook:run-all-cells"));
    await this.idle(WHOLE_CHAPTER);
  }

  /** Runs one cell, and waits until it has ended and each chart is drawn. */
  async runCell(cell: number): Promise<void> {
    await this.startCell(cell);
    await this.idle();
  }

  /** Starts one cell without waiting for its end. */
  async startCell(cell: number): Promise<void> {
    await this.page.evaluate((at) => {
      const { content } = window.jupyterapp.shell.currentWidget!;
      content.deselectAll();
      content.activeCellIndex = at;
      void window.jupyterapp.commands.execute("notebook:run-cell");
    }, cell);
  }

  /** Empties the outputs of every cell. */
  async clearOutputs(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.commands.execute("notebook:clear-all-cell-outputs"));
  }

  /** Presses the ■ button. */
  async interrupt(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.commands.execute("notebook:interrupt-kernel"));
  }

  /** Waits until no cell runs and each chart is drawn. */
  async idle(timeout = 120_000): Promise<void> {
    const isIdle = (chart: string): boolean => {
      const running = [...document.querySelectorAll(".jp-InputPrompt")].some((prompt) => prompt.textContent === "[*]:");
      const { session } = window.jupyterapp.shell.currentWidget!.sessionContext;
      const outputs = [...document.querySelectorAll(".jp-RenderedVegaCommon5")];
      const drawn = outputs.every((output) => output.querySelector(`${chart} canvas, ${chart} svg.marks`));
      return !running && drawn && session?.kernel?.status === "idle";
    };
    await this.page.waitForFunction(isIdle, ".vega-embed", { timeout, polling: 50 });
  }

  /** The number of the first cell whose text contains `part`. */
  async cellWith(part: string): Promise<number> {
    const sources = await this.page.evaluate(() =>
      window.jupyterapp.shell.currentWidget!.content.widgets.map(({ model }) => model.sharedModel.getSource()),
    );
    const cell = sources.findIndex((source) => source.includes(part));
    if (cell < 0) throw new Error(`no cell contains "${part}"`);
    return cell;
  }

  async source(cell: number): Promise<string> {
    return this.page.evaluate(
      (at) => window.jupyterapp.shell.currentWidget!.content.widgets[at].model.sharedModel.getSource(),
      cell,
    );
  }

  /** Replaces a cell's text. */
  async setSource(cell: number, source: string): Promise<void> {
    await this.page.evaluate(
      ([at, text]) => window.jupyterapp.shell.currentWidget!.content.widgets[at].model.sharedModel.setSource(text),
      [cell, source] as const,
    );
  }

  /** The text that a reader sees below a cell. */
  async output(cell: number): Promise<string> {
    return this.cell(cell).locator(".jp-Cell-outputWrapper").innerText();
  }

  /** What cells wrote to stderr, which is how tslab reports errors: one text for each cell that did. */
  async errors(): Promise<string[]> {
    return this.page.evaluate(() =>
      window.jupyterapp.shell.currentWidget!.content.widgets.flatMap(({ model }) => {
        const outputs = model.toJSON().outputs ?? [];
        const errors = outputs.filter(({ output_type, name }) => output_type === "error" || name === "stderr");
        return errors.length > 0 ? [errors.map(({ text }) => [text].flat().join("")).join("")] : [];
      }),
    );
  }

  /** The charts, of one cell or of all. */
  charts(cell?: number): Locator {
    return (cell === undefined ? this.page.locator(PANEL) : this.cell(cell)).locator(CHART);
  }

  /** How many charts show something: their pixels are not all the same. */
  async drawnCharts(): Promise<number> {
    return this.charts().evaluateAll(
      (charts) =>
        charts.filter((chart) => {
          const canvas = chart.querySelector("canvas");
          if (!canvas || canvas.width * canvas.height === 0) return false;
          const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
          return new Uint32Array(data.buffer).some((pixel, _, [first]) => pixel !== first);
        }).length,
    );
  }

  /** A chart's pixels, as a text to compare. */
  async pixels(chart: Locator): Promise<string> {
    return chart.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  }

  /** The sliders below a chart. */
  sliders(chart: Locator): Locator {
    return chart.locator(".vega-bindings input[type=range]");
  }

  /** Moves a slider to a value, and waits until the chart has had time to follow. */
  async moveSlider(slider: Locator, value: number): Promise<void> {
    await slider.fill(String(value));
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
  }

  /** Sets the theme. Charts take their colours when they are drawn, so the page is opened anew, with the outputs as they are. */
  async setTheme(theme: "light" | "dark"): Promise<void> {
    const light = String(theme === "light");
    if ((await this.page.locator("body").getAttribute("data-jp-theme-light")) === light) return;
    await this.page.evaluate(
      (name) => window.jupyterapp.commands.execute("apputils:change-theme", { theme: `JupyterLab ${name}` }),
      theme === "light" ? "Light" : "Dark",
    );
    await this.reload();
    await this.page.locator(`body[data-jp-theme-light=${light}]`).waitFor({ state: "attached" });
  }

  /** Saves the notebook and opens the page anew. The kernel goes on. */
  async reload(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget!.context.save());
    await this.page.reload();
    await this.loaded();
  }

  /** Saves a picture of the whole notebook as .state/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(this.screenshots, { recursive: true });
    const cells = this.page.locator(`${PANEL} .jp-Cell`);
    const height = await cells.evaluateAll((all) =>
      all.reduce((sum, cell) => sum + cell.getBoundingClientRect().height, 0),
    );
    const before = this.page.viewportSize()!;
    await this.page.setViewportSize({ width: before.width, height: Math.min(Math.ceil(height) + 250, 16_000) });
    await cells.first().scrollIntoViewIfNeeded();
    await this.page.screenshot({ path: join(this.screenshots, `${name}.png`) });
    await this.page.setViewportSize(before);
  }

  /** The element of a cell, with its input and output. */
  cell(cell: number): Locator {
    return this.page.locator(`${PANEL} .jp-Notebook .jp-Cell`).nth(cell);
  }

  private async loaded(): Promise<void> {
    await this.page.waitForFunction(() => window.jupyterapp?.shell?.currentWidget?.context !== undefined);
    await this.page.evaluate(async () => {
      const { commands, shell } = window.jupyterapp;
      await shell.currentWidget!.context.ready;
      await shell.currentWidget!.sessionContext.ready;
      if (!shell.leftCollapsed) await commands.execute("application:toggle-left-area");
    });
    await this.idle();
  }
}
