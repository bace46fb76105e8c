import { escape } from "./markdown.js";
import { messages } from "./messages.js";
import { style } from "./style.js";

/** A whole page: no script, no font, no picture from elsewhere, and none could be loaded. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="${messages.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: true;
}

/** A table that scrolls by itself where the window is narrow. The cells are HTML; the first of each row heads it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const side = (i: number): string => (columns[i].number ? ' class="number"' : "");
  const head = columns.map(({ title }, i) => `<th scope="col"${side(i)}>${escape(title)}</th>`).join("");
  const cell = (text: string, i: number): string =>
    i === 0 ? `<th scope="row"${side(i)}>${text}</th>` : `<td${side(i)}>${text}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n");
  return `<div class="scroll" role="region" aria-label="${escape(caption)}" tabindex="0">
<table>
<caption>${escape(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>`;
}
