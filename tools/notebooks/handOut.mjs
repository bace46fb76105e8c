// Builds notebooks into a folder of their own: what `npm run release` and `npm run solutions` have in common.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runMain } from "../errors.mjs";
import { inProject } from "../project.mjs";
import { setUp } from "../setup.mjs";
import { builtSteps } from "../steps.mjs";
import { chosenChapters, fileText, folder as chaptersFolder, readNotebook } from "./notebook.mjs";

/**
 * @typedef {import("./notebook.mjs").Notebook} Notebook
 * @param {object} command
 * @param {string} command.folder beside notebooks/, so that links between chapters and into the library hold
 * @param {string} command.usage
 * @param {(notebook: Notebook, file: string) => Notebook | Promise<Notebook>} command.build
 */
export function handOut({ folder, usage, build }) {
  runMain(async () => {
    const words = process.argv.slice(2);
    if (words.includes("--help")) {
      console.log(usage);
      return 0;
    }
    const files = chosenChapters(words);
    await setUp(builtSteps);
    mkdirSync(inProject(folder), { recursive: true });
    copyFileSync(join(chaptersFolder, "glossary.md"), inProject(folder, "glossary.md"));
    for (const file of files) {
      const notebook = await build(readNotebook(file), file);
      writeFileSync(inProject(folder, basename(file)), fileText(notebook));
      console.log(`  ${folder}/${basename(file)}`);
    }
    return 0;
  });
}
