import ts from "typescript";
import type { Cell } from "./notebook.js";

/** Comments say nothing about types here, and reading them takes long. */
export const sourceFileOptions: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ES2022,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** A cell, parsed on its own. */
export interface ParsedCell extends Cell {
  readonly file: ts.SourceFile;
  /** The first syntax error, if there is one. */
  readonly syntaxError?: SyntaxProblem;
  /** The statements that declare each name at the cell's top level. */
  readonly declared: ReadonlyMap<string, ts.Statement[]>;
}

export interface SyntaxProblem {
  /** The cell's number, and the line in the cell, from 1. */
  readonly cell: number;
  readonly line: number;
  readonly says: string;
}

export const cellFileName = (number: number): string => `cell-${number}.ts`;

/** Most cells of a submission are the chapter's own: what was parsed for one submission serves the next. */
const parsed = new Map<string, ParsedCell>();
const REMEMBERED = 500;

export function parseCell(cell: Cell): ParsedCell {
  const key = `${cell.number}\n${cell.source}`;
  const known = parsed.get(key) ?? parseNew(cell);
  if (parsed.size >= REMEMBERED) parsed.clear();
  parsed.set(key, known);
  return { ...known, exercise: cell.exercise };
}

function parseNew(cell: Cell): ParsedCell {
  const options = { ...sourceFileOptions, setExternalModuleIndicator: asModule };
  const file = ts.createSourceFile(cellFileName(cell.number), cell.source, options, true, ts.ScriptKind.TS);
  const declared = new Map<string, ts.Statement[]>();
  for (const statement of file.statements) {
    for (const name of declaredNames(statement)) declared.set(name, [...(declared.get(name) ?? []), statement]);
  }
  return { ...cell, file, syntaxError: firstSyntaxError(cell, file), declared };
}

/** A cell has its own scope, and may use await, whether or not it imports something. */
function asModule(file: ts.SourceFile): void {
  (file as ts.SourceFile & { externalModuleIndicator: unknown }).externalModuleIndicator = true;
}

function firstSyntaxError({ number }: Cell, file: ts.SourceFile): SyntaxProblem | undefined {
  // The compiler's own programs read the same field; the public way to it takes a whole program.
  const [first] = (file as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] }).parseDiagnostics;
  if (!first) return undefined;
  const { line } = file.getLineAndCharacterOfPosition(first.start);
  return { cell: number, line: line + 1, says: ts.flattenDiagnosticMessageText(first.messageText, "\n") };
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  if (ts.isImportDeclaration(statement)) return importedNames(statement.importClause);
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = bindings && (ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name) : [bindings.name]);
  return [...(clause?.name ? [clause.name] : []), ...(named ?? [])].map(({ text }) => text);
}
