// `npm start`: sets up what is missing, then serves the course in JupyterLab, with a compiler watching beside it.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { watchPackages } from "./compiler.mjs";
import { CompileProblem, Problem, runMain } from "./errors.mjs";
import { pythonEnvironment } from "./jupyter.mjs";
import { parseOptions, usage } from "./options.mjs";
import { openingPage, warm } from "./live/live.mjs";
import { choosePort } from "./ports.mjs";
import { stop } from "./process.mjs";
import { root, venvPython } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { steps } from "./steps.mjs";

/** @param {import("./options.mjs").Options} options @param {string} page @param {number} port @param {string} token */
function serve({ browser, host }, page, port, token) {
  const args = [
    "-m",
    "jupyterlab",
    `--ServerApp.ip=${host}`,
    `--ServerApp.port=${port}`,
    `--ServerApp.open_browser=${browser ? "True" : "False"}`,
    `--LabApp.default_url=${page}`,
  ];
  const env = { ...pythonEnvironment(), JUPYTER_TOKEN: token };
  // A session of its own, so that Ctrl-C reaches this script alone, which then ends everything in order.
  return spawn(venvPython, args, { cwd: root, env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
}

/** Resolves when JupyterLab answers. @param {string} url @param {string} token */
async function answers(url, token) {
  for (;;) {
    const response = await fetch(`${url}/api/status`, { headers: { authorization: `token ${token}` } }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Sets up what is missing. Code that does not compile is no obstacle: it may be corrected in JupyterLab. */
async function prepare() {
  console.log("Checking the set-up (the first time, making it takes a minute or two):");
  try {
    const mended = await setUp(steps);
    if (mended.length === 0) console.log("  everything is in order");
  } catch (error) {
    if (!(error instanceof CompileProblem)) throw error;
    console.log(`\n${error.message}\n`);
  }
  return true;
}

/** Resolves to false when the course is to end: Ctrl-C, an end asked for by the system, or `npm` gone. */
function endAskedFor() {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(false));
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && resolve(false), 1000).unref();
  });
}

// A closed terminal must not keep this script from ending what it started.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

runMain(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const end = endAskedFor();
  const start = performance.now();
  if (!(await Promise.race([prepare(), end]))) throw new Problem("Stopped. Run the same command again to go on.");

  const { notebook, page } = openingPage(options);
  const port = await choosePort(options.port, options.host);
  const token = process.env.JUPYTER_TOKEN || randomBytes(24).toString("hex");
  const host = ["0.0.0.0", "::"].includes(options.host) ? "localhost" : options.host;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const compiler = watchPackages();
  const jupyter = serve(options, page, port, token);
  const ended = new Promise((resolve) => jupyter.once("exit", resolve));
  const running = await Promise.race([answers(url, token).then(() => true), end, ended.then(() => false)]);
  if (running) {
    if (options.edition === "present") await Promise.race([warm(notebook, url, token), end, ended]);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`\nJupyterLab is ready after ${seconds} s. If no browser opens, open this address:\n`);
    console.log(`  ${url}${page}?token=${token}\n`);
    if (page !== `/lab/tree/${notebook}`) console.log(`The same in JupyterLab:\n\n  ${url}/lab/tree/${notebook}\n`);
    if (host !== options.host) console.log("Every machine that reaches this one, and has the token, can use it.\n");
    console.log("Ctrl-C in this window ends it.\n");
    await Promise.race([end, ended]);
  }
  const byItself = jupyter.exitCode !== null;
  console.log("\nEnding JupyterLab, its kernels and the compiler ...");
  await Promise.all([stop(jupyter), stop(compiler, 1)]);
  if (byItself && jupyter.exitCode !== 0)
    throw new Problem("JupyterLab ended by itself: see its messages above, or run npm run doctor.");
  console.log("Ended. See you soon.");
  return 0;
});
