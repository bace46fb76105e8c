// The compiler's thread: it can be ended when code was written to keep a compiler busy.
import { parentPort, workerData } from "node:worker_threads";
import type { CatalogueChapter } from "./catalogue.js";
import { compile } from "./compile.js";
import { checkTypes, readLibrary } from "./types.js";

let texts: ReturnType<typeof compile>["texts"];

/** Bytes ask for a submission, compiled; `null` then for the type errors in it, by exercise. */
parentPort!.on("message", (bytes: Uint8Array | null) => {
  if (bytes === null) {
    const problems = checkTypes([...texts.values()]);
    return parentPort!.postMessage(new Map([...texts.keys()].map((id, i) => [id, problems[i]])));
  }
  const { texts: found, ...compiled } = compile(bytes, workerData as CatalogueChapter[]);
  texts = found;
  parentPort!.postMessage(compiled);
});

readLibrary();
