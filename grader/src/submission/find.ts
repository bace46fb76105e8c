import ts from "typescript";
import type { CatalogueChapter, CatalogueEntry } from "./catalogue.js";
import type { ParsedCell } from "./parse.js";

/** Where an exercise's answer stands. */
export interface Place {
  readonly cell: ParsedCell;
  /** The name of the learner's function. */
  readonly name: string;
}

/** The chapter that a notebook belongs to: by the ids in its cells, and where editors dropped these, by its functions' names. */
export function chapterOf(
  cells: readonly ParsedCell[],
  chapters: readonly CatalogueChapter[],
): CatalogueChapter | undefined {
  const ids = new Set(cells.map(({ exercise }) => exercise));
  const byId = most(chapters, ({ exercises }) => exercises.filter(({ id }) => ids.has(id)).length);
  return byId ?? most(chapters, ({ exercises }) => exercises.filter((entry) => byName(cells, entry).length > 0).length);
}

function most<T>(items: readonly T[], count: (item: T) => number): T | undefined {
  const counts = items.map(count);
  const largest = Math.max(...counts);
  return largest > 0 ? items[counts.indexOf(largest)] : undefined;
}

/**
 * The answer to an exercise: in the cells that carry its id, else by the function's name, else whatever one function a cell
 * with the id defines. Of several, the last that is more than the stub.
 */
export function findAnswer(cells: readonly ParsedCell[], entry: CatalogueEntry): Place | undefined {
  const withId = cells.filter(({ exercise }) => exercise === entry.id);
  const named = [byName(withId, entry), byName(cells, entry), withId.flatMap(onlyFunction)];
  const places = named.find((found) => found.some(isAttempt)) ?? named.find((found) => found.length > 0) ?? [];
  return places.filter(isAttempt).at(-1) ?? places.at(-1);
}

const byName = (cells: readonly ParsedCell[], { functionName }: CatalogueEntry): Place[] =>
  cells.filter((cell) => definesFunction(cell, functionName)).map((cell) => ({ cell, name: functionName }));

/** The function of a cell that defines only one. */
function onlyFunction(cell: ParsedCell): Place[] {
  const names = [...cell.declared.keys()].filter((name) => definesFunction(cell, name));
  return names.length === 1 ? [{ cell, name: names[0] }] : [];
}

/** Whether the name may stand for a function: a number called like an exercise's function is no answer. */
function definesFunction({ declared }: ParsedCell, name: string): boolean {
  const statement = declared.get(name)?.at(-1);
  if (!statement) return false;
  if (!ts.isVariableStatement(statement)) return ts.isFunctionDeclaration(statement);
  const declaration = statement.declarationList.declarations.find((each) => each.name.getText() === name);
  return declaration === undefined || mayBeFunction(declaration.initializer);
}

const mayBeFunction = (value: ts.Expression | undefined): boolean =>
  value === undefined || !(ts.isLiteralExpression(value) || ts.isArrayLiteralExpression(value));

/** Whether more than `return todo();` stands in the function. */
export function isAttempt({ cell, name }: Place): boolean {
  if (cell.syntaxError) return true;
  const statement = cell.declared.get(name)?.at(-1);
  if (!statement || !ts.isFunctionDeclaration(statement)) return true;
  const body = statement.body?.statements ?? [];
  return !(body.length === 0 || (body.length === 1 && /^(return\s+)?todo\(\);?$/.test(body[0].getText())));
}
