import { once } from "node:events";
import { messages } from "../messages.js";
import { bubblewrap } from "./bubblewrap.js";
import { container } from "./container.js";
import type { Sandbox } from "./sandbox.js";
import { trusted } from "./trusted.js";

/** Raised where there is no sandbox; its message says what to install. */
export class NoSandbox extends Error {}

type Maker = readonly [name: string, make: () => Sandbox];

const makers: readonly Maker[] = [
  ["bubblewrap", bubblewrap],
  ["docker", () => container("docker")],
  ["podman", () => container("podman")],
];

/**
 * The first sandbox that works on this machine. @throws NoSandbox where there is none, unless the submissions are trusted
 */
export async function chooseSandbox(options: { trustSubmissions: boolean }, from = makers): Promise<Sandbox> {
  const problems: string[] = [];
  for (const [name, make] of from) {
    try {
      const sandbox = make();
      const problem = await problemOf(sandbox);
      if (!problem) return sandbox;
      problems.push(`${name}: ${problem}`);
    } catch (error) {
      problems.push(`${name}: ${firstLine(error)}`);
    }
  }
  if (options.trustSubmissions) return trusted;
  throw new NoSandbox(messages.noSandbox(problems));
}

/** What a sandbox prints when it can't start; undefined when the runner comes up and goes down again. */
async function problemOf(sandbox: Sandbox): Promise<string | undefined> {
  const child = sandbox.start();
  let printed = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (printed = (printed + text).slice(0, 1000)));
  child.stdin!.end();
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0 ? undefined : printed.trim() || `exit code ${code}`;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0];
