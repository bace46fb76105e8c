// npm run pictures: writes the pictures of the README and of tools/jupyter/README.md into the folder pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain } from "./errors.mjs";
import { folder, pictureOf, pictures, screenshot } from "./notebooks/pictures.mjs";
import { notebook7 } from "./notebooks/screenshot.mjs";

runMain(async () => {
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) writeFileSync(join(folder, picture.file), pictureOf(picture));
  writeFileSync(join(folder, screenshot), await notebook7());
  return 0;
});
