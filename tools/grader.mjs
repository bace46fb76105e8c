// Runs a command of grader/, with the set-up that it needs in front.
import { Problem, runMain } from "./errors.mjs";
import { setUp } from "./setup.mjs";
import { builtSteps } from "./steps.mjs";

/**
 * The grader's own problems are for the teacher to read, as those of the tools are.
 * @param {() => Promise<(args: string[]) => Promise<number>>} load the command; called when all that it needs is there
 */
export function runGrader(load) {
  runMain(async () => {
    await setUp(builtSteps, (line) => console.error(line));
    const command = await load();
    try {
      return await command(process.argv.slice(2));
    } catch (error) {
      if (error instanceof Error && error.name === "Problem") throw new Problem(error.message);
      throw error;
    }
  });
}
