// Stands in for the real grader in tests of the batch: the submission itself says how it fares, and every call is written
// down. A notebook's `metadata.fake` holds { points, verdict, kill, throw, wait }.
const { appendFileSync, existsSync } = require("node:fs");
const { setTimeout: wait } = require("node:timers/promises");

exports.createGrader =
  ({ calls, version = "1" }) =>
  async ({ student, file, bytes, before }) => {
    appendFileSync(calls, `${JSON.stringify({ file, pid: process.pid, before: before?.answers })}\n`);
    const fake = JSON.parse(Buffer.from(bytes).toString()).metadata.fake;
    if (fake.wait) await wait(fake.wait);
    if (fake.kill && existsSync(fake.kill)) process.kill(process.pid, "SIGKILL");
    if (fake.throw) throw new Error(fake.throw);
    const exercise = {
      id: "gradient-descent/step",
      title: "One step downhill",
      verdict: fake.verdict ?? (fake.points === 1 ? "pass" : "fail"),
      points: fake.points,
      possible: 1,
      feedback: fake.feedback ?? "**✗ Not right yet.**",
      ...(fake.mistake ? { mistake: fake.mistake } : {}),
      warnings: fake.warnings ?? [],
    };
    const result = {
      ...{ student, file, chapter: "02-gradient-descent", exercises: [exercise] },
      ...{ points: fake.points, possible: 1 },
    };
    return { result, answers: { "gradient-descent/step": `${version}:${fake.points}` } };
  };
