/** Markdown as it stands; code; or bold text. Values from a learner's program go into `code` only. */
export type Span = string | { readonly code: string } | { readonly strong: string };

/** A part of an output: a paragraph, a quotation, or a table of two columns. */
export type Block =
  | { readonly kind: "text" | "quote"; readonly spans: readonly Span[] }
  | { readonly kind: "table"; readonly head: string; readonly title: string; readonly rows: readonly Row[] };
export type Row = readonly [label: string, spans: readonly Span[]];

export const text = (...spans: Span[]): Block => ({ kind: "text", spans });
export const quote = (...spans: Span[]): Block => ({ kind: "quote", spans });

export function markdown(blocks: readonly Block[]): string {
  return blocks.map(blockMarkdown).join("\n\n");
}

function blockMarkdown(block: Block): string {
  if (block.kind !== "table") {
    const line = block.spans.map(spanMarkdown).join("");
    return block.kind === "quote" ? `> ${line.replaceAll("\n", "\n> ")}` : line;
  }
  // GitHub's rule for tables: a | inside of a cell is written \|, also within code.
  const cell = (spans: readonly Span[]): string => spans.map(spanMarkdown).join("").replaceAll("|", "\\|");
  const rows = block.rows.map(([label, spans]) => `| ${label} | ${cell(spans)} |`);
  return [`| ${block.head} | ${cell([block.title])} |`, "|:---|:---|", ...rows].join("\n");
}

function spanMarkdown(span: Span): string {
  if (typeof span === "string") return span;
  if ("strong" in span) return `**${span.strong}**`;
  // A fence longer than any run of backticks inside, as CommonMark has it.
  const longest = Math.max(0, ...(span.code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${span.code} ${fence}` : fence + span.code + fence;
}

export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockPlain).join("\n\n");
}

function blockPlain(block: Block): string {
  if (block.kind !== "table") {
    const line = spansPlain(block.spans);
    return block.kind === "quote" ? `  ${line.replaceAll("\n", "\n  ")}` : line;
  }
  const width = Math.max(...block.rows.map(([label]) => label.length));
  const rows = block.rows.map(([label, spans]) => `  ${label.padEnd(width)}  ${spansPlain(spans)}`);
  return [`${block.head} ${block.title}`, ...rows].join("\n");
}

function spansPlain(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === "string" ? span : "code" in span ? span.code : span.strong)).join("");
}
