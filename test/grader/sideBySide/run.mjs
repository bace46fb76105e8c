// The grader side by side with nbgrader and tslab, as nbgrader is used: it runs the notebooks, and asserts in them decide.
//   node test/grader/sideBySide/run.mjs [throughput] [attacks]
// Both parts where none is named: throughput takes eight minutes, on a quiet machine; the attacks half an hour. Each writes its
// table into results/ beside this file.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { inProject } from "../../../tools/project.mjs";
import { setUp } from "../../../tools/setup.mjs";
import { nbgraderSteps } from "../../../tools/steps.mjs";

const SUBMISSIONS = 60;

await setUp(nbgraderSteps);
const { throughput } = await import("./throughput.mjs");
const { withstanding } = await import("./withstanding.mjs");
const parts = { throughput: () => throughput(SUBMISSIONS), attacks: withstanding };

const machine = `${cpus()[0].model}, ${availableParallelism()} cores, Node ${process.versions.node}`;
const results = inProject("test", "grader", "sideBySide", "results");
const asked = process.argv.slice(2);
for (const [name, make] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const report = `# The grader and nbgrader with tslab, side by side\n\nMeasured on ${machine}.\n\n${await make()}\n`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.md`), report);
  console.log(`\n${report}`);
}
