// npm run solutions [-- chapter …]: builds the solved notebooks, for teachers, in the folder solutions.
import { handOut } from "./handOut.mjs";
import { withoutStaleOutputs } from "./outputs.mjs";
import { solved } from "./solve.mjs";

handOut({
  folder: "solutions",
  usage: `npm run solutions [-- chapter …]
  Builds the solved notebooks in the folder solutions: all chapters, or those whose names begin as given ("02").
  Outputs are kept as committed, but for what the checks say: run the notebook to see that.`,
  build: (notebook, file) => withoutStaleOutputs(notebook, solved(notebook, file)),
});
