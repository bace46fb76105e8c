import type { Span } from "@nn/exercises/grading";

const code = (text: string): Span => ({ code: text });
const strong = (text: string): Span => ({ strong: text });

/** What `npm run exercises` says, apart from what `check` says as well. */
export const messages = {
  // In a file
  howTo: "Save this file to check it, while `npm run exercises` runs in a terminal.",

  // Above the task
  place: (chapter: string, solved: number, total: number) => `${chapter} · ${solved} of ${total} solved`,
  isSolved: "✓ solved",
  allSolved: (total: number) => `All ${total} exercises of the course are solved.`,
  keys: [
    ["h", "hint"],
    ["n", "next"],
    ["p", "previous"],
    ["l", "list"],
    ["q", "quit"],
  ] as const,
  waiting: (file: string) => `Open ${file} in your editor. It is checked each time you save it.`,
  noSandbox:
    "Note: there is no sandbox on this machine, so your code runs with all that you may do, as it does in a notebook.",
  checking: (file: string) => `Checking ${file} …`,
  row: (file: string, solved: number, total: number) => `${file}  ${solved} of ${total}`,
  farewell: (solved: number, total: number) => `Solved: ${solved} of ${total} exercises. See you soon.`,

  // About an answer
  todo: (): Span[] => [
    strong("Not attempted yet."),
    " Replace ",
    code("return todo();"),
    " with your own code, and save the file.",
  ],
  missing: (functionName: string): Span[] => [
    strong("✗ Not right yet:"),
    " the file has no function ",
    code(functionName),
    ".",
  ],
  syntaxError: (file: string, line: number, says: string): Span[] => [
    strong("✗ The code can't be read."),
    " ",
    code(`${file}:${line}`),
    " ",
    code(says),
  ],
  typeProblem: (file: string, line: number, says: string): Span[] => [
    "A type error, which a notebook would not run: ",
    code(`${file}:${line}`),
    " ",
    code(says),
  ],
  printed: "Your code printed:",
  more: (lines: number) => `… and ${lines} more ${lines === 1 ? "line" : "lines"}`,

  // What stops the command
  unknown: (name: string, chapters: readonly string[]) =>
    `There is no chapter or exercise "${name}". The chapters: ${chapters.join(", ")}. An exercise is named like gradient-descent/step.`,
  unwritable: (folder: string, reason: string) => `The exercises' files can't be written to ${folder} (${reason}).`,
};

export const usage = `npm run exercises [-- chapter or exercise] [options]
  Writes each exercise into a file of its own, shows the first unsolved one, and checks it whenever you save it.
  A chapter ("02") or an exercise ("gradient-descent/step") says where to begin.
  --folder FOLDER  where the files are (default: practice, in the course's folder)
  --help           shows this

  While it runs: h hint, n next, p previous, l list, q quit. Solved exercises are the same as in the notebooks.
  To begin an exercise anew, delete its file and start the command again.`;
