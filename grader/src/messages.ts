import type { Span } from "@nn/exercises/grading";

/*
 * Everything that the grader says about a submission, apart from the exercises' own texts.
 * Each entry is a text, or makes one; Markdown is allowed outside of { code }.
 */

const code = (text: string): Span => ({ code: text });
const strong = (text: string): Span => ({ strong: text });
const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const messages = {
  // Why a submission is invalid
  invalid: {
    empty: "The file is empty.",
    tooLarge: (megabytes: number) =>
      `The file is larger than ${megabytes} MB. Clear the outputs, and hand it in again.`,
    noText: "The file is not a notebook: it is not text in UTF-8. Was another file handed in by mistake?",
    cutOff: "The notebook is cut off: its end is missing. Save it once more, and hand it in again.",
    noJson: "The file is not a notebook: it is not JSON. Was another file handed in by mistake?",
    noNotebook: "The file is JSON, but not a notebook: it has no cells.",
    oldFormat: "The notebook is in a format from before 2015. Open it in JupyterLab, save it, and hand it in again.",
    tooManyCells: (cells: number) => `The notebook has more than ${cells} cells.`,
    tooMuchCode: (thousands: number) => `The notebook holds more than ${thousands},000 characters of code.`,
    tooDeep: "The code is nested too deeply to be read.",
    tooSlow: "The code takes too long to be read.",
    foreign: "The notebook holds none of the course's exercises: neither their ids nor functions of their names.",
  },

  typesTooSlow: "The types take too long to be checked.",

  // Where there is no sandbox
  noSandbox: (problems: readonly string[]) =>
    "Submissions are code by others, and this machine has no sandbox to run them in.\n" +
    problems.map((problem) => `  ${problem}\n`).join("") +
    "Install bubblewrap (on Debian and Ubuntu: sudo apt install bubblewrap), or docker or podman with the image named above.\n" +
    "If you have read all submissions and trust them with everything that you can do on this machine: --trust-submissions.",

  // Verdicts
  feedback: {
    pass: (functionName: string): Span[] => [
      strong("✓ Right."),
      " ",
      code(functionName),
      " gives the right answer in all cases.",
    ],
    notAttempted: (functionName: string): Span[] => [
      strong("Not attempted."),
      " ",
      code(functionName),
      " still holds ",
      code("todo()"),
      ".",
    ],
    missing: (functionName: string): Span[] => [
      strong("Not attempted."),
      " The notebook has no function ",
      code(functionName),
      ".",
    ],
    syntaxError: (cell: number, line: number, says: string): Span[] => [
      strong("✗ The code can't be read."),
      ` Cell ${cell}, line ${line}: `,
      code(says),
    ],
    typeProblem: (cell: number, line: number, says: string): Span[] => [
      `Type error in cell ${cell}, line ${line}, which costs no points: `,
      code(says),
    ],
    renamed: (functionName: string, name: string): Span[] => [
      "The exercise asks for a function ",
      code(functionName),
      "; yours is called ",
      code(name),
      ". It was taken all the same.",
    ],
    wrongExamples: (wrong: number, all: number): Span[] => [
      strong("✗ Not right:"),
      ` ${wrong} of ${plural(all, "example", "examples")} ${wrong === 1 ? "is" : "are"} wrong.`,
    ],
    wrongDrawn: (wrong: number, all: number): Span[] => [
      strong("✗ Right on the examples, wrong on others."),
      ` Of ${plural(all, "further case", "further cases")}, ${wrong} ${wrong === 1 ? "is" : "are"} wrong. In the first of these, `,
    ],

    // Which property a drawn case lacks, after "In the first of these, "
    threw: (name: string): Span[] => ["your function stops with an error (", code(name), ")."],
    endlessRecursion: (): Span[] => ["your function calls itself without end."],
    unreadable: (): Span[] => ["what your function returns can't be read."],
    changedArgument: (name: string): Span[] => [
      "the answer is right, but your function changes its argument ",
      code(name),
      ".",
    ],
    returnedNothing: (): Span[] => ["your function returns nothing."],
    wrongType: (expected: string, actual: string): Span[] => [
      `your function should return ${expected}; it returns ${actual}.`,
    ],
    wrongInnerType: (): Span[] => ["a part of what your function returns is of the wrong kind."],
    wrongShape: (): Span[] => ["what your function returns has the wrong size, or other keys."],
    nan: (): Span[] => ["your function returns ", code("NaN"), " where a number belongs."],
    wrongValue: (): Span[] => ["your function returns another value."],
    kinds: {
      number: "a number",
      string: "a text",
      boolean: "true or false",
      undefined: "nothing",
      array: "an array",
      object: "an object",
      other: "something else",
    },

    // Why there is no answer
    noFunction: (functionName: string): Span[] => [
      strong("✗ Not right:"),
      " ",
      code(functionName),
      " is not a function.",
    ],
    unsettled: (): Span[] => [strong("✗ No answer:"), " your function returns a promise that never settles"],
    ends: {
      "time-out": [strong("✗ Stopped:"), " your function takes too long. Is there a loop that never ends? This was"],
      "out of memory": [
        strong("✗ Stopped:"),
        " your function takes too much memory. Is there an array that never stops growing? This was",
      ],
      "too much output": [strong("✗ Stopped:"), " your function prints or returns too much. This was"],
      ended: [strong("✗ Stopped:"), " your code ended the program before it gave an answer. This was"],
    } as Record<"time-out" | "out of memory" | "too much output" | "ended", Span[]>,
    inExample: " in one of the examples.",
    inDrawnCase: " in a case drawn at random, after all examples.",
  },
};
