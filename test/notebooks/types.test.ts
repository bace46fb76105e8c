import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { chapterFiles, chapterName, folder, readNotebook, sourceOf } from "../../tools/notebooks/notebook.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  types: ["node"],
};

/** Checks all code cells of a notebook as one module in the notebooks' folder. */
function typeErrors(cells: { cell_type: string; source: string | string[] }[], name: string): string[] {
  const code = cells.filter(({ cell_type }) => cell_type === "code").map(sourceOf);
  const path = join(folder, `${name}.cells.ts`);
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.readFile.bind(host);
  host.readFile = (file) => (file === path ? code.join("\n") : read(file));
  const exists = host.fileExists.bind(host);
  host.fileExists = (file) => file === path || exists(file);
  const source = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) =>
    file === path ? ts.createSourceFile(file, code.join("\n"), ts.ScriptTarget.ES2022, true) : source(file, ...rest);
  const program = ts.createProgram([path], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.text.slice(start).split("\n")[0] : "";
    return `${ts.flattenDiagnosticMessageText(messageText, " ")} at: ${line}`;
  });
}

it.each(chapterFiles().map((file) => [chapterName(file), file] as const))(
  "%s: every cell is strictly typed",
  (name, file) => {
    const notebook = readNotebook(file);
    expect(typeErrors(notebook.cells, name)).toEqual([]);
    expect(typeErrors(solved(notebook, file).cells, name)).toEqual([]);
  },
);

it("a type error in a cell is found", () => {
  const cells = [
    { cell_type: "code", source: 'import { dense, network, sigmoid, tanh } from "@nn/lib";' },
    { cell_type: "code", source: "network(dense(2, 4, tanh), dense(5, 1, sigmoid));" },
  ];
  expect(typeErrors(cells, "wrong").join()).toMatch(/gives 4, this layer takes 5/);
});
