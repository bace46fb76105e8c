import ts from "typescript";
import type { Place } from "./find.js";
import type { ParsedCell, SyntaxProblem } from "./parse.js";
import type { References } from "./references.js";

/** A cell of which only what the answer needs is left, as a module of its own. Each line stands where it stood in the cell. */
export interface SlicedCell {
  readonly number: number;
  readonly source: string;
}

/** What the answer consists of, in the order of the notebook. */
export type Slice = { readonly cells: readonly SlicedCell[] } | { readonly syntaxError: SyntaxProblem };

/**
 * Follows what the answer refers to, through all cells. A name that its own cell does not declare means the last cell before the
 * answer that declares it, else the first behind it. Statements that fill what the answer uses are kept with it: `table.push(1)`.
 */
export function sliceOf(cells: readonly ParsedCell[], answer: Place, references: References): Slice {
  const kept = new Map<ParsedCell, Set<ts.Statement>>();
  const imports = new Map<ParsedCell, Map<string, ParsedCell>>();
  const byDistance = inOrderOfSearch(cells, answer.cell);
  const used = new Map<ParsedCell, Set<string>>();

  function need(cell: ParsedCell, name: string): void {
    const names = used.get(cell) ?? new Set();
    used.set(cell, names);
    if (names.has(name)) return;
    names.add(name);
    for (const statement of cell.declared.get(name) ?? []) keep(cell, statement);
    for (const other of cells) {
      for (const statement of other.file.statements) {
        if (fills(statement, name) && sourceOfName(other, name) === cell) keep(other, statement);
      }
    }
  }

  function keep(cell: ParsedCell, statement: ts.Statement): void {
    const statements = kept.get(cell) ?? new Set();
    kept.set(cell, statements);
    if (statements.has(statement)) return;
    statements.add(statement);
    for (const name of references.of(cell, statement)) {
      const source = sourceOfName(cell, name);
      if (!source) continue;
      if (source !== cell) imports.set(cell, new Map([...(imports.get(cell) ?? []), [name, source]]));
      if (source === cell || !isImport(source, name)) need(source, name);
    }
  }

  const sourceOfName = (cell: ParsedCell, name: string): ParsedCell | undefined =>
    cell.declared.has(name) ? cell : byDistance.find(({ declared }) => declared.has(name));

  need(answer.cell, answer.name);
  const ordered = cells.filter((cell) => kept.has(cell));
  const broken = ordered.find(({ syntaxError }) => syntaxError)?.syntaxError;
  if (broken) return { syntaxError: broken };
  return {
    cells: ordered.map((cell) => slicedCell(cell, kept.get(cell)!, imports.get(cell) ?? new Map<string, ParsedCell>())),
  };
}

const isImport = ({ declared }: ParsedCell, name: string): boolean =>
  declared.get(name)?.at(-1)?.kind === ts.SyntaxKind.ImportDeclaration;

function inOrderOfSearch(cells: readonly ParsedCell[], answer: ParsedCell): ParsedCell[] {
  const at = cells.indexOf(answer);
  return [...cells.slice(0, at + 1).reverse(), ...cells.slice(at + 1)];
}

/** The methods that change what they are called on. */
const changing = new Set(["push", "unshift", "splice", "fill", "sort", "reverse", "set", "add", "copyWithin"]);

/** Whether a statement that declares nothing puts something into the variable, in a loop or plainly. */
function fills(statement: ts.Statement, name: string): boolean {
  const isPlain =
    ts.isExpressionStatement(statement) || ts.isIterationStatement(statement, false) || ts.isIfStatement(statement);
  return isPlain && changes(statement, name);
}

const isAssignmentOperator = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

function changes(node: ts.Node, name: string): boolean {
  if (ts.isFunctionLike(node)) return false;
  const isAssignment = ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind);
  if (isAssignment && rootOf(node.left) === name) return true;
  if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && rootOf(node.operand) === name) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    if (changing.has(node.expression.name.text) && rootOf(node.expression.expression) === name) return true;
    const isAssign = node.expression.getText() === "Object.assign";
    if (isAssign && node.arguments.length > 0 && rootOf(node.arguments[0]) === name) return true;
  }
  return ts.forEachChild(node, (child) => changes(child, name) || undefined) ?? false;
}

/** "table" of `table.rows[0].x`. */
function rootOf(node: ts.Expression): string | undefined {
  while (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isNonNullExpression(node)) {
    node = node.expression;
  }
  return ts.isIdentifier(node) ? node.text : undefined;
}

function slicedCell(cell: ParsedCell, kept: Set<ts.Statement>, imports: Map<string, ParsedCell>): SlicedCell {
  let source = "";
  let from = 0;
  for (const statement of cell.file.statements) {
    const [start, end] = [statement.getStart(), statement.end];
    source += cell.source.slice(from, start);
    source += kept.has(statement) ? exported(statement) : blank(cell.source.slice(start, end));
    from = end;
  }
  const header = [...imports].map(([name, from]) => importText(name, from));
  return { number: cell.number, source: `${header.join("")}${source}${cell.source.slice(from)}\nexport {};` };
}

/** With `export` in front, a variable lives in the module's exports: other cells can read it, and assign to it. */
function exported(statement: ts.Statement): string {
  const text = statement.getText();
  const declares =
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return declares && !/^(export|declare)\b/.test(text) ? `export ${text}` : text;
}

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** How a cell takes a name from another one; what that cell has imported is imported again. */
function importText(name: string, { number, declared }: ParsedCell): string {
  const statement = declared.get(name)!.at(-1)!;
  if (!ts.isImportDeclaration(statement)) return `import { ${name} } from "./cell-${number}"; `;
  const { importClause: clause, moduleSpecifier } = statement;
  const from = moduleSpecifier.getText();
  if (clause?.name?.text === name) return `import ${name} from ${from}; `;
  const bindings = clause!.namedBindings!;
  if (ts.isNamespaceImport(bindings)) return `import * as ${name} from ${from}; `;
  const specifier = bindings.elements.find((element) => element.name.text === name)!;
  return `import { ${specifier.getText()} } from ${from}; `;
}
