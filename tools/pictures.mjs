// npm run pictures: writes the pictures of the README into the folder pictures.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, pictureOf, pictures } from "./notebooks/pictures.mjs";

mkdirSync(folder, { recursive: true });
for (const picture of pictures) writeFileSync(join(folder, picture.file), pictureOf(picture));
