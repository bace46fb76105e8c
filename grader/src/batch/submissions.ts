import { messages } from "./messages.js";
import type { Entry, Source } from "./source.js";
import { studentsOf } from "./student.js";

/** A notebook that was handed in. */
export interface Submission extends Entry {
  readonly student: string;
}

export interface Handed {
  /** By student, then by file: the order of the reports. */
  readonly submissions: readonly Submission[];
  /** What is no notebook. */
  readonly others: readonly string[];
}

/** What programs leave behind, beside the submissions. */
const leftBehind = /(^|\/)(\.ipynb_checkpoints|__MACOSX)\/|(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|timestamp\.txt)$/;

export const isNotebook = (file: string): boolean => /\.ipynb$/i.test(file) && !leftBehind.test(file);

/** A notebook; or an archive that could not be opened, which may hold one. */
const isHandedIn = ({ file, refused }: Entry): boolean =>
  isNotebook(file) || (refused !== undefined && /\.zip$/i.test(file));

/** Sorts notebooks from other files, and finds out whose they are. */
export function submissionsIn({ entries }: Source): Handed {
  const real = entries.filter(({ file }) => !leftBehind.test(file));
  const notebooks = unlike(real.filter(isHandedIn));
  const students = studentsOf(notebooks.map(({ file }) => file));
  const submissions = notebooks.map((entry, i) => ({ ...entry, student: students[i] }));
  return {
    submissions: submissions.sort((a, b) => order(a.student, b.student) || order(a.file, b.file)),
    others: real
      .filter((entry) => !isHandedIn(entry))
      .map(({ file }) => file)
      .sort(order),
  };
}

/** A result is known by its file's name. Archives may hold one twice, and folders names that differ in broken letters only. */
function unlike(entries: readonly Entry[]): Entry[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const count = (counts.get(entry.file) ?? 0) + 1;
    counts.set(entry.file, count);
    return count === 1 ? entry : { file: `${entry.file} (${count})`, refused: entry.refused ?? messages.twice };
  });
}

/** The same on every machine, whatever its language. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
