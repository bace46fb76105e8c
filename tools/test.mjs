// `npm test`: sets up what is missing, runs all stages (or the named ones) and ends with the line "N passed, N failed".
import { Problem, runMain } from "./errors.mjs";
import { countCheck, summary, total } from "./results.mjs";
import { setUp } from "./setup.mjs";
import { stages } from "./stages.mjs";
import { steps } from "./steps.mjs";

/** @param {string[]} names */
function chosen(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length === 0) return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name));
  throw new Problem(
    `There is no part of the tests named ${unknown.join(", ")}. The parts: ${stages.map((s) => s.name).join(", ")}.`,
  );
}

/** @param {import("./stages.mjs").Stage} stage */
async function runStage(stage) {
  console.log(`\n=== ${stage.name} ===`);
  const start = performance.now();
  const missing = stage.missing();
  const counts = missing ? [{ passed: 0, failed: 0, skipped: 1 }] : await stage.run();
  const outcome = missing ? `SKIPPED, for want of ${missing}` : summary(total(counts, true));
  const seconds = (performance.now() - start) / 1000;
  console.log(`=== ${stage.name}: ${outcome} (${seconds.toFixed(1)} s)`);
  return { counts, line: `${stage.name.padEnd(12)}${outcome}` };
}

runMain(async () => {
  const maySkip = !process.env.CI; // a build server must have everything
  const results = [];
  try {
    const selected = chosen(process.argv.slice(2));
    await setUp(steps);
    for (const stage of selected) results.push(await runStage(stage));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`\n${error.message}`);
    results.push({ counts: [countCheck(1)], line: "the tests could not go on (see above)" });
  }
  const sum = total(
    results.flatMap(({ counts }) => counts),
    maySkip,
  );
  console.log(`\n${results.map(({ line }) => line).join("\n")}\n`);
  console.log(summary(sum));
  return sum.failed === 0 ? 0 : 1;
});
