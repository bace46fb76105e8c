import { find, type Found } from "./find.js";
import { messages } from "./messages.js";
import { output } from "./output.js";
import { storeNote } from "./progress.js";
import { text, type Block } from "./render.js";
import { addEntry, readEntries } from "./store.js";

/**
 * Shows the next of an exercise's three hints, below those that were given before. The third is nearly the solution.
 *
 * @param id the exercise, for example "gradient-descent/step"
 */
export function hint(id: string): void {
  const found = find(id);
  output("exercise" in found ? nextHint(found) : [found]);
}

/** The next hint, below those that were given before; notes that it was given. */
export function nextHint({ exercise: { id, hints }, chapter }: Found): Block[] {
  const stored = readEntries();
  const given = stored.entries.map((entry) => ("hint" in entry && entry.hint === id ? entry.number : 0));
  const before = Math.min(Math.max(0, ...given), hints.length);
  const number = Math.min(before + 1, hints.length);
  const problem = (number > before ? addEntry({ hint: id, number }) : undefined) ?? stored.problem;
  return [
    ...hints.slice(0, number).map((hint, i) => text({ strong: messages.hint(i + 1, hints.length) }, ` ${hint}`)),
    ...(before === hints.length ? [text(...messages.lastHint(`exercises/src/chapters/${chapter.file}.ts`))] : []),
    ...(problem ? [storeNote(problem)] : []),
  ];
}
