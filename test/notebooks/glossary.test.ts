import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chapterFiles, chapterName, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { inProject } from "../../tools/project.mjs";

const glossary = readFileSync(inProject("notebooks", "glossary.md"), "utf8");

/** "| **term** | what it means | [4.3](04-softmax.ipynb) |" */
const ENTRY = /^\| \*\*(.+?)\*\* +\| (.+?) +\| \[(\d+\.\d+)\]\((.+)\.ipynb\) +\|$/;
const entries = glossary
  .split("\n")
  .filter((line) => line.startsWith("| **"))
  .map((line) => {
    const [, term, meaning, section, chapter] = ENTRY.exec(line) ?? expect.fail(`no entry: ${line}`);
    return { term, meaning, section, chapter };
  });

const plain = (text: string) => text.toLowerCase().replace(/[*$`]/g, "").replace(/\s+/g, " ");

/** The text of each section, by chapter and number: "04-softmax 4.3". */
const sections = new Map<string, string>();
for (const file of chapterFiles()) {
  let section = "";
  for (const line of readNotebook(file).cells.flatMap((cell) => sourceOf(cell).split("\n"))) {
    section = /^## (\d+\.\d+)/.exec(line)?.[1] ?? section;
    const key = `${chapterName(file)} ${section}`;
    sections.set(key, `${sections.get(key) ?? ""} ${plain(line)}`);
  }
}

describe("glossary.md", () => {
  it("has terms from every chapter, in alphabetical order, none twice", () => {
    const terms = entries.map(({ term }) => term);
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => a.localeCompare(b, "en")));
    const chapters = chapterFiles()
      .map(chapterName)
      .filter((name) => name !== "00-start-here");
    expect(chapters.filter((name) => !entries.some(({ chapter }) => chapter === name))).toEqual([]);
  });

  it.each(entries)("$term is in section $section of $chapter", ({ term, section, chapter }) => {
    const text = sections.get(`${chapter} ${section}`) ?? expect.fail("there is no such section");
    // Of "standard deviation (spread)" and "batch, mini-batch" each word group must be there; endings may differ.
    const names = plain(term)
      .split(/[(),/] ?/)
      .filter((name) => name.trim() !== "");
    expect(names.filter((name) => !text.includes(name.trim().replace(/(s|ing|ed)$/, "")))).toEqual([]);
  });
});
