import { randomUUID } from "node:crypto";
import { closeWorkspaces } from "../workspace/index.js";
import { makeGlobal } from "./earlierCells.js";
import { joinWrites, liftSendLimit, type WriteDisplayData, type WriteStream } from "./messages.js";
import { readableErrors } from "./readableErrors.js";

/** One output in several forms, by MIME type. A front end shows the richest form it knows; `text/plain` is the last resort. */
export interface MimeBundle {
  readonly "text/plain": string;
  readonly [mimeType: string]: unknown;
}

/** What this file uses of tslab/dist/jupyter.js. */
interface Tslab {
  /** Sends one display message for the cell that runs; null until the first cell. */
  lastWriteDisplayData: WriteDisplayData | null;
  JupyterHandlerImpl: { prototype: Handler };
}
interface Handler {
  readonly executor: { readonly locals: Record<string, unknown> };
  handleExecuteImpl(request: unknown, writeStream: WriteStream, writeDisplayData: WriteDisplayData): Promise<unknown>;
  createWriteToIopub(name: "stdout" | "stderr", writeStream: WriteStream): typeof process.stdout.write;
}

// A notebook may find a tslab in its own node_modules while another one started the kernel: only the one that has run a cell counts.
const tslab = loaded<Tslab>(/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/).find((module) => module.lastWriteDisplayData);
if (tslab) {
  for (const zeromq of loaded<Parameters<typeof liftSendLimit>[0]>(/[\\/]zeromq[\\/]lib[\\/]index\.js$/)) {
    liftSendLimit(zeromq);
  }
  mendCells(tslab);
}

let previousFailed = false;

/** Whether the cell that ran before the current one ended with an error. */
export const previousCellFailed = (): boolean => previousFailed;

/**
 * A new place for output below the running cell. The returned function fills it, and each further call replaces what it shows,
 * also from within a loop. Outside of a notebook it prints `text/plain` on the console, where that has changed.
 */
export function newDisplay(): (bundle: MimeBundle) => void {
  const displayId = randomUUID();
  let printed: string | undefined;
  let update = false;
  return (data) => {
    if (tslab?.lastWriteDisplayData) {
      tslab.lastWriteDisplayData({ data, metadata: {}, transient: { display_id: displayId } }, update);
      update = true;
    } else if (data["text/plain"] !== printed) {
      printed = data["text/plain"];
      console.log(printed);
    }
  };
}

/** The exports of each loaded module whose file name matches. The kernel's own modules are found, never loaded. */
function loaded<Module>(file: RegExp): Module[] {
  return Object.entries(require.cache).flatMap(([name, module]) =>
    file.test(name) ? [module?.exports as Module] : [],
  );
}

/** Mends what goes on around each later cell, and the outputs of the one that runs, which tslab has set up already. */
function mendCells(kernel: Tslab): void {
  const handler = kernel.JupyterHandlerImpl.prototype;
  const execute = handler.handleExecuteImpl;
  handler.handleExecuteImpl = async function (this: Handler, request, writeStream, writeDisplayData) {
    makeGlobal(this.executor.locals);
    closeWorkspaces();
    const writeReadable: WriteStream = (name, text) =>
      writeStream(name, name === "stderr" ? readableErrors(text) : text);
    try {
      const count = await execute.call(this, request, ...joinWrites(writeReadable, writeDisplayData));
      previousFailed = false;
      return count;
    } catch (error) {
      previousFailed = true;
      throw error;
    }
  };
  const { stdout, stderr } = process;
  const write = { stdout: stdout.write, stderr: stderr.write };
  const [writeStream, writeDisplayData] = joinWrites(
    (name, text) => void write[name](text),
    kernel.lastWriteDisplayData!,
  );
  stdout.write = handler.createWriteToIopub("stdout", writeStream);
  stderr.write = handler.createWriteToIopub("stderr", writeStream);
  kernel.lastWriteDisplayData = writeDisplayData;
}
