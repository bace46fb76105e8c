import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { run } from "../../tools/process.mjs";
import { inProject, root } from "../../tools/project.mjs";

const fresh = mkdtempSync(join(tmpdir(), "api-"));
afterAll(() => rmSync(fresh, { recursive: true }));

/** JupyterLab may have put a folder of checkpoints beside them. */
const namesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".md"));
const pagesIn = (folder: string) =>
  Object.fromEntries(namesIn(folder).map((page) => [page, readFileSync(join(folder, page), "utf8")]));

it("api/ says what the comments say, and no public name lacks one: npm run docs", { timeout: 120_000 }, async () => {
  const typedoc = inProject("node_modules", "typedoc", "bin", "typedoc");
  const { code, output } = await run(process.execPath, [typedoc, "--out", fresh], { cwd: root });
  expect(code, output).toBe(0);
  expect(Object.keys(pagesIn(fresh)).length).toBeGreaterThan(15);
  expect(pagesIn(inProject("api"))).toEqual(pagesIn(fresh));
});

it.each(chapterFiles().map((file) => [chapterName(file), file]))("%s says where its names are looked up", (_, file) => {
  const prose = readNotebook(file).cells.filter(({ cell_type }) => cell_type === "markdown");
  const links = prose.flatMap((cell) =>
    [...sourceOf(cell).matchAll(/\]\(\.\.\/api\/([^)]*)\)/g)].map(([, page]) => page),
  );
  expect(links).toContain("README.md");
  expect(links.filter((page) => !namesIn(inProject("api")).includes(page))).toEqual([]);
});
