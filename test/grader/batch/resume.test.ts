import { spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  callsIn,
  folderWith,
  lines,
  notebook,
  reportHashes,
  resultsIn,
  runFake,
  runFakeScript,
  scratch,
} from "./batches.js";

const submissions = (count: number, waits = 0): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `student ${i}/02-gradient-descent.ipynb`,
      notebook({ points: (i % 3) / 2, wait: waits }),
    ]),
  );

describe("a run that is killed", () => {
  test("loses nothing and redoes only what it was at", async () => {
    const input = folderWith(submissions(40, 40));
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    const options = { input, out, calls, jobs: 2 };
    const journal = join(out, "journal.jsonl");
    for (const enough of [8, 20]) {
      const run = spawn(process.execPath, runFakeScript(options), { stdio: "ignore" });
      while (!existsSync(journal) || lines(journal).length < enough) await wait(10);
      run.kill("SIGKILL");
      await new Promise((resolve) => run.once("exit", resolve));
      expect(resultsBefore(out)).toBe(false);
    }
    const recorded = lines(journal).length;
    const called = callsIn(calls).length;
    const { code, stdout } = await runFake(options);
    expect(code).toBe(0);
    expect(resultsIn(out)).toHaveLength(40);
    // What was in the journal is not graded again.
    expect(callsIn(calls).length - called).toBe(40 - recorded);
    expect(stdout).toContain(`40 submissions, ${40 - recorded} of them graded in this run.`);

    const other = scratch();
    await runFake({ ...options, out: other, jobs: 1 });
    expect(reportHashes(out)).toEqual(reportHashes(other));
  });

  test("and a line that was cut off is dropped, with what follows it", async () => {
    const input = folderWith(submissions(3));
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    await runFake({ input, out, calls, jobs: 1 });
    const journal = join(out, "journal.jsonl");
    const whole = readFileSync(journal, "utf8");
    // The last record and the line of the run's end are lost; half a record is left.
    writeFileSync(journal, whole.split("\n").slice(0, 2).join("\n") + "\n");
    appendFileSync(journal, whole.split("\n")[2].slice(0, 50));
    await runFake({ input, out, calls, jobs: 1 });
    expect(callsIn(calls)).toHaveLength(4);
    expect(lines(journal).map((line) => Object.keys(JSON.parse(line))[0])).toEqual([
      "record",
      "record",
      "record",
      "end",
    ]);
    expect(resultsIn(out)).toHaveLength(3);
  });
});

const resultsBefore = (out: string): boolean => existsSync(join(out, "results.json"));

describe("a submission that breaks the grader", () => {
  test("is set aside after three tries and stops nothing; the next run tries it again", async () => {
    const bomb = join(scratch(), "bomb");
    writeFileSync(bomb, "");
    const input = folderWith({
      ...submissions(5),
      "killer/02-gradient-descent.ipynb": notebook({ points: 1, kill: bomb }),
      "thrower/02-gradient-descent.ipynb": notebook({ points: 1, throw: "a defect" }),
      "corrupt/02-gradient-descent.ipynb": "{",
    });
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    const { code } = await runFake({ input, out, calls });
    expect(code).toBe(0);
    const problem = (student: string) => resultsIn(out).find((result) => result.student === student)!.problem;
    expect(problem("killer")).toMatch(/ended the grader's process 3 times/);
    expect(problem("thrower")).toMatch(/grader itself failed on it \(a defect\)/);
    expect(resultsIn(out).filter((result) => result.problem === undefined)).toHaveLength(5);
    expect(callsIn(calls).filter(({ file }) => file.startsWith("killer"))).toHaveLength(3);

    writeFileSync(calls, "");
    rmSync(bomb);
    const again = await runFake({ input, out, calls });
    expect(problem("killer")).toBeUndefined();
    expect(again.stdout).toContain("killer · gradient-descent/step: 0 → 1");
    expect(callsIn(calls).every(({ file }) => /^(killer|thrower|corrupt)/.test(file))).toBe(true);
  });

  test("nor do many such files of one student", async () => {
    const bad = (i: number) => [`ada/${i}.ipynb`, notebook({ points: 1, throw: "a defect" })] as const;
    const input = folderWith({
      ...Object.fromEntries(Array.from({ length: 25 }, (_, i) => bad(i))),
      ...submissions(2),
    });
    const out = scratch();
    expect((await runFake({ input, out, calls: join(scratch(), "calls") })).code).toBe(0);
    expect(resultsIn(out).filter(({ problem }) => problem === undefined)).toHaveLength(2);
  });

  test("but when none can be graded, the run says so", async () => {
    const input = folderWith(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [
          `s${i}/02-gradient-descent.ipynb`,
          notebook({ points: 1, throw: "no sandbox" }),
        ]),
      ),
    );
    const { code, stderr } = await runFake({ input, out: scratch(), calls: join(scratch(), "calls") });
    expect(code).toBe(1);
    expect(stderr).toMatch(/The submissions of 20 students in a row could not be graded.*no sandbox/);
  });
});

test("a name can't steer the terminal, turn a line around or begin another, nor break the journal", async () => {
  const name = "ada\u001b[2J\u202e\u2028\u2029\nbob · step: 0 → 1";
  const input = folderWith({ [`${name}/a.ipynb`]: notebook({ points: 0 }), "eve/a.ipynb": notebook({ points: 0 }) });
  const [out, calls] = [scratch(), join(scratch(), "calls")];
  await runFake({ input, out, calls });
  folderWith({ [`${name}/a.ipynb`]: notebook({ points: 1 }) }, input);
  const { code, stdout } = await runFake({ input, out, calls });
  expect(code).toBe(0);
  expect(resultsIn(out).map(({ student, points }) => [student, points])).toEqual([
    [name, 1],
    ["eve", 0],
  ]);
  expect(stdout).toContain("  ada�[2J� bob · step: 0 → 1 · gradient-descent/step: 0 → 1");
});

test("a second run into the same folder is refused while the first is at work", async () => {
  const input = folderWith(submissions(3, 300));
  const [out, calls] = [scratch(), join(scratch(), "calls")];
  const first = runFake({ input, out, calls });
  while (!existsSync(join(out, "running"))) await wait(10);
  const second = await runFake({ input, out, calls });
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/Process \d+ is grading into this folder/);
  expect((await first).code).toBe(0);
  // A lock that a killed run has left behind is no obstacle.
  writeFileSync(join(out, "running"), "999999999\n");
  expect((await runFake({ input, out, calls })).code).toBe(0);
});
