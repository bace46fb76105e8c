// `npm run bench`: measures the library against others, and by itself, and writes test/bench/RESULTS.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMain } from "../../tools/errors.mjs";
import { inProject } from "../../tools/project.mjs";
import { setUp } from "../../tools/setup.mjs";
import { steps } from "../../tools/steps.mjs";
import { bench, installation } from "./install.mjs";
import { machine } from "./machine.mjs";
import { duelParts, ownParts, parseOptions, usage } from "./options.mjs";

const results = join(bench, "results");
/** @param {string} part */
const fileOf = (part) => join(results, `${part}.json`);

/** Keeps a part's result, with the machine and the day, until RESULTS.md is written. @param {string} part @param {object} result */
function keep(part, result) {
  mkdirSync(results, { recursive: true });
  writeFileSync(fileOf(part), JSON.stringify(result, null, 2));
}

runMain(async () => {
  const { help, quick, parts, against } = parseOptions(process.argv.slice(2));
  if (help) {
    console.log(usage);
    return 0;
  }
  await setUp([...steps, ...installation]);
  // Only now are the packages there that these import.
  const { duel } = await import("./duel.mjs");
  const { writeInputs } = await import("./inputs.mjs");
  const { duelLine, targetTable } = await import("./report.mjs");
  const { theirs } = await import("./sides.mjs");
  const { quickWorkloads, workloads } = await import("./workloads.mjs");

  /** @type {Record<string, () => Promise<object>>} */
  const own = {
    growth: async () => {
      const { measureGrowth } = await import("./growth.mjs");
      return measureGrowth(console.log);
    },
    products: async () => (await import("./products.mjs")).measureProducts(),
    profile: async () => {
      const { profile } = await import("./profile.mjs");
      const lists = [];
      for (const workload of workloads.slice(0, 2)) {
        lists.push({ workload, lines: await profile(workload, writeInputs(workload)) });
      }
      return { lists };
    },
    learner: async () => (await import("./learner.mjs")).measureLearner(quick ? 1 : 3),
  };

  /** @type {import("./report.mjs").WorkloadResult[]} */
  const measured = [];
  for (const workload of (quick ? quickWorkloads : workloads).filter(({ name }) => parts.includes(name))) {
    console.log(`\n${workload.name}: ${workload.title}`);
    const result = { workload, machine: machine(), duels: /** @type {import("./duel.mjs").Duel[]} */ ([]) };
    const inputs = writeInputs(workload);
    for (const peer of theirs) {
      if (!peer.workloads.includes(workload.name) || !peer.name.includes(against)) continue;
      result.duels.push(await duel(workload, inputs, peer));
      console.log(duelLine(result.duels[result.duels.length - 1]));
    }
    measured.push(result);
    if (!quick && !against) keep(workload.name, result);
  }
  if (measured.length > 0) console.log(`\n${targetTable(measured)}`);

  for (const part of ownParts.filter((part) => parts.includes(part))) {
    console.log(`\n${part} ...`);
    const result = { machine: machine(), ...(await own[part]()) };
    if (!quick) keep(part, result);
    else console.log(JSON.stringify(result, null, 2));
  }

  if (quick || against) {
    console.log("\nA partial or quick run: test/bench/RESULTS.md is as it was.");
    return 0;
  }
  const { writeResults } = await import("./results.mjs");
  const known = [...duelParts, ...ownParts].filter((part) => existsSync(fileOf(part)));
  await writeResults(
    Object.fromEntries(known.map((part) => [part, JSON.parse(readFileSync(fileOf(part), "utf8"))])),
    inProject("test", "bench"),
  );
  console.log("\nWritten: test/bench/RESULTS.md");
  return 0;
});
