/** Columns that a text takes in a terminal: escape sequences take none. */
const widthOf = (text: string): number => [...text.replace(ESCAPES, "")].length;

const ESCAPES = /\x1b\[\d+m/g;

/** Breaks lines at spaces, so that none is longer than the width where that can be done. Later lines begin with the indent. */
export function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width, indent))
    .join("\n");
}

function wrapLine(line: string, width: number, indent: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && widthOf(longer) > width) {
      lines.push(current);
      current = indent + word;
    } else current = longer;
  }
  return [...lines, current].join("\n");
}
