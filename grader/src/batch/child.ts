// Grades submissions in a process of its own, one at a time, as its parent hands them over.
import type { Work } from "./graded.js";
import type { GradeWork, Reply, Setup } from "./pool.js";

let grader: Promise<GradeWork> | undefined;

process.on("disconnect", () => process.exit(0));
process.on("message", (message: Setup | Work) => {
  if ("module" in message) {
    const { module, options } = message;
    grader = import(module).then(
      ({ createGrader }: { createGrader(options: unknown): GradeWork | Promise<GradeWork> }) => createGrader(options),
    );
    grader.catch(() => undefined); // told with the first submission
    return;
  }
  void answer(message).then((reply) => process.send!(reply));
});

async function answer(work: Work): Promise<Reply> {
  try {
    return { graded: await (await grader!)(work) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
