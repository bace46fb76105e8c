import { newDisplay } from "./kernel.js";

/**
 * Shows rows as a table below the cell; the keys of the first row are the heads of the columns.
 * @param options.digits significant digits of each number, 4 unless told
 * @throws RangeError when there are no rows
 */
export function showTable(
  rows: readonly Readonly<Record<string, string | number>>[],
  { digits = 4 }: { digits?: number } = {},
): void {
  if (rows.length === 0) throw new RangeError("showTable: there are no rows");
  const heads = Object.keys(rows[0]);
  const cells = rows.map((row) => heads.map((head) => asText(row[head], digits)));
  newDisplay()({ "text/markdown": markdownTable(heads, cells, rows[0]), "text/plain": plainTable(heads, cells) });
}

/** A number without needless zeros: 0.25, 3.487, 1.5e-7, NaN. */
function asText(value: string | number, digits: number): string {
  if (typeof value === "string" || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1e7 || (size < 1e-4 && size > 0)) return value.toExponential(1);
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(digits)));
}

/** Numbers stand to the right. */
function markdownTable(heads: string[], cells: string[][], first: Readonly<Record<string, unknown>>): string {
  const line = (texts: string[]) => `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = heads.map((head) => (typeof first[head] === "number" ? "---:" : ":---"));
  return [line(heads), line(rule), ...cells.map(line)].join("\n");
}

function plainTable(heads: string[], cells: string[][]): string {
  const table = [heads, ...cells];
  const widths = heads.map((_, column) => Math.max(...table.map((texts) => texts[column].length)));
  return table
    .map((texts) =>
      texts
        .map((text, column) => text.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
