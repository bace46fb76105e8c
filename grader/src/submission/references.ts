import ts from "typescript";
import { cellFileName, type ParsedCell } from "./parse.js";

/** What the names in a notebook's cells stand for: resolves them as the language does, a parameter before a variable of another cell. */
export interface References {
  /** The names that a statement takes from outside of itself: from its own cell or, where that does not declare them, from another. */
  of(cell: ParsedCell, statement: ts.Statement): Iterable<string>;
}

export function references(cells: readonly ParsedCell[]): References {
  const checker = checkerOf(cells);
  const known = new Map<ts.Statement, Set<string>>();

  function collect(cell: ParsedCell, statement: ts.Statement): Set<string> {
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && isReference(node) && isOutside(node, cell, statement)) names.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(statement);
    return names;
  }

  function isOutside(node: ts.Identifier, cell: ParsedCell, statement: ts.Statement): boolean {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    const declarations = symbol?.declarations ?? [];
    return declarations.length === 0 || declarations.some((declaration) => topLevel(declaration, cell) !== statement);
  }

  return {
    of(cell, statement) {
      const names = known.get(statement) ?? collect(cell, statement);
      known.set(statement, names);
      return names;
    },
  };
}

function topLevel(node: ts.Node, { file }: ParsedCell): ts.Node {
  while (node.parent !== undefined && node.parent !== file) node = node.parent;
  return node;
}

/** Names of properties and of labels stand for nothing outside. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  if (ts.isImportSpecifier(parent) || ts.isMetaProperty(parent) || ts.isNamedTupleMember(parent)) return false;
  const named = parent as ts.Node & { name?: ts.Node };
  return named.name !== node || ts.isShorthandPropertyAssignment(parent);
}

/** A checker that knows the cells and nothing else: no library, no types of packages. */
function checkerOf(cells: readonly ParsedCell[]): ts.TypeChecker {
  const files = new Map(cells.map(({ number, file }) => [cellFileName(number), file]));
  const host: ts.CompilerHost = {
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => "",
    writeFile: () => {},
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => files.has(name),
    readFile: () => undefined,
  };
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 };
  return ts.createProgram([...files.keys()], options, host).getTypeChecker();
}
