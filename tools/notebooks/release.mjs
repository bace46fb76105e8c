// npm run release [-- chapter …]: builds the notebooks that learners get, in the folder release.
import { handOut } from "./handOut.mjs";

handOut({
  folder: "release",
  usage: `npm run release [-- chapter …]
  Builds the learners' notebooks in the folder release: all chapters, or those whose names begin as given ("02").
  Answer cells hold the stubs, and every exercise has its cells and nbgrader's metadata as the exercise's file has them.
  Outputs are kept as committed: the text speaks of them, and a chapter can be read before it is run.`,
  build: async (notebook, file) => (await import("./released.mjs")).released(notebook, file),
});
