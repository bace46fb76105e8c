/** ["v", "f"] from "step(v: number[], f: (x: number) => number): number[]". */
export function parameterNames(signature: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = "";
  for (const character of signature.slice(signature.indexOf("(")).replaceAll("=>", "")) {
    if (")]}>".includes(character)) depth--;
    if (depth === 0 || (depth === 1 && character === ",")) {
      if (name.trim() !== "") names.push(/\w+/.exec(name)![0]);
      name = "";
      if (depth === 0 && character === ")") break;
    } else if (depth === 1) name += character;
    if ("([{<".includes(character)) depth++;
  }
  return names;
}
