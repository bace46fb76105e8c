// The grader side by side with nbgrader and tslab, as nbgrader is used: it runs the notebooks, and asserts in them decide.
//   node test/grader/sideBySide/run.mjs [throughput] [attacks] [--count N]
// Both parts where none is named. The attacks take about half an hour. Writes RESULTS.md beside this file.
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { inProject } from "../../../tools/project.mjs";
import { setUp } from "../../../tools/setup.mjs";
import { nbgraderSteps } from "../../../tools/steps.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: "string" } } });
const parts = positionals.length > 0 ? positionals : ["throughput", "attacks"];

await setUp(nbgraderSteps);
const { throughput } = await import("./throughput.mjs");
const { withstanding } = await import("./withstanding.mjs");

const machine = `${cpus()[0].model}, ${availableParallelism()} cores, Node ${process.versions.node}`;
const sections = ["# The grader and nbgrader with tslab, side by side", `Measured on ${machine}.`];
if (parts.includes("throughput")) sections.push(await throughput(Number(values.count ?? 60)));
if (parts.includes("attacks")) sections.push(await withstanding());
const report = `${sections.join("\n\n")}\n`;
if (positionals.length === 0) writeFileSync(inProject("test", "grader", "sideBySide", "RESULTS.md"), report);
console.log(`\n${report}`);
