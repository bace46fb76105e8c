import { create, fragment } from "xmlbuilder2";
import type { Marked, MarkedExercise } from "../batch/marked.js";
import { messages } from "./messages.js";
import { formatPoints } from "./points.js";

/** Characters that XML 1.0 can't hold, not even escaped. */
const invalidCharReplacement = "\uFFFD";

/** junit.xml begins with this, then has a suite for each submission. */
export const junitHead = `${create({ version: "1.0", encoding: "UTF-8" }).end()}\n<testsuites name="grader">\n`;
export const junitEnd = "</testsuites>\n";

/** A submission as a suite, its exercises as tests. Partial credit is a failure that says how many points there are. */
export function junitSuite({ student, chapter, file, problem, exercises }: Marked): string {
  const failed = exercises.filter((exercise) => outcome(exercise) === "failure").length;
  const skipped = exercises.filter((exercise) => outcome(exercise) === "skipped").length;
  const suite = fragment({ invalidCharReplacement }).ele("testsuite", {
    name: `${student} · ${chapter || messages.invalid}`,
    tests: String(exercises.length + (problem === undefined ? 0 : 1)),
    failures: String(failed),
    errors: problem === undefined ? "0" : "1",
    skipped: String(skipped),
  });
  suite.ele("properties").ele("property", { name: "file", value: file });
  if (problem !== undefined) {
    suite
      .ele("testcase", { classname: student, name: messages.invalidTitle })
      .ele("error", { type: "invalid submission", message: problem });
  }
  for (const exercise of exercises) {
    const test = suite.ele("testcase", { classname: student, name: exercise.id });
    const kind = outcome(exercise);
    const points = messages.points(formatPoints(exercise.points), formatPoints(exercise.possible));
    const message = `${messages.verdicts[exercise.verdict]}: ${points}`;
    if (kind === "failure") test.ele("failure", { type: exercise.verdict, message }).txt(exercise.feedback);
    if (kind === "skipped") test.ele("skipped", { message });
    if (exercise.override) test.ele("system-out").txt(`${messages.reason}: ${exercise.override.reason}`);
  }
  return `${suite.end({ prettyPrint: true, headless: true })}\n`;
}

function outcome({ verdict, points, possible, override }: MarkedExercise): "passed" | "skipped" | "failure" {
  if (override ? points >= possible : verdict === "pass") return "passed";
  return verdict === "not attempted" && !override ? "skipped" : "failure";
}
