// Which attacks each of the two graders withstands: each attack is handed in by a learner of its own, whose other answers are right.
import { readFileSync } from "node:fs";
import ts from "typescript";
import grader from "@nn/grader";
import { chapterFiles, chapterName, readNotebook } from "../../../tools/notebooks/notebook.mjs";
import { released } from "../../../tools/notebooks/released.mjs";
import { solved } from "../../../tools/notebooks/solve.mjs";
import { inProject } from "../../../tools/project.mjs";
import { notebookAttacks, withAnswer } from "./moreAttacks.mjs";
import { nbgraderBehindShield } from "./shield.mjs";
import { usual } from "./usual.mjs";
import { assignment, UsualClass } from "./usualClass.mjs";

/** @typedef {import("../../../tools/notebooks/notebook.mjs").Notebook} Notebook */
/** @typedef {{ step: number, others: number[] }} Marks for the attacked exercise and for the six others */
/** @typedef {{ name: string, step: number, others: number, make: (notebook: Notebook) => Notebook | string }} Attack */

const STEP = "gradient-descent/step";
const wrong = "function step(v: number, slope: number, eta: number): number {\n  return v + eta * slope;\n}";

export async function withstanding() {
  const file = chapterFiles().find((each) => chapterName(each) === assignment) ?? "";
  const chapter = released(readNotebook(file), file);
  const attacks = await allAttacks();
  const ours = await oursAgainst(attacks, solved(chapter, file));
  const theirs = await nbgraderAgainst(attacks, usual(chapter), file);
  /** @param {string[]} outcomes */
  const held = (outcomes) => outcomes.filter((outcome) => outcome === HELD).length;
  const rows = attacks.map(({ name, step }, i) => `| ${name} | ${step} | ${ours[i]} | ${theirs[i]} |`);
  return `## Attacks

Each is handed in with right answers to the six other exercises. "Deserves" is what the attacked exercise is worth. nbgrader runs
behind a shield that spares this machine: namespaces, limits on memory and processes, 90 seconds. As it is, it would end each of
these submissions without marks at the first cell that fails, since tslab does not name errors: that is mended here.

| attack | deserves | the grader | nbgrader with tslab |
|:---|---:|:---|:---|
${rows.join("\n")}
| **withstood, of ${attacks.length}** | | **${held(ours)}** | **${held(theirs)}** |`;
}

const HELD = "✓ right marks";

/** @param {Attack} attack @param {Marks | undefined} marks */
function outcome({ step, others }, marks) {
  if (!marks) return "✗ no marks";
  if (marks.step > step) return "✗ points that it does not deserve";
  if (marks.step < step || marks.others.some((points) => points < others)) return "✗ points of right answers lost";
  return marks.others.some((points) => points > others) ? "✗ points that it does not deserve" : HELD;
}

/** @returns {Promise<Attack[]>} */
async function allAttacks() {
  const source = readFileSync(inProject("test", "grader", "attacks.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ES2022 } });
  const { attacks } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  return [
    ...attacks.map((/** @type {{ name: string, source: string, verdict: string }} */ { name, source, verdict }) => ({
      name,
      step: verdict === "pass" ? 1 : 0,
      others: 1,
      make: (/** @type {Notebook} */ notebook) => withAnswer(notebook, STEP, source),
    })),
    ...notebookAttacks,
  ];
}

/** @param {Attack} attack @param {Notebook} right */
function submission(attack, right) {
  const made = attack.make(withAnswer(right, STEP, wrong));
  return typeof made === "string" ? made : JSON.stringify(made);
}

/** @param {Attack[]} attacks @param {Notebook} right */
async function oursAgainst(attacks, right) {
  const sandbox = await grader.chooseSandbox({ trustSubmissions: false });
  const outcomes = [];
  for (const attack of attacks) {
    const bytes = Buffer.from(submission(attack, right));
    const { exercises } = await grader.grade({ student: "", file: "", bytes }, { seed: "side by side", sandbox });
    const all = exercises.length > 0 ? exercises : Array(7).fill({ id: "", points: 0 });
    const step = all.find(({ id }) => id === STEP) ?? all[0];
    outcomes.push(
      outcome(attack, { step: step.points, others: all.filter((each) => each !== step).map(({ points }) => points) }),
    );
  }
  return outcomes;
}

/** @param {Attack[]} attacks @param {Notebook} notebook @param {string} file */
async function nbgraderAgainst(attacks, notebook, file) {
  const room = new UsualClass("attacks");
  await room.begin(notebook);
  const right = solved(room.handedOut(), file);
  room.handIn("honest", JSON.stringify(right));
  await nbgraderBehindShield(room.folder, ["autograde", assignment]);
  const outcomes = [];
  for (const [i, attack] of attacks.entries()) {
    const attacked = room.copy(`attack-${i}`);
    attacked.handIn("attacker", submission(attack, right));
    await nbgraderBehindShield(attacked.folder, ["autograde", assignment, "--student=attacker"]);
    outcomes.push(outcomeOf(attack, await attacked.scores()));
    console.log(`${i + 1}/${attacks.length} ${attack.name}: ${outcomes[i]}`);
    attacked.end();
  }
  room.end();
  return outcomes;
}

/** @param {Attack} attack @param {Awaited<ReturnType<UsualClass["scores"]>>} scores */
function outcomeOf(attack, scores) {
  const { attacker, honest } = scores ?? {};
  if (!honest || Object.values(honest).some(({ score }) => score < 1)) return "✗ another learner's marks changed";
  if (!attacker || Object.values(attacker).some(({ auto }) => auto === null)) return "✗ no marks";
  const { "gradient-descent-step-check": step, ...others } = attacker;
  return outcome(attack, { step: step.score, others: Object.values(others).map(({ score }) => score) });
}
