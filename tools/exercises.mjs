// npm run exercises: each exercise in a file of its own, checked whenever it is saved. The work is done in grader/.
import { runGrader } from "./grader.mjs";

runGrader(async () => (await import("../grader/dist/practice/command.js")).practise);
