// npm run new:exercise -- chapter/name: a further exercise, complete and right, for its author to write anew.
import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { Problem, runMain } from "../errors.mjs";
import { chapterFiles, chapterName, fileText, readNotebook } from "../notebooks/notebook.mjs";
import { inProject, root } from "../project.mjs";
import { setUp } from "../setup.mjs";
import { steps } from "../steps.mjs";
import { withDraft } from "./draft.mjs";

const chapterNames = chapterFiles().map((file) => chapterName(file).slice("00-".length));
const usage = `Give the chapter's name without its number, and one for the exercise in small letters, digits and hyphens. For example:
npm run new:exercise -- gradient-descent/half-step

The chapters: ${chapterNames.join(", ")}`;

runMain(async () => {
  const [id = "", ...rest] = process.argv.slice(2);
  const [, chapter, name] = /^([a-z-]+)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (!name || rest.length > 0) throw new Problem(usage);
  const file = chapterFiles()[chapterNames.indexOf(chapter)];
  if (!file) throw new Problem(`There is no chapter ${chapter}. The chapters: ${chapterNames.join(", ")}`);

  await setUp(steps);
  const source = inProject("exercises", "src", "chapters", `${chapterName(file)}.ts`);
  const { format, resolveConfig } = await import("prettier");
  const text = withDraft(readFileSync(source, "utf8"), chapter, name);
  writeFileSync(source, await format(text, { ...(await resolveConfig(source)), filepath: source }));
  await setUp(steps);

  // These read the exercises, so they come after these have been built.
  const { exercises } = await import("@nn/exercises");
  const { showsProgress, withCells, withFreshChecks } = await import("./cells.mjs");
  const exercise = exercises.find((exercise) => exercise.id === id);
  if (!exercise) throw new Error(`${id} is not in the list at the end of ${source}`);
  for (const each of chapterFiles()) {
    const notebook = readNotebook(each);
    if (each !== file && !showsProgress(notebook)) continue;
    const changed = each === file ? withCells(notebook, exercise) : notebook;
    writeFileSync(each, fileText(await withFreshChecks(changed, each)));
    console.log(`  ${relative(root, each)}: ${each === file ? "three new cells" : "the new number of exercises"}`);
  }
  console.log(`\n${id} is in ${relative(root, source)}. It is right as it stands. Now write it anew there, then run`);
  console.log("  npm run build && npm run test:exercises");
  return 0;
});
