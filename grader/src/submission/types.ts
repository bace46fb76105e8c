import ts from "typescript";
import { course, options } from "./compilerOptions.js";
import { sourceFileOptions } from "./parse.js";
import type { SlicedCell } from "./slice.js";

/** A type error: the code runs all the same. */
export interface TypeProblem {
  readonly cell: number;
  /** In the learner's cell, from 1. */
  readonly line: number;
  readonly says: string;
}

/** More than this says no more to anyone: a cell can hold a hundred thousand type errors, each as long as the cell. */
const [MAX_PROBLEMS, MAX_LENGTH] = [10, 500];

/** The library's and the packages' files, parsed once for all submissions. */
const library = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/** As the compiler writes paths. */
const root = course.replaceAll("\\", "/");

/** The first type errors of each answer. One program serves all answers of a submission. May take for ever. */
export function checkTypes(answers: readonly (readonly SlicedCell[])[]): TypeProblem[][] {
  const own = new Map<string, ts.SourceFile>();
  const files = answers.map((cells, i) =>
    cells.map(({ number, source }) => {
      const name = `${root}/answer-${i}/cell-${number}.ts`;
      own.set(name, ts.createSourceFile(name, source, sourceFileOptions, true));
      return { name, number };
    }),
  );
  const program = ts.createProgram([...own.keys()], options, hostWith(own), previous);
  previous = program;
  return files.map((cells) =>
    cells.flatMap(({ name, number }) => problemsIn(program, own.get(name)!, number)).slice(0, MAX_PROBLEMS),
  );
}

/** Reads what every submission's types need, before the first is there. */
export const readLibrary = (): unknown =>
  checkTypes([[{ number: 1, source: 'import "@nn/lib"; import "@nn/datasets"; import "@nn/exercises";' }]]);

const problemsIn = (program: ts.Program, file: ts.SourceFile, cell: number): TypeProblem[] =>
  program
    .getSemanticDiagnostics(file)
    .slice(0, MAX_PROBLEMS)
    .map(({ start = 0, messageText }) => ({
      cell,
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      says: shorten(ts.flattenDiagnosticMessageText(messageText, " ")),
    }));

const shorten = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);

/** Types come from the packages and from nowhere else: what a submission imports must not show what other files there are. */
const isTypes = (name: string): boolean =>
  name.startsWith(`${root}/node_modules/`) && /(\.d\.[cm]?ts|\/package\.json)$/.test(name);

function hostWith(own: ReadonlyMap<string, ts.SourceFile>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...own.keys()].map((name) => name.slice(0, name.lastIndexOf("/"))));
  const isPackages = (name: string): boolean => `${name}/`.startsWith(`${root}/node_modules/`);
  return {
    ...host,
    fileExists: (name) => own.has(name) || (isTypes(name) && host.fileExists(name)),
    directoryExists: (name) => folders.has(name) || (isPackages(name) && host.directoryExists!(name)),
    readFile: (name) => (isTypes(name) ? host.readFile(name) : undefined),
    getSourceFile(name, version) {
      const mine = own.get(name);
      if (mine || !isTypes(name)) return mine;
      if (!library.has(name)) library.set(name, host.getSourceFile(name, version));
      return library.get(name);
    },
  };
}
