// Makes submissions such as a class hands in: right, with known mistakes, half done, untouched, broken. The same number gives
// the same submissions.
//   node test/grader/generate.mjs COUNT FOLDER [CHAPTER]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import nn from "@nn/lib";
import { readNotebook } from "../../tools/notebooks/notebook.mjs";
import { solved } from "../../tools/notebooks/solve.mjs";
import { inProject } from "../../tools/project.mjs";

/** @typedef {import("../../tools/notebooks/notebook.mjs").Notebook} Notebook */

/** @param {number} count @param {string} folder @param {string} [chapter] */
export function generate(count, folder, chapter = "02-gradient-descent") {
  const file = inProject("notebooks", `${chapter}.ipynb`);
  const stub = withoutOutputs(readNotebook(file));
  const right = solved(stub, file);
  const mistakes = mistakesOf(chapter);
  const rng = nn.random(count);
  const students = new Map();
  for (let i = 0; i < count; i++) {
    const path = join(`student ${String(i).padStart(4, "0")}`, `${chapter}.ipynb`);
    const kind = kinds[rng.integer(kinds.length)];
    const text =
      kind === "broken"
        ? broken(JSON.stringify(right), rng)
        : JSON.stringify(submission(kind, stub, right, mistakes, rng));
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    students.set(path, kind);
  }
  return students;
}

/** Ten in a hundred are untouched, five can't be read as notebooks. */
const kinds = [
  ...Array.from({ length: 9 }, () => "right"),
  ...Array.from({ length: 8 }, () => "mixed"),
  ...["untouched", "untouched", "broken"],
];

/**
 * @param {string} kind @param {Notebook} stub @param {Notebook} right @param {Map<string, string[]>} mistakes @param {import("@nn/lib").Random} rng
 * @returns {Notebook}
 */
function submission(kind, stub, right, mistakes, rng) {
  if (kind === "untouched") return stub;
  const cells = right.cells.map((cell, i) => {
    if (!cell.metadata.nbgrader?.solution || kind === "right") return cell;
    const dice = rng.uniform();
    const known = mistakes.get(String(cell.metadata.exercise)) ?? [];
    if (dice < 0.35 && known.length > 0) return { ...cell, source: known[rng.integer(known.length)] };
    if (dice < 0.5) return stub.cells[i];
    if (dice < 0.55) return { ...cell, source: "function oops( {" };
    return cell;
  });
  return { ...right, cells };
}

/** @param {string} text @param {import("@nn/lib").Random} rng */
function broken(text, rng) {
  return ["", text.slice(0, text.length / 2), "<html>Log in</html>", "{}"][rng.integer(4)];
}

/** @param {Notebook} notebook @returns {Notebook} */
const withoutOutputs = (notebook) => ({
  ...notebook,
  cells: notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell,
  ),
});

/** The known wrong answers of each exercise as cells, read from the chapter's file. @param {string} chapter */
function mistakesOf(chapter) {
  const path = inProject("exercises", "src", "chapters", `${chapter}.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {Map<string, string[]>} */
  const found = new Map();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === "exercise") {
      const [text] = node.arguments;
      /** @param {ts.Node} object @param {string} name @returns {any} */
      const value = (object, name) =>
        ts.isObjectLiteralExpression(object) &&
        object.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name)
          ?.initializer;
      const name = /^\w+/.exec(value(text, "signature").text)?.[0];
      const answers = value(text, "wrong").elements.map((/** @type {ts.Node} */ wrong) => value(wrong, "answer"));
      found.set(value(text, "id").text, answers.map((/** @type {ts.Node} */ answer) => `const ${name} = ${answer.getText()};`)); // prettier-ignore
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder, chapter] = process.argv.slice(2);
  generate(Number(count), folder, chapter);
}
