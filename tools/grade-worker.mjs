// npm run grade:worker -- --queue redis://…: grades what `npm run grade` puts into that queue. The work is done in grader/.
import { runGrader } from "./grader.mjs";

runGrader(async () => (await import("../grader/dist/cli.js")).work);
