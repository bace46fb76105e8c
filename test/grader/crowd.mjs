// A class of 3,000: generated submissions, a Redis, three workers, one of them killed twice, Redis killed once. Says whether each
// submission has its one result, how long it took, and how much memory the parent needed on its way.
//   node test/grader/crowd.mjs [COUNT] [FOLDER]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inProject } from "../../tools/project.mjs";
import { generate } from "./generate.mjs";

const count = Number(process.argv[2] ?? 3000);
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), "crowd-"));
const [input, out, seed] = ["submissions", "out", "seed"].map((name) => join(folder, name));
const journal = join(out, "journal.jsonl");

/** @param {string} command @param {string[]} args */
const start = (command, args) => spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
/** @param {string} tool @param {string[]} args */
const tool = (tool, args) => start(process.execPath, [inProject("tools", `${tool}.mjs`), ...args]);
/** @param {import("node:child_process").ChildProcess} child */
const ended = (child) => new Promise((resolve) => child.once("exit", resolve));
/** @param {import("node:child_process").ChildProcess} child */
async function killed(child) {
  child.kill("SIGKILL");
  await ended(child);
}

const port = await new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = /** @type {import("node:net").AddressInfo} */ (server.address());
    server.close(() => resolve(address.port));
  });
});
mkdirSync(join(folder, "redis"), { recursive: true });
const startRedis = () =>
  start("redis-server", [
    ...["--port", String(port), "--bind", "127.0.0.1", "--dir", join(folder, "redis")],
    ...[
      "--appendonly",
      "yes",
      "--appendfsync",
      "always",
      "--save",
      "",
      "--loglevel",
      "warning",
      "--logfile",
      "redis.log",
    ],
  ]);
const queue = ["--queue", `redis://127.0.0.1:${port}`, "--seed", seed];
const startWorker = () => tool("grade-worker", [...queue, "--jobs", "1"]);

console.log(`${count} submissions in ${input}`);
generate(count, input);
let redis = startRedis();
await wait(1000);
const begin = performance.now();
const parent = tool("grade", [input, "--out", out, ...queue]);
const done = ended(parent);
while (!existsSync(seed)) await wait(100); // the workers need the same
const workers = [startWorker(), startWorker(), startWorker()];

/** Megabytes that a process has in memory. @param {number | undefined} pid */
function memory(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
  } catch {
    return NaN;
  }
}

/** Paths of the submissions that have a record. */
const recorded = () =>
  existsSync(journal)
    ? readFileSync(journal, "utf8")
        .split("\n")
        .filter((line) => line.startsWith('{"record"'))
        .map((line) => JSON.parse(line).record.result.file)
    : [];

const plan = [
  { after: 0.2, what: "worker" },
  { after: 0.4, what: "redis" },
  { after: 0.6, what: "worker" },
];
/** @type {{ share: number, mb: number }[]} */
const samples = [];
let running = true;
void done.then(() => (running = false));
while (running) {
  const share = recorded().length / count;
  samples.push({ share, mb: memory(parent.pid) });
  if (plan.length > 0 && share >= plan[0].after) {
    const { what } = plan[0];
    plan.shift();
    console.log(`  at ${Math.round(100 * share)} %: ${what} killed`);
    if (what === "worker") {
      await killed(workers[0]);
      workers[0] = startWorker();
    } else {
      await killed(redis);
      redis = startRedis();
    }
  }
  await wait(1000);
}
const code = await done;
const seconds = (performance.now() - begin) / 1000;
for (const child of [...workers, redis]) await killed(child);

const files = recorded();
const results = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
const setAside = results.filter((/** @type {any} */ { problem }) => /set aside|failed on it/.test(problem ?? ""));
const at = (/** @type {number} */ share) => samples.findLast((sample) => sample.share <= share && sample.mb > 0)?.mb;
console.log(`exit code ${code}; ${seconds.toFixed(0)} s, ${(count / seconds).toFixed(1)} submissions a second`);
console.log(
  `${results.length} results, ${files.length} records of ${new Set(files).size} submissions, ${setAside.length} set aside`,
);
console.log(
  `memory of the parent: ${[0.1, 0.25, 0.5, 0.75, 1].map((share) => `${at(share)} MB at ${share * 100} %`).join(", ")}`,
);
const right = code === 0 && results.length === count && files.length === count && new Set(files).size === count;
process.exitCode = right && setAside.length === 0 ? 0 : 1;
console.log(process.exitCode === 0 ? "Nothing lost, nothing doubled." : "NOT AS IT SHOULD BE");
