// The compiler's thread: it can be ended when code was written to keep a compiler busy.
import { parentPort, workerData } from "node:worker_threads";
import type { CatalogueChapter } from "./catalogue.js";
import { compile } from "./compile.js";

parentPort!.on("message", (bytes: Uint8Array) => {
  parentPort!.postMessage(compile(bytes, workerData as CatalogueChapter[]));
});
