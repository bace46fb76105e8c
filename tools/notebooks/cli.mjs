// npm run notebooks [-- --write] [chapter …]: runs the chapters and compares their outputs with the committed ones.
// With --write the exercises' cells are brought to what their file says, and the new outputs take the place of the committed ones.
import { writeFileSync } from "node:fs";
import { differences } from "./compare.mjs";
import { chapterFiles, chapterName, fileText, readNotebook } from "./notebook.mjs";
import { unfoundedNumbers } from "./quotes.mjs";
import { released } from "./released.mjs";
import { runNotebook } from "./run.mjs";

const words = process.argv.slice(2);
const write = words.includes("--write");
const names = words.filter((word) => word !== "--write");
const files = chapterFiles().filter(
  (file) => names.length === 0 || names.some((name) => chapterName(file).startsWith(name)),
);

let failed = 0;
for (const file of files) {
  const committed = readNotebook(file);
  try {
    const { notebook, seconds } = await runNotebook(write ? released(committed, file) : committed, file);
    const problems = unfoundedNumbers(notebook).map(
      ({ cell, number }) => `${cell} says ${number}, which no cell above it printed`,
    );
    if (write) writeFileSync(file, fileText(notebook));
    else problems.push(...differences(committed, notebook));
    const size = Math.round(JSON.stringify(notebook).length / 1024);
    console.log(
      `${chapterName(file)}: ${seconds.toFixed(1)} s, ${size} KB${write ? ", written" : ""}${problems.map((p) => `\n  ${p}`).join("")}`,
    );
    if (problems.length > 0) failed++;
  } catch (error) {
    failed++;
    console.log(`${chapterName(file)}: ${error instanceof Error ? error.message : error}`);
  }
}
if (files.length === 0) console.log("No chapter has such a name.");
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
