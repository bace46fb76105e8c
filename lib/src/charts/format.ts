/** A number as text: four significant digits, a power of ten from a million on, and a true minus sign. */
export function short(x: number): string {
  const digits = Number(x.toPrecision(4));
  return (Math.abs(digits) < 1e6 ? String(digits) : digits.toExponential()).replaceAll("-", "−");
}

/** A number for a specification: five significant digits are more than a screen shows. What JSON can't hold becomes null. */
export function rounded(x: number): number | null {
  return Number.isFinite(x) ? Number(x.toPrecision(5)) : null;
}

const LINE_LENGTH = 78;

/** Breaks a text into lines between its words. */
export const wrap = (text: string): string[] => wrapAt(text, LINE_LENGTH);

/** The same, with lines of so many letters. */
export function wrapAt(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && line.length <= length) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}
