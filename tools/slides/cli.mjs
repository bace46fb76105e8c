// npm run slides [-- chapter …]: builds the chapters' decks in the folder slides/.
import { relative } from "node:path";
import { runMain } from "../errors.mjs";
import { chosenChapters } from "../notebooks/notebook.mjs";
import { root } from "../project.mjs";
import { setUp } from "../setup.mjs";
import { steps } from "../steps.mjs";
import { build } from "./build.mjs";

runMain(async () => {
  await setUp(steps);
  for (const file of chosenChapters(process.argv.slice(2))) {
    const { path, slides, bytes } = await build(file);
    console.log(`${relative(root, path)}: ${slides.length} slides, ${(bytes / 1e6).toFixed(1)} MB`);
  }
  console.log(
    "\nOpen a deck in a browser: → goes on, S opens the speaker's view, O shows all slides, F fills the screen.",
  );
  return 0;
});
