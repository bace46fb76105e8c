import { createSourceFile, forEachChild, ScriptTarget, SyntaxKind, type Node, type SourceFile } from "typescript";
import { Region } from "@dodona/dolos-core";

export interface Tokens {
  readonly tokens: string[];
  readonly places: Region[];
}

/**
 * The syntax tree as a list of tokens, in the form in which Dolos makes it with tree-sitter: "(", the kind, the children, ")".
 * Names, comments and layout don't matter. TypeScript's own parser is here already, and reads code with errors, too.
 */
export function tokenize(source: string): Tokens {
  const file = createSourceFile("answer.ts", source, ScriptTarget.ES2022, false);
  const tokens: string[] = [];
  const places: Region[] = [];
  const visit = (node: Node): void => {
    const place = regionOf(node, file);
    const add = (token: string): void => void (tokens.push(token), places.push(place));
    add("(");
    add(SyntaxKind[node.kind]);
    forEachChild(node, visit);
    add(")");
  };
  forEachChild(file, visit);
  return { tokens, places };
}

function regionOf(node: Node, file: SourceFile): Region {
  const from = file.getLineAndCharacterOfPosition(node.getStart(file));
  const to = file.getLineAndCharacterOfPosition(node.end);
  return new Region(from.line, from.character, to.line, to.character);
}
