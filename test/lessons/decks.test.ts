import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../tools/chromium.mjs";
import { chapterFiles, chapterName } from "../../tools/notebooks/notebook.mjs";
import { build } from "../../tools/slides/build.mjs";
import { openDeck, type Deck } from "./deckPage.js";

const TIMEOUT = 120_000;
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "decks-"));
  browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(chapterFiles().map((file) => [chapterName(file), file] as const))("deck of %s", (_, file) => {
  let built: Awaited<ReturnType<typeof build>>;
  let deck: Deck;
  beforeAll(async () => {
    built = await build(file, folder);
    deck = await openDeck(browser, pathToFileURL(built.path).href);
  }, TIMEOUT);
  afterAll(() => deck?.close());

  it.each(sizes)("has nothing cut off, overlapping or small at $width×$height", { timeout: TIMEOUT }, async (size) => {
    await deck.resize(size);
    const faults: string[] = [];
    for (const [i, { title }] of built.slides.entries()) {
      await deck.go(i);
      faults.push(...(await deck.faults()).map((fault) => `${title}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it("draws each chart, and its sliders move it", { timeout: TIMEOUT }, async () => {
    const still: string[] = [];
    for (const [i, { title, body }] of built.slides.entries()) {
      if (body.kind !== "chart") continue;
      await deck.go(i);
      expect(await deck.marks(), title).toBeGreaterThan(0);
      still.push(...(await deck.slidersThatDoNothing()).map((name) => `${title}: ${name}`));
    }
    expect(still).toEqual([]);
  });

  it("needs no network, and runs without an error", () => expect(deck.complaints).toEqual([]));

  it("shows one idea a slide: few words, or few lines of code", () => {
    const long = built.slides.filter(({ body }) => {
      if (body.kind === "code") return body.source.split("\n").length > 14;
      return "markdown" in body && body.kind !== "table" && body.markdown.split(/\s+/).length > 60;
    });
    expect(long.map(({ title }) => title)).toEqual([]);
  });
});

it("shows the plan's words in the speaker's view", { timeout: TIMEOUT }, async () => {
  const { path, slides } = await build(chapterFiles()[2], folder);
  const deck = await openDeck(browser, pathToFileURL(path).href);
  const at = slides.findIndex(({ body, notes }) => body.kind === "predict" && notes !== "");
  await deck.go(at);
  expect(await deck.speakersView()).toContain(slides[at].notes.split(".")[0]);
  await deck.close();
});
