import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { messages } from "./messages.js";
import { MAX_BYTES, Refusal, type Entry, type Source } from "./source.js";

export async function openFolder(folder: string): Promise<Source> {
  return {
    entries: await list(folder, ""),
    read: (file) => read(join(folder, file)),
    close: () => Promise.resolve(),
  };
}

async function list(folder: string, below: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const all = await readdir(join(folder, below), { withFileTypes: true }).catch(
    (error: unknown) => refusal(error).message,
  );
  if (typeof all === "string") return [{ file: `${below}/*.ipynb`, refused: all }]; // something was handed in
  for (const found of all) {
    const file = below === "" ? found.name : `${below}/${found.name}`;
    if (found.isDirectory()) entries.push(...(await list(folder, file)));
    else entries.push(found.isFile() ? { file } : { file, refused: messages.link });
  }
  return entries;
}

async function read(path: string): Promise<Buffer> {
  try {
    // A link that took the file's place since it was listed is not followed, and nobody waits for what a pipe will bring.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await handle.stat();
      if (size > MAX_BYTES) throw new Refusal(messages.tooLarge(MAX_BYTES));
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof Refusal ? error : refusal(error);
  }
}

const refusal = (error: unknown): Refusal =>
  new Refusal(messages.unreadable((error as NodeJS.ErrnoException).code ?? String(error)));
