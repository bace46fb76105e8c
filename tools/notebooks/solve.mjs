// Fills the reference solutions into a chapter's answer cells.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { chapterName, project } from "./notebook.mjs";

/**
 * A copy of the notebook in which each answer cell holds the reference solution, as its author wrote it.
 * @param {import("./notebook.mjs").Notebook} notebook @param {string} file @returns {import("./notebook.mjs").Notebook}
 */
export function solved(notebook, file) {
  const solutions = solutionTexts(chapterName(file));
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => {
      if (!cell.metadata.nbgrader?.solution) return cell;
      const text = solutions.get(String(cell.metadata.exercise));
      if (text === undefined) throw new Error(`${file}: no solution for ${cell.metadata.exercise}`);
      return { ...cell, source: text };
    }),
  };
}

/** The text of each `solution: function …` in a chapter's exercises, by the exercise's id. @param {string} chapter */
function solutionTexts(chapter) {
  const path = join(project, "exercises", "src", "chapters", `${chapter}.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const texts = new Map();
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const property = (name) =>
        node.properties.find((p) => ts.isPropertyAssignment(p) && p.name.getText() === name)?.initializer;
      const [id, solution] = [property("id"), property("solution")];
      if (id && solution) texts.set(id.text, unindent(solution.getText(), source, solution));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** Takes away the indentation that the text has from standing inside the exercise. */
function unindent(text, source, node) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const lineStart = source.getPositionOfLineAndCharacter(line, 0);
  const indent = /^ */.exec(source.text.slice(lineStart))[0];
  return text.replaceAll(`\n${indent}`, "\n");
}
