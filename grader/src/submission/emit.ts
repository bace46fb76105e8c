import { join } from "node:path";
import ts from "typescript";
import { sourceFileOptions } from "./parse.js";
import type { SlicedCell } from "./slice.js";

/** A cell as JavaScript, as the sandbox runs it. */
export interface CompiledCell {
  /** "./cell-12", as the other cells import it. */
  readonly name: string;
  readonly code: string;
}

/** A type error: the code runs all the same. */
export interface TypeProblem {
  readonly cell: number;
  /** In the learner's cell, from 1. */
  readonly line: number;
  readonly says: string;
}

export interface Emitted {
  readonly cells: readonly CompiledCell[];
  readonly typeProblems: readonly TypeProblem[];
}

/** As the notebook's kernel compiles its cells. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  ignoreDeprecations: "6.0",
  esModuleInterop: true,
  strict: false,
  isolatedModules: true,
  preserveConstEnums: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  types: ["node"],
  typeRoots: [join(__dirname, "../../../node_modules/@types")],
};

/** The library's and the packages' files, parsed once for all submissions. */
const library = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/** Where the answers' files are taken to be, so that their imports of the packages are found. As the compiler writes paths. */
const here = __dirname.replaceAll("\\", "/");

/** Each answer's cells in JavaScript, and their type errors. One program serves all answers of a submission. */
export function emitAll(answers: readonly (readonly SlicedCell[])[]): Emitted[] {
  const own = new Map<string, ts.SourceFile>();
  const files = answers.map((cells, i) =>
    cells.map(({ number, source }) => {
      const name = `${here}/answer-${i}/cell-${number}.ts`;
      own.set(name, ts.createSourceFile(name, source, sourceFileOptions, true));
      return { name, number };
    }),
  );
  const program = ts.createProgram([...own.keys()], options, hostWith(own), previous);
  previous = program;
  return files.map((cells) => ({
    cells: cells.map(({ name, number }) => ({ name: `./cell-${number}`, code: emit(program, own.get(name)!) })),
    typeProblems: cells.flatMap(({ name, number }) => problemsIn(program, own.get(name)!, number)),
  }));
}

function emit(program: ts.Program, file: ts.SourceFile): string {
  let code = "";
  program.emit(file, (_name, text) => (code = text));
  return code;
}

const problemsIn = (program: ts.Program, file: ts.SourceFile, cell: number): TypeProblem[] =>
  program.getSemanticDiagnostics(file).map(({ start = 0, messageText }) => ({
    cell,
    line: file.getLineAndCharacterOfPosition(start).line + 1,
    says: ts.flattenDiagnosticMessageText(messageText, " "),
  }));

function hostWith(own: ReadonlyMap<string, ts.SourceFile>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...own.keys()].map((name) => name.slice(0, name.lastIndexOf("/"))));
  return {
    ...host,
    fileExists: (name) => own.has(name) || host.fileExists(name),
    directoryExists: (name) => folders.has(name) || host.directoryExists!(name),
    getSourceFile(name, version) {
      const mine = own.get(name);
      if (mine) return mine;
      if (!library.has(name)) library.set(name, host.getSourceFile(name, version));
      return library.get(name);
    },
  };
}
