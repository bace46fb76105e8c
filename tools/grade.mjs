// npm run grade -- <folder or zip> --out <folder>: sets up what grading needs, and grades. The work is done in grader/.
import { runGrader } from "./grader.mjs";

runGrader(async () => (await import("../grader/dist/cli.js")).grade);
