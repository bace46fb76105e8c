import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { solvedExercises } from "@nn/exercises/grading";
import { Problem } from "../problem.js";
import { chooseSandbox } from "../sandbox/choose.js";
import { pagesIn, writeMissing, type Page } from "./files.js";
import { messages, usage } from "./messages.js";
import { Screen } from "./screen.js";
import { Session } from "./session.js";
import { watchPages } from "./watch.js";

const course = resolve(__dirname, "../../..");

/** `npm run exercises`. @throws {Problem} */
export async function practise(args: readonly string[]): Promise<number> {
  const { help, folder, begin } = parseOptions(args);
  if (help) {
    console.log(usage);
    return 0;
  }
  const pages = pagesIn(folder);
  const first = begin === undefined ? undefined : pageNamed(begin, pages);
  writeMissing(folder, pages, join(course, "notebooks"));
  const sandbox = await chooseSandbox({ trustSubmissions: true });
  const screen = new Screen(process.stdout);
  const session = new Session(pages, screen, sandbox, first);
  session.show();
  if (sandbox.name === "none") screen.say(messages.noSandbox);

  const unwatch = watchPages(pages, (page) => void session.saved(page));
  const restore = await untilEnd((key) => session.press(key));
  restore();
  unwatch();
  session.end();
  screen.say(messages.farewell(solvedExercises().length, pages.length));
  return 0;
}

/** Hands over keys until one of them, a signal or the end of the terminal says that it is enough. */
function untilEnd(press: (key: string) => void): Promise<() => void> {
  const { stdin, stdout } = process;
  return new Promise((resolve) => {
    const end = (): void => resolve(() => stdin.isTTY && stdin.setRawMode(false));
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
    stdout.on("error", end); // the terminal is gone
    if (stdin.isTTY) {
      stdin.setRawMode(true);
      stdin.once("end", end);
    }
    stdin.setEncoding("utf8").on("data", (keys: string) => {
      for (const key of keys) {
        if (["q", "\x03", "\x04"].includes(key)) end();
        else press(key);
      }
    });
  });
}

function parseOptions(args: readonly string[]): { help: boolean; folder: string; begin?: string } {
  try {
    const options = { help: { type: "boolean" }, folder: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const folder = resolve(values.folder ?? join(course, "practice"));
    return { help: values.help ?? false, folder, begin: positionals[0] };
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${usage}`);
  }
}

/** @throws {Problem} */
function pageNamed(name: string, pages: readonly Page[]): Page {
  const inChapter = pages.filter(({ chapter }) => chapter.startsWith(name));
  const solved = solvedExercises();
  const page =
    pages.find(({ exercise }) => exercise.id === name) ??
    inChapter.find(({ exercise }) => !solved.includes(exercise.id)) ??
    inChapter[0];
  if (!page) throw new Problem(messages.unknown(name, [...new Set(pages.map(({ chapter }) => chapter))]));
  return page;
}
