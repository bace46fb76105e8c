import { messages } from "./messages.js";
import { Refusal, type Entry, type Source } from "./source.js";
import { isNotebook } from "./submissions.js";
import { openInnerZip } from "./zip.js";

const isZip = ({ file, refused }: Entry): boolean => refused === undefined && /\.zip$/i.test(file);

/** The course has ten chapters. */
const MAX_NOTEBOOKS = 100;

/**
 * Looks into the archives that learners have handed in: "ada/work.zip" with a.ipynb in it holds "ada/work.zip/a.ipynb". One that
 * can't be read is refused alone. An archive inside of those stays closed.
 */
export async function withInnerZips(source: Source): Promise<Source> {
  const entries: Entry[] = [];
  const archiveOf = new Map<string, string>();
  // Its submissions are read one after the other: a list of many files takes long to read.
  let latest: { archive: string; zip: Promise<Source> } | undefined;
  for (const entry of source.entries) {
    if (!isZip(entry)) {
      entries.push(entry);
      continue;
    }
    const found = await inside(source, entry);
    entries.push(...found);
    for (const { file } of found) archiveOf.set(file, entry.file);
  }
  return {
    entries,
    read: async (file) => {
      const archive = archiveOf.get(file);
      if (archive === undefined) return source.read(file);
      if (latest?.archive !== archive) latest = { archive, zip: source.read(archive).then(openInnerZip) };
      return (await latest.zip).read(file.slice(archive.length + 1));
    },
    close: () => source.close(),
  };
}

async function inside(source: Source, { file: archive }: Entry): Promise<Entry[]> {
  try {
    const zip = await openInnerZip(await source.read(archive));
    if (zip.entries.filter(({ file }) => isNotebook(file)).length > MAX_NOTEBOOKS) {
      throw new Refusal(messages.manyNotebooks(MAX_NOTEBOOKS));
    }
    return zip.entries.map(({ file, refused }) => ({ file: `${archive}/${file}`, refused }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ file: archive, refused: error.message }];
  }
}
