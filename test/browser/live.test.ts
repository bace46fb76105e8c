import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../tools/chromium.mjs";
import { chapterFiles, readNotebook, sourceOf, type Notebook } from "../../tools/notebooks/notebook.mjs";
import { editions } from "../../tools/live/editions.mjs";
import { printedAddress } from "../../tools/printedAddress.mjs";
import { inProject, state } from "../../tools/project.mjs";
import { missingForBrowserTests } from "./jupyterlab.js";

const TIMEOUT = 180_000;
const file = chapterFiles()[2];
const missing = missingForBrowserTests();

describe.skipIf(missing)("npm start for the front of the room", () => {
  let browser: Browser;
  let work: string;
  let course: ChildProcess;

  beforeAll(async () => {
    work = mkdtempSync(join(state, "live-"));
    browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
  }, TIMEOUT);
  afterEach(async () => {
    const ended = new Promise((done) => course.once("exit", done));
    course.kill("SIGTERM");
    await ended;
  }, TIMEOUT);
  afterAll(async () => {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  });

  /** Starts the course and opens the address that it prints. Resolves to the page and to what it asks of the network. */
  async function open(...options: string[]): Promise<{ page: Page; asked: string[] }> {
    const port = String(21_000 + (process.pid % 20_000));
    const env = { ...process.env, NN_PROGRESS: join(work, "progress.jsonl"), npm_lifecycle_event: undefined };
    course = spawn(process.execPath, [inProject("tools", "start.mjs"), "--no-browser", "--port", port, ...options], {
      env,
    });
    const address = await printedAddress(course);
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const asked: string[] = [];
    page.on(
      "request",
      (request) => /^(http:\/\/localhost|data:|blob:)/.test(request.url()) || asked.push(request.url()),
    );
    await page.goto(address);
    return { page, asked };
  }

  it("--present shows slides, whose code can be changed and run, on a warm kernel", { timeout: TIMEOUT }, async () => {
    const { page, asked } = await open("--present", "02");
    const slide = page.locator("section.present section.present");
    await slide.getByRole("heading", { name: /Gradient descent/ }).waitFor({ timeout: 60_000 });
    for (let i = 0; i < 20 && !(await slide.getByRole("heading", { name: /^A cost and its slope/ }).isVisible()); i++) {
      await page.keyboard.press("Space");
      await page.waitForTimeout(300);
    }
    const editor = slide.locator(".cm-content").last();
    await editor.click();
    await page.keyboard.press("Control+Enter");
    await slide.locator(".vega-embed canvas").waitFor({ timeout: 30_000 });
    // The imports were [1], run before the page was opened.
    expect(await slide.locator(".jp-InputPrompt").last().innerText()).toBe("[2]:");
    expect(await slide.locator(".vega-embed canvas").count()).toBe(1);
    expect(await editor.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(
      20,
    );

    await editor.click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type('console.log("changed in the room"); ');
    await page.keyboard.press("Control+Enter");
    await slide.getByText("changed in the room", { exact: true }).waitFor({ timeout: 30_000 });
    expect(asked).toEqual([]);
    await page.close();
  });

  it("--solved opens the chapter with its solutions in JupyterLab", { timeout: TIMEOUT }, async () => {
    const { page } = await open("--solved", "02");
    await page.getByRole("heading", { name: /One step downhill/ }).waitFor({ timeout: 60_000 });
    await page.locator(".jp-CodeCell", { hasText: "return v - learningRate * slope" }).first().waitFor();
    expect(page.url()).toContain("/solved");
    await page.close();
  });
});

describe("editions", () => {
  const original = readNotebook(file);
  const { present, solved } = editions;
  const outputs = ({ cells }: Notebook) => cells.flatMap(({ outputs = [] }) => outputs);

  it("present: each slide has its title, each cell of code is there, and nothing has run", () => {
    const shown = present(original);
    const code = (notebook: Notebook) => notebook.cells.filter(({ cell_type }) => cell_type === "code").map(sourceOf);
    expect(code(shown)).toEqual(code(original));
    expect(outputs(shown)).toEqual([]);
    expect(shown.cells.map(sourceOf)).toContain("## Ten steps on v²");
    expect(new Set(shown.cells.map(({ id }) => id)).size).toBe(shown.cells.length);
  });

  it("solved: the answers are filled in, and nothing has run", () => {
    const shown = solved(original, file);
    expect(outputs(shown)).toEqual([]);
    expect(shown.cells.filter((cell) => sourceOf(cell).includes("return todo()"))).toEqual([]);
    expect(readFileSync(file, "utf8")).toContain("return todo()");
  });
});
