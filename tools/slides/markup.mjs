// Markdown, mathematics and code as HTML.
import katex from "katex";
import { marked } from "marked";
import { format } from "prettier";
import ts from "typescript";

/** @param {string} text */
export const escape = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Mathematics is set aside while the Markdown is turned: its underscores and stars mean something else. */
const MATH = /\$\$([^]+?)\$\$|\$([^$\n]+?)\$/g;
const PLACE = (/** @type {number | string} */ i) => `MATH${i}PLACE`;

/** @param {string} markdown @param {boolean} [inline] without paragraphs around it */
export function html(markdown, inline = false) {
  /** @type {string[]} */
  const formulas = [];
  const aside = markdown.replace(MATH, (_, block, line) => {
    formulas.push(katex.renderToString(block ?? line, { displayMode: block !== undefined, output: "html" }));
    return PLACE(formulas.length - 1);
  });
  const text = inline ? marked.parseInline(aside, { async: false }) : marked.parse(aside, { async: false });
  return text.replace(new RegExp(PLACE("(\\d+)"), "g"), (_, i) => formulas[Number(i)]);
}

/** Letters in a line of code that fill the width of a slide. */
const LINE = 72;

/** TypeScript as HTML, in short lines, with a class for each kind of word that a reader tells apart. @param {string} source */
export async function code(source) {
  const broken = (await format(source, { parser: "typescript", printWidth: LINE })).trim().split("\n");
  // Prettier breaks code, not comments.
  const lines = broken.map((line) => (line.length > LINE ? line.replace(/(\S)\s*\/\/.*/, "$1") : line));
  return words(lines.join("\n"))
    .map(({ kind, text }) => {
      const name = classes.find(({ first, last }) => kind >= first && kind <= last)?.name;
      return name ? `<span class="${name}">${escape(text)}</span>` : escape(text);
    })
    .join("");
}

/** The words of a program, blanks and comments among them. @param {string} source */
function words(source) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const found = [];
  /** For each template that is open, the braces that are open inside of it. @type {number[]} */
  const open = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.CloseBraceToken && open.at(-1) === 0) {
      kind = scanner.reScanTemplateToken(false);
      if (kind === ts.SyntaxKind.TemplateTail) open.pop();
    } else if (kind === ts.SyntaxKind.TemplateHead) open.push(0);
    else if (kind === ts.SyntaxKind.OpenBraceToken) open[open.length - 1]++;
    else if (kind === ts.SyntaxKind.CloseBraceToken) open[open.length - 1]--;
    found.push({ kind, text: scanner.getTokenText() });
  }
  return found;
}

const { SyntaxKind } = ts;
const classes = [
  { name: "comment", first: SyntaxKind.SingleLineCommentTrivia, last: SyntaxKind.MultiLineCommentTrivia },
  { name: "number", first: SyntaxKind.NumericLiteral, last: SyntaxKind.BigIntLiteral },
  { name: "string", first: SyntaxKind.StringLiteral, last: SyntaxKind.StringLiteral },
  { name: "string", first: SyntaxKind.NoSubstitutionTemplateLiteral, last: SyntaxKind.TemplateTail },
  { name: "keyword", first: SyntaxKind.FirstKeyword, last: SyntaxKind.LastKeyword },
];
