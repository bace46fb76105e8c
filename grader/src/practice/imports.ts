import { readFileSync } from "node:fs";
import ts from "typescript";

const known = new Map<string, string>();

/** What a chapter's notebook imports of the library and the data sets: an exercise's file begins with the same. */
export function importsOf(notebook: string): string {
  const imports = known.get(notebook) ?? readImports(notebook);
  known.set(notebook, imports);
  return imports;
}

function readImports(notebook: string): string {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8")) as {
    cells: { cell_type: string; source: string | string[] }[];
  };
  const first = cells.find(({ cell_type }) => cell_type === "code");
  const source = [first?.source ?? []].flat().join("");
  return ts
    .createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => ["@nn/lib", "@nn/datasets"].includes((moduleSpecifier as ts.StringLiteral).text))
    .map((statement) => statement.getText())
    .join("\n");
}
