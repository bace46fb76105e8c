// Starts commands and ends them, with everything that they started.
import { execFileSync, spawn } from "node:child_process";
import { isWindows } from "./project.mjs";

/** The commands that are running; they end with this process. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill()));

/**
 * Runs a command to its end and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean }} [options] `show` passes the output on to the terminal
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: show ? "inherit" : ["ignore", "pipe", "pipe"], ...options });
    running.add(child);
    child.once("close", () => running.delete(child));
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The processes below `pid`, found while their parents are still alive: a Jupyter kernel has a session of its own,
 * so that ending a process group would not reach it.
 * @param {number} pid
 * @returns {number[]}
 */
function descendants(pid) {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  /** @param {number} parent @returns {number[]} */
  const below = (parent) => rows.filter(([, p]) => p === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * Asks a process to end, waits for it, and then ends by force whatever is left of it and of its descendants.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [patience] seconds to wait
 */
export async function stop(child, patience = 10) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const pid = child.pid;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (isWindows) {
    await run("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  const family = [pid, ...descendants(pid)];
  kill(pid, "SIGTERM");
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patience * 1000))]);
  for (const member of family) kill(member, "SIGKILL");
}
