// npm run hub [-- options of jupyterhub]: sets up what a class on one server needs, then serves it until it is ended.
// See lessons/class-on-one-server.md.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem, runMain } from "./errors.mjs";
import { hubVenv, inProject, pythonIn, state } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { hubSteps } from "./steps.mjs";

runMain(async () => {
  if (process.getuid?.() !== 0) throw new Problem("JupyterHub starts programs as the learners: run this as root.");
  process.umask(0o022); // learners read the course
  await setUp(hubSteps);

  const own = join(state, "hub"); // the hub's database and the secret of its cookies
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const bin = dirname(pythonIn(hubVenv));
  const config = inProject("tools", "hub", "jupyterhub_config.py");
  const hub = spawn(join(bin, "jupyterhub"), [`--config=${config}`, ...process.argv.slice(2)], {
    cwd: own,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, PYTHONNOUSERSITE: "1" },
    stdio: "inherit",
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => hub.kill("SIGTERM"));
  return new Promise((resolve) => hub.once("exit", (code) => resolve(code ?? 1)));
});
