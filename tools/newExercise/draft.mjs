// The exercise that a contributor starts from: it is complete, and passes the tests as it stands.
import { Problem } from "../errors.mjs";

/** "half-step" -> "halfStep". @param {string} name */
export const functionNameOf = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** "half-step" -> "Half step". @param {string} name */
const titleOf = (name) => name[0].toUpperCase() + name.slice(1).replaceAll("-", " ");

/** What an author writes about an exercise, to be written anew line by line. @param {string} chapter @param {string} name */
const draft = (chapter, name) => `const ${functionNameOf(name)} = exercise({
  id: "${chapter}/${name}",
  title: "${titleOf(name)}",
  statement: "Write \`${functionNameOf(name)}\`, which returns \`a\` minus \`b\`.",
  signature: "${functionNameOf(name)}(a: number, b: number): number",
  solution: function ${functionNameOf(name)}(a: number, b: number): number {
    return a - b;
  },
  cases: [
    { name: "the first is larger", given: [5, 2], expected: 3 },
    { name: "the second is larger", given: [1, 4], expected: -3 },
  ],
  hidden: (rng) => [rng.normal(0, 10), rng.normal(0, 10)],
  hints: ["Which of the two is taken away?", "The sign for “minus” is \`-\`.", "\`return a - b;\`"],
  wrong: [
    {
      name: "the other way round",
      says: "You took \`a\` away from \`b\`. Take \`b\` away from \`a\`.",
      answer: (a, b) => b - a,
    },
    {
      name: "sum",
      says: "You added the two. Take \`b\` away from \`a\`.",
      answer: (a, b) => a + b,
    },
    {
      name: "unchanged",
      says: "Your function returns \`a\` as it came. Take \`b\` away from it.",
      answer: (a) => a,
    },
  ],
});

`;

/**
 * The text of a chapter's file with a further exercise, the last of the chapter.
 * @param {string} text @param {string} chapter its name without the number @param {string} name the exercise's
 * @throws {Problem} for a name that the chapter has already
 */
export function withDraft(text, chapter, name) {
  const variable = functionNameOf(name);
  if (new RegExp(`\\b${variable}\\b`).test(text))
    throw new Problem(`The chapter uses the name ${variable} already. Choose another one.`);
  const list = text.lastIndexOf("export const ");
  const end = text.lastIndexOf(")");
  const names = text.slice(list, end).replace(/,?\s*$/, "");
  return `${text.slice(0, list)}${draft(chapter, name)}${names}, ${variable}${text.slice(end)}`;
}
