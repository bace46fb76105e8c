import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { folder, pictureOf, pictures } from "../../tools/notebooks/pictures.mjs";

const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");

it.each(pictures)("pictures/$file is what the chapter shows (npm run pictures), and the README shows it", (picture) => {
  expect(readFileSync(join(folder, picture.file)).equals(pictureOf(picture))).toBe(true);
  expect(readme).toContain(`](pictures/${picture.file})`);
});

it("there are no other pictures", () => {
  expect(readdirSync(folder).sort()).toEqual(pictures.map(({ file }) => file).sort());
});
