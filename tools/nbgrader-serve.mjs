// Started by nbgrader's preprocessor (grader/nbgrader): grades the submissions that it names. The work is done in grader/.
import { runGrader } from "./grader.mjs";

runGrader(async () => (await import("../grader/dist/nbgrader/serve.js")).serve);
