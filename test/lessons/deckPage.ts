import type { Browser, Page } from "playwright-core";
import { faultsOf } from "./faults.js";

/** A deck of slides, open in Chromium. */
export interface Deck {
  /** What the page wrote to its console as an error, and what it asked the network for. */
  readonly complaints: string[];
  resize(screen: { width: number; height: number }): Promise<void>;
  /** Shows a slide, counted from 0, and waits until its chart is drawn. */
  go(slide: number): Promise<void>;
  faults(): Promise<string[]>;
  /** How many shapes the chart of this slide has. */
  marks(): Promise<number>;
  slidersThatDoNothing(): Promise<string[]>;
  /** The notes that a window of its own shows to the speaker. */
  speakersView(): Promise<string>;
  close(): Promise<void>;
}

const PRESENT = "section.present > section.present";

declare const Reveal: {
  isReady(): boolean;
  getSlides(): HTMLElement[];
  getIndices(slide: HTMLElement): { h: number; v: number };
  slide(h: number, v: number): void;
};

export async function openDeck(browser: Browser, url: string): Promise<Deck> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => /^(file|data|blob|about):/.test(request.url()) || complaints.push(request.url()));
  await page.goto(url);
  await page.waitForFunction(() => Reveal.isReady() && document.fonts.status === "loaded");
  return {
    complaints,
    resize: (screen) => page.setViewportSize(screen),
    go: (slide) => go(page, slide),
    faults: () => page.evaluate(faultsOf, page.viewportSize()!),
    marks: () => page.locator(`${PRESENT} .chart svg .mark-group :is(path, rect, circle, image, text)`).count(),
    slidersThatDoNothing: () => slidersThatDoNothing(page),
    speakersView: () => speakersView(page),
    close: () => page.close(),
  };
}

async function go(page: Page, slide: number): Promise<void> {
  await page.evaluate((at) => {
    const { h, v } = Reveal.getIndices(Reveal.getSlides()[at]);
    Reveal.slide(h, v);
  }, slide);
  await page.waitForFunction(
    () => document.querySelector("section.present > section.present .chart:not(:has(svg))") === null,
  );
}

async function slidersThatDoNothing(page: Page): Promise<string[]> {
  const still: string[] = [];
  const chart = page.locator(`${PRESENT} .chart`);
  const sliders = await page.locator(`${PRESENT} input[type=range]`).all();
  const wanted = await page.locator(`${PRESENT} .sliders`).getAttribute("data-sliders");
  if (sliders.length !== Number(wanted)) still.push(`${sliders.length} of ${wanted} sliders`);
  for (const slider of sliders) {
    const before = await chart.innerHTML();
    const { name, other } = await slider.evaluate((element: HTMLInputElement) => ({
      name: element.name,
      other: element.value === element.min ? element.max : element.min,
    }));
    await slider.fill(other);
    await page.waitForTimeout(100);
    if ((await chart.innerHTML()) === before) still.push(name);
  }
  return still;
}

async function speakersView(page: Page): Promise<string> {
  const [view] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
  const notes = view.locator(".speaker-controls-notes .value");
  await notes.filter({ hasText: /\w/ }).waitFor({ timeout: 20_000 });
  return notes.innerText();
}
