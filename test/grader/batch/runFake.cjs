// Runs a batch with the fake grader, in a process of its own that a test can kill. Needs the build.
const { runBatch } = require("../../../grader/dist/batch/batch.js");
const { Pool } = require("../../../grader/dist/batch/pool.js");
const { connect, queueName } = require("../../../grader/dist/queue/connection.js");
const { QueueGrader } = require("../../../grader/dist/queue/queueGrader.js");

const { input, out, calls, jobs = 2, version = "1", queue, overrides } = JSON.parse(process.argv[2]);
const seed = "5e".repeat(32);
const silent = { start() {}, advance() {}, stop() {} };
const setup = { module: require.resolve("./fakeGrader.cjs"), options: { calls, version } };

(async () => {
  const grader = queue
    ? new QueueGrader(await connect(queue, console.error), queueName(seed, version), console.error)
    : new Pool(jobs, setup);
  try {
    await runBatch({
      ...{ input, out, seed, version, grader, overrides, possible: () => 1 },
      ...{ progress: silent, print: console.log },
    });
    console.log(`RSS ${Math.round(process.memoryUsage().rss / 1e6)}`);
  } finally {
    await grader.close();
  }
})().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
