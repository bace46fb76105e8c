import {
  createReadStream,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  closeSync,
  readSync,
  writeSync,
} from "node:fs";
import type { Graded } from "./graded.js";

/** One submission, graded. */
export interface JournalRecord extends Graded {
  /** Changes with the file's bytes, the seed and everything that grades. */
  readonly key: string;
  /** The hash of the file's bytes. */
  readonly bytes: string;
}

/** A mark that is not what it was at the end of the run before. */
export interface Move {
  readonly student: string;
  readonly file: string;
  readonly exercise: string;
  readonly from: number;
  readonly to: number;
  readonly verdictBefore: string;
  readonly verdict: string;
  readonly why: "submission" | "exercise";
}

/** The end of a run, with the marks that have moved in it. */
interface End {
  readonly run: number;
  readonly moved: readonly Move[];
}

type Line = { record: JournalRecord } | { end: End };

/** Where a record lies in the file: memory holds no results, however many there are. */
interface Place {
  readonly key: string;
  readonly offset: number;
  readonly length: number;
  readonly setAside: boolean;
}

/**
 * The results, one line each, only ever added: each is on the disk before the next is begun, so a run that is killed loses
 * none. A line that was cut off is dropped when the journal is opened, and its submission graded again.
 */
export class Journal {
  private readonly latest = new Map<string, Place>();
  private readonly settled = new Map<string, Place>();
  private readonly ends: End[] = [];

  private constructor(
    private readonly fd: number,
    private size: number,
  ) {}

  static async open(path: string): Promise<Journal> {
    const fd = openSync(path, "a+", 0o600);
    const journal = new Journal(fd, 0);
    for await (const { line, offset, length } of lines(path)) {
      journal.note(JSON.parse(line) as Line, offset, length);
      journal.size = offset + length + 1;
    }
    if (fstatSync(fd).size > journal.size) ftruncateSync(fd, journal.size);
    return journal;
  }

  /** The key of what is known of a file, unless it is to be tried again. */
  keyOf(file: string): string | undefined {
    return this.latest.get(file)?.key;
  }

  read(file: string): JournalRecord | undefined {
    return this.at(this.latest.get(file));
  }

  /** As it was at the end of the last whole run. */
  readSettled(file: string): JournalRecord | undefined {
    return this.at(this.settled.get(file));
  }

  hasMoved(file: string): boolean {
    return this.settled.has(file) && this.settled.get(file)!.offset !== this.latest.get(file)?.offset;
  }

  get runs(): readonly End[] {
    return this.ends;
  }

  add(record: JournalRecord): void {
    this.write({ record });
  }

  end(moved: readonly Move[]): void {
    this.write({ end: { run: this.ends.length + 1, moved } });
  }

  close(): void {
    closeSync(this.fd);
  }

  private write(line: Line): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let done = 0; done < bytes.length;) done += writeSync(this.fd, bytes, done);
    fdatasyncSync(this.fd);
    this.note(line, this.size, bytes.length - 1);
    this.size += bytes.length;
  }

  private note(line: Line, offset: number, length: number): void {
    if ("record" in line) {
      const { key, result, setAside = false } = line.record;
      this.latest.set(result.file, { key, offset, length, setAside });
      return;
    }
    this.ends.push(line.end);
    for (const [file, place] of this.latest) {
      this.settled.set(file, place);
      if (place.setAside) this.latest.delete(file); // another run tries again
    }
  }

  private at(place: Place | undefined): JournalRecord | undefined {
    if (!place) return undefined;
    const bytes = Buffer.alloc(place.length);
    readSync(this.fd, bytes, 0, place.length, place.offset);
    return (JSON.parse(bytes.toString()) as { record: JournalRecord }).record;
  }
}

/** The whole lines. Nothing but "\n" ends one: readline takes some other characters, which names may hold, for line breaks. */
async function* lines(path: string): AsyncGenerator<{ line: string; offset: number; length: number }> {
  let offset = 0;
  let open = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    open = Buffer.concat([open, chunk]);
    for (let length = open.indexOf(10); length >= 0; length = open.indexOf(10)) {
      yield { line: open.toString("utf8", 0, length), offset, length };
      offset += length + 1;
      open = open.subarray(length + 1);
    }
  }
}
