// Turns what was measured into text: for the terminal and for RESULTS.md.
import { percent } from "./duel.mjs";
import { digits, table, withRange } from "./statistics.mjs";
import { judge, targets } from "./targets.mjs";

/** @typedef {{ workload: import("./workloads.mjs").Workload, machine: Record<string, string>, duels: import("./duel.mjs").Duel[] }} WorkloadResult */

/** @param {import("./duel.mjs").Duel} duel */
export const duelLine = ({ name, ours, ourFacts, theirs, wallRatio, cpuRatio, turns }) =>
  `  ${name}: ${withRange(wallRatio)} times ours (${digits(theirs.wall.median)} : ${digits(ours.wall.median)} ms in ${ourFacts.precision}, ` +
  `CPU ${withRange(cpuRatio)}, ${turns} turns, accuracy ${percent(theirs.accuracy)} : ${percent(ours.accuracy)})`;

/** @param {WorkloadResult} result */
export function workloadTable({ duels }) {
  return table(
    [
      "against",
      "theirs",
      "theirs CPU",
      "ours",
      "in",
      "ours CPU",
      "ratio",
      "ratio of CPU times",
      "turns",
      "accuracy",
      "ours",
    ],
    duels.map(({ name, theirs, ours, ourFacts, wallRatio, cpuRatio, turns }) => [
      name,
      withRange(theirs.wall),
      digits(theirs.cpu.median),
      withRange(ours.wall),
      ourFacts.precision,
      digits(ours.cpu.median),
      `**${digits(wallRatio.median)}** (${digits(wallRatio.least)}–${digits(wallRatio.most)})`,
      withRange(cpuRatio),
      String(turns),
      percent(theirs.accuracy),
      percent(ours.accuracy),
    ]),
  );
}

/** @param {WorkloadResult[]} results */
export function targetTable(results) {
  const rows = targets.map((target) => {
    const duels = results.find(({ workload }) => workload.name === target.workload)?.duels ?? [];
    const judged = judge(target, duels);
    const goal = `${target.times}× ${target.text}`;
    if (!judged) return [target.workload, goal, "not measured", "", "", ""];
    const { nearest, reached } = judged;
    return [
      target.workload,
      goal,
      nearest.name,
      nearest.ourFacts.precision,
      withRange(nearest.wallRatio),
      reached ? "reached" : "NOT reached",
    ];
  });
  return table(["workload", "target", "measured against", "ours in", "ratio", ""], rows);
}

/** What each side is: versions, precision, threads. @param {WorkloadResult[]} results */
export function sidesTable(results) {
  /** @type {Map<string, Record<string, any>>} */
  const facts = new Map();
  for (const { duels } of results) {
    for (const duel of duels) {
      facts.set(`ours, ${duel.ourFacts.precision}`, duel.ourFacts);
      facts.set(duel.name, duel.facts);
    }
  }
  const rows = [...facts].map(([name, { library, precision, node, python, ...rest }]) => [
    name,
    library,
    precision,
    python ? `Python ${python}` : `Node ${node}`,
    Object.entries(rest)
      .map(([key, value]) => `${key}: ${value}`)
      .join(", "),
  ]);
  return table(["side", "library", "precision", "runs on", ""], rows);
}

/** @param {Record<string, string>} facts */
export const machineLine = (facts) =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");
