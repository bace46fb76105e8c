// Runs a command of grader/, with the set-up that it needs in front.
import { Problem, runMain } from "./errors.mjs";
import { setUp } from "./setup.mjs";
import { builtSteps } from "./steps.mjs";

/**
 * @param {"grade" | "work"} command
 * The grader's own problems are for the teacher to read, as those of the tools are.
 */
export function runGrader(command) {
  runMain(async () => {
    await setUp(builtSteps, (line) => console.error(line));
    const commands = await import("../grader/dist/cli.js");
    try {
      return await commands[command](process.argv.slice(2));
    } catch (error) {
      if (error instanceof Error && error.name === "Problem") throw new Problem(error.message);
      throw error;
    }
  });
}
