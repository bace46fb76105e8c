// npm run new:exercise -- chapter/name: a further exercise, complete and right, for its author to write anew.
import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { format, resolveConfig } from "prettier";
import { Problem, runMain } from "../errors.mjs";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../notebooks/notebook.mjs";
import { inProject, root } from "../project.mjs";
import { setUp } from "../setup.mjs";
import { steps } from "../steps.mjs";
import { functionNameOf, withDraft } from "./draft.mjs";

const usage = "npm run new:exercise -- gradient-descent/half-step: the chapter's name, and one for the exercise.";

runMain(async () => {
  const [id = "", ...rest] = process.argv.slice(2);
  const [, chapter, name] = /^([a-z-]+)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  if (!name || rest.length > 0) throw new Problem(usage);
  const files = chapterFiles();
  const file = files.find((file) => chapterName(file).replace(/^\d\d-/, "") === chapter);
  if (!file) throw new Problem(`There is no chapter ${chapter}. The chapters: ${files.map(chapterName).join(", ")}.`);

  const source = inProject("exercises", "src", "chapters", `${chapterName(file)}.ts`);
  const text = withDraft(readFileSync(source, "utf8"), chapter, name);
  writeFileSync(source, await format(text, { ...(await resolveConfig(source)), filepath: source }));
  await setUp(steps);

  const { exercises } = await import("@nn/exercises");
  const { withCells, withFreshChecks } = await import("./cells.mjs");
  const exercise = exercises.find((exercise) => exercise.id === id);
  if (!exercise) throw new Problem(`${source} does not list ${functionNameOf(name)}.`);
  for (const each of files) {
    const notebook = readNotebook(each);
    const shows = notebook.cells.some((cell) => cell.cell_type === "code" && /\bshowProgress\(/.test(sourceOf(cell)));
    if (each !== file && !shows) continue;
    const changed = await withFreshChecks(each === file ? withCells(notebook, exercise) : notebook, each);
    writeFileSync(each, `${JSON.stringify(changed, null, 1)}\n`);
    console.log(`  ${relative(root, each)}: written`);
  }
  console.log(`
${id} is there, and right as it stands. Now make it yours:
  1. write it anew in ${relative(root, source)}
  2. npm run build && npm run test:exercises
  3. npm run notebooks -- --write ${chapterName(file).slice(0, 2)}   when you changed its text or its signature: ...
`);
  return 0;
});
