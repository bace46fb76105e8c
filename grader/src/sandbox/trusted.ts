import { spawn } from "node:child_process";
import { join } from "node:path";
import { environment, nodeFlags, type Sandbox } from "./sandbox.js";

/** No sandbox: a submission can do whatever you can. For submissions that you have read, on machines that have no sandbox. */
export const trusted: Sandbox = {
  name: "none",
  killed: "ended",
  start: () =>
    spawn(process.execPath, [...nodeFlags, join(__dirname, "../../dist/child/runner.js")], {
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      env: { ...environment, PATH: process.env.PATH },
    }),
};
