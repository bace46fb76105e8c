import { fromBuffer, getFileNameLowLevel, open, type Entry as ZipEntry, type Options, type ZipFile } from "yauzl";
import { Problem } from "../problem.js";
import { messages } from "./messages.js";
import { MAX_BYTES, Refusal, type Entry, type Source } from "./source.js";

const MAX_ENTRIES = 100_000;
/** Deflate reaches 1000 to 1 on zeros only; a notebook with its pictures stays below 20 to 1. */
const MAX_RATIO = 200;
/** A small file of spaces harms nobody. */
const RATIO_MATTERS_FROM = 1e6;

// Names are checked here, one by one: yauzl would give up on the whole archive at the first bad one.
const options: Options = { lazyEntries: true, autoClose: false, decodeStrings: false };

/** Reads an archive in place. @throws {Problem} */
export async function openZip(path: string): Promise<Source> {
  let opened: ZipFile | undefined;
  try {
    opened = await new Promise<ZipFile>((resolve, reject) =>
      open(path, options, (error, zip) => (error ? reject(error) : resolve(zip))),
    );
    return await sourceOf(opened);
  } catch (error) {
    opened?.close();
    throw new Problem(messages.brokenZip(path, (error as Error).message));
  }
}

/** An archive that is itself a file in the batch. @throws {Refusal} */
export async function openInnerZip(bytes: Buffer): Promise<Source> {
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      fromBuffer(bytes, options, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    return await sourceOf(zip);
  } catch (error) {
    throw new Refusal(messages.unreadable((error as Error).message));
  }
}

async function sourceOf(zip: ZipFile): Promise<Source> {
  const files = new Map<string, ZipEntry>();
  const entries: Entry[] = [];
  for await (const found of walk(zip)) {
    const file = nameOf(found);
    if (file.endsWith("/")) continue;
    if (entries.length === MAX_ENTRIES) throw new Error(messages.manyEntries(MAX_ENTRIES));
    const refused = refusal(file, found, files);
    if (refused === undefined) files.set(file, found);
    entries.push({ file, refused });
  }
  return {
    entries,
    read: (file) => read(zip, files.get(file)!),
    close: () => Promise.resolve(zip.close()),
  };
}

async function* walk(zip: ZipFile): AsyncGenerator<ZipEntry> {
  for (;;) {
    const entry = await new Promise<ZipEntry | undefined>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once("entry", resolve);
      zip.once("end", () => resolve(undefined));
      zip.once("error", reject);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const UNICODE_NAME = 0x7075;

/** With slashes, also where the archive was made with backslashes. Many programs write UTF-8 and don't say so. */
function nameOf({ generalPurposeBitFlag, fileName, fileNameRaw, extraFields }: ZipEntry): string {
  const raw = fileNameRaw ?? (fileName as unknown as Buffer);
  let name: string | undefined;
  try {
    if (!extraFields.some(({ id }) => id === UNICODE_NAME)) name = utf8.decode(raw);
  } catch {
    // An old archive, with the characters of the DOS prompt.
  }
  return (name ?? getFileNameLowLevel(generalPurposeBitFlag, raw, extraFields, false)).replaceAll("\\", "/");
}

function refusal(file: string, entry: ZipEntry, before: Map<string, ZipEntry>): string | undefined {
  if (/^\/|^[a-z]:/i.test(file) || file.split("/").includes("..") || file.includes("\0")) return messages.outside;
  if (before.has(file)) return messages.twice;
  if (entry.isEncrypted()) return messages.encrypted;
  if (entry.uncompressedSize > MAX_BYTES) return messages.tooLarge(MAX_BYTES);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_MATTERS_FROM && ratio > MAX_RATIO) return messages.bomb;
  return undefined;
}

/** yauzl ends the stream with an error where there is more than the archive's list says, so the limits hold. */
function read(zip: ZipFile, entry: ZipEntry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(new Refusal(messages.unreadable(error.message)));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(error);
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("error", fail);
      stream.once("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}
