import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { chapters, type Exercise } from "@nn/exercises/grading";
import { Problem } from "../problem.js";
import { fileText } from "./fileText.js";
import { importsOf } from "./imports.js";
import { messages } from "./messages.js";

/** An exercise and the file in which it is answered. */
export interface Page {
  readonly exercise: Exercise;
  /** "02-gradient-descent" */
  readonly chapter: string;
  readonly file: string;
}

/** Each exercise's file below the folder, in the order of the course: "02-gradient-descent/1-step.ts". */
export function pagesIn(folder: string): Page[] {
  return chapters.flatMap(({ file: chapter, exercises }) =>
    exercises.map((exercise, i) => {
      const name = `${i + 1}-${exercise.id.split("/")[1]}.ts`;
      return { exercise, chapter, file: join(folder, chapter, name) };
    }),
  );
}

/**
 * Writes the files that are not there yet; what a learner has written stays. @param notebooks the folder of the chapters
 * @throws {Problem} where nothing can be written
 */
export function writeMissing(folder: string, pages: readonly Page[], notebooks: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeNew(join(folder, "tsconfig.json"), () => `${JSON.stringify(editorConfig, null, 2)}\n`);
    for (const { exercise, chapter, file } of pages) {
      mkdirSync(dirname(file), { recursive: true });
      writeNew(file, () => fileText(exercise, importsOf(join(notebooks, `${chapter}.ipynb`))));
    }
  } catch (error) {
    throw new Problem(messages.unwritable(folder, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

function writeNew(file: string, text: () => string): void {
  if (!existsSync(file)) writeFileSync(file, text(), { flag: "wx" });
}

/** What stands in the file; undefined while there is none, as for a moment when some editors save. */
export function readPage({ file }: Page): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A path as a reader, or a click in the terminal, finds it from the current folder. */
export function shortPath(file: string): string {
  const path = relative("", file);
  return path.startsWith("..") ? file : path;
}

/** For editors: they find the library and its types, and are no stricter than the notebooks' kernel. */
const editorConfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022"],
    module: "preserve",
    moduleResolution: "bundler",
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["**/*.ts"],
};
