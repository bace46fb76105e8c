import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chapters, exercises } from "@nn/exercises";
import { expect, test } from "vitest";
import { Running } from "./running.js";

const double = "00-start-here/1-double.ts";
const accuracy = "00-start-here/2-accuracy.ts";

test(
  "without a terminal: checks on each save, says once what came out, and goes on to the next",
  { timeout: 90_000 },
  async () => {
    const learner = new Running();
    await learner.says("Double a number");
    await learner.says(double);
    await learner.edit(double, "return todo();", 'console.log("x is", x);\n  return 3 * x;');
    await learner.says("✗ Not right yet: 2 of 3 examples are wrong.");
    await learner.says("your answer    9");
    await learner.says("Your code printed:\n  x is 3\n");
    await learner.edit(double, "3 * x", "2 * ");
    await learner.says("✗ The code can't be read.");
    await learner.says(`${double}:`);
    await learner.edit(double, "2 * ", "2 * x");
    await learner.says("✓ Right. double gives the right answer in the 3 examples and in 20 more");
    await learner.says(`1 of ${chapters[0].exercises.length} in this chapter. Next: start-here/accuracy.`);
    await learner.says("Share of right answers");
    expect(learner.entries()).toEqual([{ solved: "start-here/double" }]);
    expect(learner.output.match(/Share of right answers/g) ?? []).toHaveLength(0);
    learner.child.kill("SIGINT");
    await learner.says(`Solved: 1 of ${exercises.length} exercises.`);
    expect(await learner.ended).toBe(0);
  },
);

test(
  "an endless loop is stopped, another save cuts it off, and Ctrl-C leaves nothing running",
  { timeout: 90_000 },
  async () => {
    const learner = new Running();
    await learner.says("Double a number");
    await learner.edit(double, "return todo();", "for (;;);");
    await learner.says("✗ Stopped: your function takes too long.");
    await learner.edit(double, "for (;;);", "for (;;) x++;");
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await learner.edit(double, "for (;;) x++;", "return 2 * x;");
    await learner.says("✓ Right.");
    expect(learner.output).not.toContain("✗ Stopped");
    await learner.edit(double, "return 2 * x;", "for (;;);");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(below(learner.child.pid!).length).toBeGreaterThan(0);
    const left = below(learner.child.pid!);
    learner.child.kill("SIGINT");
    expect(await learner.ended).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(left.filter((pid) => isRunning(pid))).toEqual([]);
  },
);

test("in a terminal: keys act at once, and the terminal is left as it was", { timeout: 90_000 }, async () => {
  const learner = new Running({ terminal: true, args: ["gradient-descent/step"], after: "; stty -a" });
  await learner.says("One step downhill");
  await learner.says("quit");
  learner.press("h");
  await learner.says("Hint 1 of 3.");
  learner.press("hh");
  await learner.says("Hint 3 of 3.");
  learner.press("n");
  await learner.says("The whole walk");
  learner.press("p");
  await learner.says("One step downhill");
  learner.press("l");
  await learner.says("One step downhill");
  await learner.says("09-digits");
  await learner.edit("02-gradient-descent/1-step.ts", "return todo();", "return v - learningRate * slope;");
  await learner.says("✓ Right.");
  await learner.says("The whole walk");
  learner.press("\x03");
  await learner.says(`Solved: 1 of ${exercises.length} exercises.`);
  await learner.says("exit code 0");
  await learner.says(" icanon");
  await learner.ended;
  expect(learner.entries()).toEqual([
    ...[1, 2, 3].map((number) => ({ hint: "gradient-descent/step", number })),
    { solved: "gradient-descent/step" },
  ]);
});

test("what was solved in a notebook is solved here, and what stands in a file stays", { timeout: 90_000 }, async () => {
  const learner = new Running();
  await learner.says("Double a number");
  learner.press("q");
  expect(await learner.ended).toBe(0);
  writeFileSync(learner.progress, '{"solved":"start-here/double"}\n');
  writeFileSync(join(learner.folder, accuracy), "mine");
  rmSync(join(learner.folder, double));
  const again = new Running({ args: ["--folder", learner.folder], env: { NN_PROGRESS: learner.progress } });
  await again.says(`00-start-here · 1 of ${chapters[0].exercises.length} solved`);
  await again.says("Share of right answers");
  again.press("q");
  await again.ended;
  expect(readFileSync(join(learner.folder, accuracy), "utf8")).toBe("mine");
  expect(readFileSync(join(learner.folder, double), "utf8")).toContain(
    "function double(x: number): number {\n  return todo();\n}",
  );
});

test("without a sandbox it says so, and checks all the same", { timeout: 90_000 }, async () => {
  const learner = new Running({ env: { PATH: "/nowhere" } });
  await learner.says("Note: there is no sandbox on this machine");
  await learner.edit(double, "return todo();", "return 2 * x;");
  await learner.says("✓ Right.");
  learner.press("q");
  expect(await learner.ended).toBe(0);
});

test("an unknown chapter is refused", { timeout: 90_000 }, async () => {
  const learner = new Running({ args: ["77"] });
  expect(await learner.ended).toBe(1);
  expect(learner.output).toContain('There is no chapter or exercise "77". The chapters: 00-start-here, ');
});

/** Whether it still runs: one that has ended may be listed for a while. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The processes that a process has started, and theirs. */
function below(pid: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const children = rows.map((row) => row.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return children.flatMap(([child]) => [child, ...below(child)]);
}
