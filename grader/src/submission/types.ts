import { join } from "node:path";
import ts from "typescript";
import type { SlicedCell } from "./slice.js";

/** A type error: the code runs all the same. */
export interface TypeProblem {
  readonly cell: number;
  /** In the learner's cell, from 1. */
  readonly line: number;
  readonly says: string;
}

/** As the notebook's kernel checks its cells. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  ignoreDeprecations: "6.0",
  esModuleInterop: true,
  strict: false,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  types: ["node"],
  typeRoots: [join(__dirname, "../../../node_modules/@types")],
};

/** The library's and the packages' files, parsed once for all submissions. */
const library = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/** The type errors of each answer, in the cells that it consists of. */
export function typeProblems(answers: readonly (readonly SlicedCell[])[]): TypeProblem[][] {
  const own = new Map<string, ts.SourceFile>();
  const files = answers.map((cells, i) =>
    cells.map(({ number, source }) => {
      const name = join(__dirname, `answer-${i}`, `cell-${number}.ts`);
      own.set(name, ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true));
      return { name, number };
    }),
  );
  const program = ts.createProgram([...own.keys()], options, hostWith(own), previous);
  previous = program;
  return files.map((cells) =>
    cells.flatMap(({ name, number }) => {
      const file = own.get(name)!;
      return program.getSemanticDiagnostics(file).map(({ start = 0, messageText }) => ({
        cell: number,
        line: file.getLineAndCharacterOfPosition(start).line + 1,
        says: ts.flattenDiagnosticMessageText(messageText, " "),
      }));
    }),
  );
}

function hostWith(own: ReadonlyMap<string, ts.SourceFile>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (name) => own.has(name) || host.fileExists(name),
    getSourceFile(name, version) {
      const mine = own.get(name);
      if (mine) return mine;
      if (!library.has(name)) library.set(name, host.getSourceFile(name, version));
      return library.get(name);
    },
  };
}
