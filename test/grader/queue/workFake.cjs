// A worker of the queue with the fake grader, in a process of its own that a test can kill. Needs the build.
const { connect, queueName } = require("../../../grader/dist/queue/connection.js");
const { startWorker } = require("../../../grader/dist/queue/worker.js");

const { queue, calls, jobs = 1, version = "1", lock } = JSON.parse(process.argv[2]);
const setup = { module: require.resolve("../batch/fakeGrader.cjs"), options: { calls, version } };

// Ends with the test that has started it, also when that is killed.
process.stdin.resume().once("close", () => process.exit());

connect(queue, console.log).then((connection) => {
  const name = queueName("5e".repeat(32), version);
  const stop = startWorker({ connection, name, host: queue, jobs, setup, lock, print: console.log });
  process.once("SIGTERM", () => stop());
});
