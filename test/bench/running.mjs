// A side's process: lives as long as its duel, takes a request at a time and answers it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "../../tools/errors.mjs";
import { sideEnvironment } from "./sides.mjs";

/** @typedef {{ ask: (request: object) => Promise<any>, end: () => Promise<void> }} Running */

/** @param {import("./sides.mjs").Side} side @returns {Running} */
export function start({ name, command, env }) {
  const [program, ...args] = command;
  const child = spawn(program, args, { env: { ...sideEnvironment(), ...env }, stdio: "pipe" });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaint = (complaint + text).slice(-2000)));
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.once("error", (error) => (complaint += error.message));
  child.stdin.on("error", () => undefined); // its end is noticed where the answer is missing
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Problem(`${name} ended while it was asked to ${JSON.stringify(request)}:\n${complaint}`);
      return JSON.parse(value);
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
