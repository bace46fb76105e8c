import { fork } from "node:child_process";
import { resolve } from "node:path";
import type { Task } from "./child.js";
import type { SimilarPair } from "./pair.js";

/** undefined when the comparison failed: the marks do not depend on it. */
export function compareSubmissions(task: Task): Promise<readonly SimilarPair[] | undefined> {
  return new Promise((done) => {
    const child = fork(resolve(__dirname, "../../dist/similar/child.js"), [], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let pairs: readonly SimilarPair[] | undefined;
    child.once("message", (found) => (pairs = found as readonly SimilarPair[]));
    child.once("exit", () => done(pairs));
    child.send(task);
  });
}
