import type { OpaqueKind } from "./value.js";
import type { Span } from "./render.js";

/*
 * Everything that check, hint and the progress report say, apart from the exercises' own texts.
 * Each entry is a text, or makes one; Markdown is allowed outside of { code }.
 */

const code = (text: string): Span => ({ code: text });
const strong = (text: string): Span => ({ strong: text });
const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const opaque: Record<OpaqueKind, string> = {
  function: "a function",
  symbol: "a symbol",
  bigint: "a bigint (write 3, not 3n)",
  promise: "a promise",
  generator: "a generator (write function, not function*)",
  deep: "an object nested too deeply (does it contain itself?)",
  huge: "an array of over 100000 entries",
};

export const messages = {
  opaque,
  more: (n: number) => `${n} more`,

  unreadableKind: "something that can't be read",

  // Kinds of values, as in "expected a number"
  undefined: "undefined",
  null: "null",
  boolean: "true or false",
  number: "a number",
  string: "a text",
  list: (n: number, ofNumbers: boolean) =>
    n === 0
      ? "an empty array"
      : `an array of ${ofNumbers ? plural(n, "number", "numbers") : plural(n, "item", "items")}`,
  grid: (rows: number, columns: number) =>
    `an array of ${plural(rows, "row", "rows")} of ${plural(columns, "number", "numbers")} (${rows}×${columns})`,
  matrix: (rows: number, columns: number) => `a ${rows}×${columns} Matrix`,
  brokenMatrix: (rows: number, columns: number, n: number) =>
    `a ${rows}×${columns} Matrix with ${plural(n, "entry", "entries")} in its data`,
  object: (keys: string[]) => (keys.length === 0 ? "an empty object" : `an object with ${keys.join(", ")}`),
  entry: (row: number, column: number) => `row ${row}, column ${column}`,

  // The headline
  todo: (id: string, functionName: string): Span[] => [
    strong("Not attempted yet."),
    " In ",
    code(functionName),
    ", replace ",
    code("return todo();"),
    " with your own code. Then run that cell and this one again. Stuck? ",
    code(`hint("${id}")`),
  ],
  todoElsewhere: (functionName: string): Span[] => [
    strong("Not yet."),
    " ",
    code(functionName),
    " calls a function that is still ",
    code("todo()"),
    ". Solve that exercise first and run its cell, or write out here what you need of it.",
  ],
  passed: (functionName: string, shown: number, hidden: number): Span[] => [
    strong("✓ Right."),
    " ",
    code(functionName),
    ` gives the right answer in the ${plural(shown, "example", "examples")} and in ${hidden} more that were drawn at random.`,
  ],
  chapterProgress: (solved: number, total: number, next: string | undefined): Span[] =>
    next === undefined
      ? [`${solved} of ${total} in this chapter: all of them.`]
      : [`${solved} of ${total} in this chapter. Next: `, code(next), "."],
  failed: (wrong: number, total: number): Span[] => [
    strong("✗ Not right yet:"),
    ` ${wrong} of ${plural(total, "example", "examples")} ${wrong === 1 ? "is" : "are"} wrong.`,
  ],
  failedHidden: (): Span[] => [
    strong("✗ Right on the examples shown, wrong on others."),
    " Your function has to work for every input, so the check also draws some at random. This is one of them:",
  ],
  alsoWrong: (names: string[]) => `Also wrong: ${names.join("; ")}.`,
  alsoRight: (names: string[]) => `Right: ${names.join("; ")}.`,
  notRun: (n: number) => `${plural(n, "further example was", "further examples were")} not tried.`,
  offerHint: (id: string): Span[] => ["Stuck? ", code(`hint("${id}")`)],

  // A case, as a table
  wrongCase: "✗",
  drawnCase: "drawn at random",
  given: "given",
  expected: "expected",
  actual: "your answer",
  problem: "what is wrong",
  none: "nothing",

  // What is wrong with a case
  returnedUndefined: (): Span[] => ["Your function returned nothing. Did you forget ", code("return"), "?"],
  wrongType: (expected: string, actual: string): Span[] => [`It should be ${expected}; yours is ${actual}.`],
  wrongTypeAt: (at: string, expected: string, actual: string): Span[] => [
    "At ",
    code(at),
    ` it should be ${expected}; yours is ${actual}.`,
  ],
  wrongShape: (expected: string, actual: string): Span[] => [
    `Wrong shape: it should be ${expected}; yours is ${actual}.`,
  ],
  wrongShapeAt: (at: string, expected: string, actual: string): Span[] => [
    "Wrong shape at ",
    code(at),
    `: it should be ${expected}; yours is ${actual}.`,
  ],
  nan: (): Span[] => [
    "NaN means “not a number”. It comes from 0/0, ∞ − ∞, the root or logarithm of a negative number, or arithmetic with ",
    code("undefined"),
    ".",
  ],
  nanAt: (at: string): Span[] => ["The first NaN is at ", code(at), ". "],
  difference: (size: string): Span[] => [`The difference is ${size}.`],
  differenceAt: (at: string, size: string, expected: string, actual: string): Span[] => [
    `The largest difference is ${size}, at `,
    code(at),
    ": expected ",
    code(expected),
    ", yours is ",
    code(actual),
    ".",
  ],
  otherValue: (): Span[] => ["It is another value."],
  otherValueAt: (at: string, expected: string, actual: string): Span[] => [
    "The first difference is at ",
    code(at),
    ": expected ",
    code(expected),
    ", yours is ",
    code(actual),
    ".",
  ],
  changedArgument: (name: string, before: string, after: string): Span[] => [
    "The answer is right, but your function changed its argument ",
    code(name),
    " from ",
    code(before),
    " to ",
    code(after),
    ", and whoever called it still needs that. Build a new value instead, for example with ",
    code("map"),
    ".",
  ],
  threw: (text: string): Span[] => ["Your function stopped with an error: ", code(text)],
  threwReadingUndefined: (): Span[] => [
    ". You used an entry that isn't there: check the indices, and where the loop ends.",
  ],
  threwSomething: (): Span[] => [
    "Your function threw something that can't be shown. Throw an ",
    code("Error"),
    ", or nothing.",
  ],
  unreadable: (): Span[] => [
    "What your function returned can't be read: reading it throws an error. Return plain values.",
  ],
  todoReached: (): Span[] => ["This example still reaches ", code("todo()"), "."],
  endlessRecursion: (): Span[] => ["Your function calls itself without end. There must be a case in which it doesn't."],
  timeout: (seconds: number): Span[] => [
    `Your function was stopped after ${plural(seconds, "second", "seconds")}. Is there a loop that never ends? Check that what its condition tests changes in each round.`,
  ],
  async: (): Span[] => [
    "Your function is ",
    code("async"),
    ", so it returns a promise. Leave out ",
    code("async"),
    " and ",
    code("await"),
    ": return the value itself.",
  ],

  // Calls that can't be checked
  staleAnswer: [
    strong("Look at the cell above first:"),
    " it ended with a red message, so nothing in it has taken effect. What follows is about your function as it was before.",
  ] as Span[],
  noFunction: (functionName: string, what: string, id: string): Span[] => [
    `check needs your function, and got ${what}. Write its name without parentheses: `,
    code(`check("${id}", ${functionName})`),
    ".",
  ],
  noId: (what: string): Span[] => [
    `The first argument must be the exercise's id, as a text; it is ${what}. For example: `,
    code(`hint("start-here/double")`),
    ".",
  ],
  unknownId: (id: string): Span[] => ["There is no exercise ", code(id), ". "],
  inThisChapter: "This chapter has: ",
  didYouMean: "Did you mean: ",
  chapters: "The chapters are: ",

  // Hints
  hint: (number: number, total: number) => `Hint ${number} of ${total}.`,
  lastHint: (file: string): Span[] => ["That was the last hint. The solution is in ", code(file), "."],

  // Progress
  progressDamaged: (lines: number, path: string): Span[] => [
    `Note: ${plural(lines, "line", "lines")} of your progress file can't be read and ${lines === 1 ? "is" : "are"} left out (nothing was deleted): `,
    code(path),
  ],
  progressUnreadable: (path: string, reason: string): Span[] => [
    "Note: your progress file can't be read (",
    code(reason),
    "): ",
    code(path),
  ],
  progressUnsaved: (path: string, reason: string): Span[] => [
    "Note: your progress can't be saved, and counts only until the kernel ends (",
    code(reason),
    "): ",
    code(path),
  ],
};
