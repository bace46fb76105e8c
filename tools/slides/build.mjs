// Builds the deck of a chapter.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chapterName, readNotebook } from "../notebooks/notebook.mjs";
import { inProject } from "../project.mjs";
import { slidesOf } from "./deck.mjs";
import { page } from "./page.mjs";
import { readPlan } from "./plan.mjs";

/** Writes the deck of a chapter. @param {string} file the notebook @param {string} [folder] where the deck goes */
export async function build(file, folder = inProject("slides")) {
  const name = chapterName(file);
  const slides = slidesOf(readNotebook(file), readPlan(name));
  const html = await page(slides[0].title, slides);
  const path = join(folder, `${name}.html`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, html);
  return { path, slides, bytes: Buffer.byteLength(html) };
}
