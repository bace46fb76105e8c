import type { Block, Span } from "@nn/exercises/grading";
import { printable } from "../printable.js";
import { withoutLatex } from "./mathematics.js";
import { wrap } from "./wrap.js";

/** How a terminal shows what is set apart; where there is no terminal, nothing is. */
export interface Style {
  code(text: string): string;
  strong(text: string): string;
  good(text: string): string;
  faint(text: string): string;
}

const sequence = (on: number, off: number) => (text: string) => `\x1b[${on}m${text}\x1b[${off}m`;

export const colours: Style = {
  code: sequence(36, 39),
  strong: sequence(1, 22),
  good: sequence(32, 39),
  faint: sequence(2, 22),
};

const same = (text: string): string => text;

export const plain: Style = { code: same, strong: same, good: same, faint: same };

/** Blocks as text for a terminal of this width. */
export const terminalText = (blocks: readonly Block[], style: Style, width: number): string =>
  blocks.map((block) => blockText(block, style, width)).join("\n\n");

function blockText(block: Block, style: Style, width: number): string {
  const spans = (all: readonly Span[]): string => all.map((span) => spanText(span, style)).join("");
  if (block.kind !== "table") {
    const quoted = block.kind === "quote" ? "  " : "";
    return indented(wrap(spans(block.spans), width - quoted.length), quoted);
  }
  const labels = Math.max(...block.rows.map(([label]) => label.length));
  const indent = " ".repeat(labels + 4);
  const rows = block.rows.map(
    ([label, content]) =>
      `  ${style.faint(label.padEnd(labels))}  ${indented(wrap(spans(content), width - indent.length), indent).slice(indent.length)}`,
  );
  return [`${block.head} ${style.strong(inline(block.title, style))}`, ...rows].join("\n");
}

export const indented = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => indent + line)
    .join("\n");

function spanText(span: Span, style: Style): string {
  if (typeof span === "string") return inline(span, style);
  return "code" in span ? style.code(printable(span.code)) : style.strong(printable(span.strong));
}

/** Markdown inside of a line: formulas, code and bold text. */
export const inline = (markdown: string, style: Style): string =>
  withoutLatex(markdown)
    .replace(/`([^`]+)`/g, (_, code: string) => style.code(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => style.strong(strong));
