import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { folder, pictureOf, pictures, screenshot } from "../../tools/notebooks/pictures.mjs";

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), "utf8");

it.each(pictures)("pictures/$file is what the chapter shows (npm run pictures), and the README shows it", (picture) => {
  expect(readFileSync(join(folder, picture.file)).equals(pictureOf(picture))).toBe(true);
  expect(read("README.md")).toContain(`](pictures/${picture.file})`);
});

it("the notes on Notebook 7 show its picture", () => {
  expect(read("tools/jupyter/README.md")).toContain(`](../../pictures/${screenshot})`);
});

it("there are no other pictures", () => {
  expect(readdirSync(folder).sort()).toEqual([...pictures.map(({ file }) => file), screenshot].sort());
});
