import { createSourceFile, forEachChild, ScriptTarget, SyntaxKind, type Node, type SourceFile } from "typescript";
import { Region } from "@dodona/dolos-core";

export interface Tokens {
  readonly tokens: string[];
  readonly places: Region[];
}

/** Five times those of a solved chapter. The pairs among repetitions without end are too many to count. */
const MAX_TOKENS = 10_000;

/**
 * The syntax tree as a list of tokens, in the form in which Dolos makes it with tree-sitter: "(", the kind, the children, ")".
 * Names, comments and layout don't matter. TypeScript's own parser is here already, and reads code with errors, too.
 */
export function tokenize(source: string): Tokens {
  const file = createSourceFile("answer.ts", source, ScriptTarget.ES2022, false);
  const tokens: string[] = [];
  const places: Region[] = [];
  // What is still to come, the next one last: "1 + 1 + …" nests as deep as it is long, too deep for a recursion.
  const open: { node: Node; end?: true }[] = childrenOf(file).reverse();
  for (let next = open.pop(); next && tokens.length < MAX_TOKENS; next = open.pop()) {
    const { node, end } = next;
    const added = end ? [")"] : ["(", SyntaxKind[node.kind]];
    const place = regionOf(node, file);
    for (const token of added) {
      tokens.push(token);
      places.push(place);
    }
    if (!end) open.push({ node, end: true }, ...childrenOf(node).reverse());
  }
  return { tokens, places };
}

function childrenOf(node: Node): { node: Node }[] {
  const children: { node: Node }[] = [];
  forEachChild(node, (child) => void children.push({ node: child }));
  return children;
}

function regionOf(node: Node, file: SourceFile): Region {
  const from = file.getLineAndCharacterOfPosition(node.getStart(file));
  const to = file.getLineAndCharacterOfPosition(node.end);
  return new Region(from.line, from.character, to.line, to.character);
}
