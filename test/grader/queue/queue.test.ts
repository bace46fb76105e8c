import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Redis from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
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
} from "../batch/batches.js";
import { gradeCommand, workerCommand } from "../batch/command.js";
import { TestRedis } from "./redis.js";

const script = new URL("workFake.cjs", import.meta.url).pathname;
const LOCK = 3000;

let redis: TestRedis;
beforeAll(async () => {
  redis = await TestRedis.start();
});
afterAll(() => redis.stop());

const workers = new Set<ChildProcess>();
afterEach(async () => {
  for (const worker of workers) await killed(worker);
});

function worker(calls: string, { url } = redis): ChildProcess {
  const options = { queue: url, calls, lock: LOCK };
  const started = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ["pipe", "ignore", "ignore"] });
  workers.add(started);
  return started;
}

async function killed(worker: ChildProcess): Promise<void> {
  workers.delete(worker);
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  await ended;
}

/** Waits until so many submissions were begun. */
async function begun(calls: string, count: number): Promise<void> {
  while (!existsSync(calls) || lines(calls).length < count) await wait(20);
}

/** What the journal holds of each submission: one record, neither none nor two. */
const recorded = (out: string): string[] =>
  lines(join(out, "journal.jsonl"))
    .map((line) => JSON.parse(line).record?.result.file)
    .filter(Boolean);

async function leftInRedis(): Promise<string[]> {
  const client = new Redis(redis.url);
  const keys = await client.keys("bull:*:*");
  client.disconnect();
  return keys.filter((key) => /:[0-9a-f]{64}/.test(key));
}

const submissions = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`student ${i}/a.ipynb`, notebook({ points: (i % 3) / 2, wait: 60 })]),
  );

describe("three workers", () => {
  test(
    "one killed twice, and Redis killed once: each result is there, and there once",
    { timeout: 120_000 },
    async () => {
      const input = folderWith(submissions(90));
      const [out, calls] = [scratch(), join(scratch(), "calls")];
      const run = runFake({ input, out, calls, queue: redis.url });
      let first = worker(calls);
      worker(calls);
      worker(calls);
      await begun(calls, 10);
      await killed(first);
      first = worker(calls);
      await begun(calls, 30);
      await killed(first);
      worker(calls);
      await begun(calls, 50);
      await redis.restart();
      const { code, stderr } = await run;
      expect([code, stderr]).toEqual([0, ""]);
      expect(recorded(out).sort()).toEqual(Object.keys(submissions(90)).sort());
      expect(resultsIn(out)).toHaveLength(90);
      expect(resultsIn(out).filter(({ problem }) => problem)).toEqual([]);
      expect(await leftInRedis()).toEqual([]);

      // The same bytes as from this machine alone.
      const other = scratch();
      await runFake({ input, out: other, calls, jobs: 4 });
      expect(reportHashes(out)).toEqual(reportHashes(other));
    },
  );

  test("the run killed: the next one takes what the workers have done meanwhile", { timeout: 60_000 }, async () => {
    const input = folderWith(submissions(20));
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    const options = { input, out, calls, queue: redis.url };
    const run = spawn(process.execPath, runFakeScript(options), { stdio: "ignore" });
    worker(calls);
    await begun(calls, 5);
    run.kill("SIGKILL");
    await begun(calls, 20);
    expect((await runFake(options)).code).toBe(0);
    expect(callsIn(calls)).toHaveLength(20);
    expect(recorded(out)).toHaveLength(20);
    expect(await leftInRedis()).toEqual([]);
  });

  test("a submission that kills what grades it is set aside after three tries", { timeout: 60_000 }, async () => {
    const bomb = join(scratch(), "bomb");
    writeFileSync(bomb, "");
    const input = folderWith({ ...submissions(4), "killer/a.ipynb": notebook({ points: 1, kill: bomb }) });
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    worker(calls);
    await runFake({ input, out, calls, queue: redis.url });
    const [killer, ...others] = resultsIn(out);
    expect(killer.problem).toMatch(/ended the grader's process 3 times and is set aside/);
    expect(others.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined, undefined]);
    expect(callsIn(calls).filter(({ file }) => file.startsWith("killer"))).toHaveLength(3);
    rmSync(bomb);
    await runFake({ input, out, calls, queue: redis.url });
    expect(resultsIn(out)[0].points).toBe(1);
  });

  test("so is one with which the whole worker goes down each time", { timeout: 90_000 }, async () => {
    const input = folderWith({ "killer/a.ipynb": notebook({ points: 1, wait: 60_000 }) });
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    const run = runFake({ input, out, calls, queue: redis.url });
    for (let attempt = 1; attempt <= 3; attempt++) {
      const doomed = worker(calls);
      await begun(calls, attempt);
      await killed(doomed);
    }
    worker(calls);
    expect((await run).code).toBe(0);
    expect(resultsIn(out)[0].problem).toMatch(/3 times and is set aside/);
    expect(callsIn(calls)).toHaveLength(3);
  });
});

test("a Redis that forgets all loses no result either, and the teacher is told", { timeout: 60_000 }, async () => {
  const forgetful = await TestRedis.start("no");
  try {
    const input = folderWith(submissions(30));
    const [out, calls] = [scratch(), join(scratch(), "calls")];
    const run = runFake({ input, out, calls, queue: forgetful.url });
    worker(calls, forgetful);
    await begun(calls, 10);
    await forgetful.restart();
    const { code, stderr } = await run;
    expect([code, stderr]).toEqual([0, expect.stringMatching(/keeps nothing when it is restarted/)]);
    expect(recorded(out).sort()).toEqual(Object.keys(submissions(30)).sort());
  } finally {
    await forgetful.stop();
  }
});

describe("a queue that can't be used", () => {
  const seed = (): string[] => ["--seed", join(folderWith({ seed: `${"5e".repeat(32)}\n` }), "seed")];

  test("is named, without its password, with what to do", async () => {
    const args = ["--queue", "redis://user:hunter2@127.0.0.1:1", ...seed()];
    const input = folderWith({ "ada/a.ipynb": "{}" });
    for (const ended of [await gradeCommand([input, "--out", scratch(), ...args]), await workerCommand(args)]) {
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(/No Redis answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)\. Start it there/);
      expect(ended.stdout + ended.stderr).not.toContain("hunter2");
    }
    const { stderr } = await workerCommand(["--queue", "localhost:6379", ...seed()]);
    expect(stderr).toMatch(/--queue must look like redis:\/\//);
    expect((await workerCommand([])).stderr).toMatch(/Say where the queue is/);
    const without = await workerCommand(["--queue", redis.url, "--seed", join(scratch(), "seed")]);
    expect(without.stderr).toMatch(/There is no seed file .* Copy it/);
  });
});
