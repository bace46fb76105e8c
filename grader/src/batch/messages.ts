import { onOneLine } from "../printable.js";

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const size = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Everything that the batch says to the teacher. */
export const messages = {
  // Why a file is refused
  outside: "Its name leads out of the archive. Nothing of it was read.",
  twice: "There is another file of this name before this one. Only the first is read.",
  link: "It is a link or a device, not a file. Put the notebook itself there.",
  encrypted: "It is protected with a password. Ask for the notebook without one.",
  tooLarge: (limit: number) =>
    `It is larger than ${size(limit)}. Clear its outputs (Edit → Clear Outputs of All Cells) and save it again.`,
  bomb: "It unpacks to more than 200 times its size, as no notebook does. It was not unpacked.",
  manyNotebooks: (limit: number) =>
    `The archive holds more than ${limit} notebooks. If it is the whole class's, name it instead of the folder that it is in.`,
  unreadable: (reason: string) => `It can't be read (${reason}). Ask for it again.`,
  setAside: (tries: number) =>
    `It ended the grader's process ${tries} times and is set aside. Grade it by hand, with a line in the overrides file.`,
  failed: (error: string) =>
    `The grader itself failed on it (${error}). Report this, and grade it by hand, with a line in the overrides file.`,
  allFail: (n: number, problem: string) =>
    `The submissions of ${n} students in a row could not be graded, so something else than the submissions is wrong. The last one: ${onOneLine(problem)}`,

  // What stops the run
  noInput: "Name the folder or the zip file with the submissions.",
  noQueue: "Say where the queue is: --queue redis://host:port",
  noOut: "Say where the reports go: --out <folder>.",
  manyInputs: (names: string[]) =>
    `Name one folder or zip file, not ${names.length} (${names.join(", ")}). Put quotes around a name with spaces.`,
  notFound: (path: string) => `There is no ${path}. Name the folder or the zip file with the submissions.`,
  neither: (path: string) => `${path} is neither a folder nor a zip file. Unpack it, and name the folder.`,
  brokenZip: (path: string, reason: string) =>
    `${path} can't be read as a zip file (${reason}). Make or download it again, or unpack it and name the folder.`,
  manyEntries: (limit: number) => `it holds more than ${limit} files`,
  noSubmissions: (path: string, others: number) =>
    `${path} holds no notebook (no file whose name ends in .ipynb${others > 0 ? `; ${plural(others, "other file")}` : ""}).`,
  outInside: "The reports can't go into the folder of the submissions. Choose another folder for --out.",
  outIsFile: (path: string) => `${path} is a file. Name a folder for --out.`,
  cannotWrite: (path: string, reason: string) =>
    `${path} can't be written (${reason}). Make room or get the permission, then run it again: it goes on where it stopped.`,
  running: (pid: number, lock: string) =>
    `Process ${pid} is grading into this folder. Wait until it ends, or choose another --out. If no such run is left, delete ${lock}.`,
  badJobs: (text: string) => `--jobs must be a whole number from 1 to 256, not "${text}".`,

  // The seed
  seedTracked: (path: string) =>
    `The seed file ${path} lies where learners may get it. Move it to a place of your own and name that with --seed.`,
  seedMissing: (path: string) =>
    `There is no seed file ${path}. Copy it from the machine on which you run "npm run grade", or name it with --seed.`,
  seedUnreadable: (path: string, reason: string) => `The seed file ${path} can't be read (${reason}).`,
  seedDamaged: (path: string) =>
    `The seed file ${path} must hold one line of 64 digits and letters a to f. Restore it from your backup, or delete it for a new seed: marks may then move.`,
  seedCreated: (path: string) =>
    `A new secret seed is in ${path}. Keep a copy, and keep it from learners: the hidden cases are drawn from it.`,
  seedComment: "The secret seed of your course's hidden test cases. Keep a copy. Keep it from learners.",

  // Overrides
  overridesMissing: (path: string) => `There is no overrides file ${path}.`,
  overridesUnreadable: (path: string, reason: string) =>
    `${path} can't be read as CSV (${reason}). It needs the columns student, exercise, points, reason.`,
  overridesColumns: (path: string, columns: string[]) =>
    `${path} needs a first line with the columns student, exercise, points, reason. Missing: ${columns.join(", ")}.`,
  override: (path: string, line: number, what: string) => `${path}, line ${line}: ${what}`,
  noStudent: (student: string) => `no submission is of a student "${student}". Write the name as in marks.csv.`,
  noExercise: (id: string) => `there is no exercise "${id}". Write the id as in exercises.csv.`,
  badPoints: (text: string, possible: number) => `points must be a number from 0 to ${possible}, not "${text}".`,
  noReason: "give a reason: the learner reads it.",
  again: (line: number) => `line ${line} is about the same student and exercise. Keep one of them.`,

  // The run
  bar: "  {bar} {value} of {total} · {left}",
  left: (text: string) => `about ${text} left`,
  seconds: (n: number) => `${n} s`,
  minutes: (n: number) => `${n} min`,
  hours: (n: number, minutes: number) => `${n} h ${minutes} min`,
  finished: (total: number, graded: number) =>
    `${plural(total, "submission")}, ${graded === total ? "all" : graded} of them graded in this run.`,
  invalid: (n: number) =>
    `${plural(n, "submission is", "submissions are")} invalid: see the class summary for which, and why.`,
  notNotebooks: (n: number) =>
    `${plural(n, "file is no notebook and was", "files are no notebooks and were")} left out.`,
  moved: (n: number) => `${plural(n, "mark has", "marks have")} moved since the last run (all of them in moved.csv):`,
  movedLine: (student: string, exercise: string, from: string, to: string, why: string) =>
    `  ${onOneLine(student)} · ${exercise}: ${from} → ${to} (${why})`,
  because: { submission: "another submission", exercise: "the exercise or the grader has changed" },
  points: (n: number) => String(Number(n.toFixed(2))),
  moreMoved: (n: number) => `  … and ${n} more`,
  summaryAt: (path: string) => `The class summary: ${path}`,
  notCompared: "The submissions could not be compared with each other (see above). The marks do not depend on it.",
  usage: (text: string) => `Usage: ${text}`,
};
