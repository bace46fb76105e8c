import type { Marked, MarkedExercise } from "../batch/marked.js";
import { messages } from "./messages.js";
import { exactPoints } from "./points.js";

/** What Gradescope takes from an autograder as results.json, for one student. */
export function gradescope(submissions: readonly Marked[]): string {
  const problems = submissions.filter(({ problem }) => problem !== undefined).map(({ problem }) => problem!);
  const tests = submissions.flatMap(({ exercises }) => exercises.map(test));
  const output = [messages.gradescopeOutput(submissions.length), ...problems].join("\n\n");
  // Gradescope adds the tests' scores up; where there is none, it wants a score.
  const score = tests.length === 0 ? { score: 0 } : {};
  return `${JSON.stringify({ ...score, output, output_format: "md", visibility: "visible", stdout_visibility: "hidden", tests }, null, 1)}\n`;
}

function test({ id, title, verdict, points, possible, feedback, warnings, override }: MarkedExercise): object {
  const byHand = override ? [`${messages.byHandMark}: ${override.reason}`] : [];
  return {
    name: title,
    score: exactPoints(points),
    max_score: exactPoints(possible),
    status: points >= possible ? "passed" : "failed",
    output: [`${messages.verdicts[verdict]}.`, ...byHand, feedback, ...warnings]
      .filter((part) => part !== "")
      .join("\n\n"),
    output_format: "md",
    tags: [id],
    visibility: "visible",
  };
}
