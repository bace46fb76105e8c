// Fills the reference solutions into a chapter's answer cells.
import { readFileSync } from "node:fs";
import ts from "typescript";
import { inProject } from "../project.mjs";
import { chapterName } from "./notebook.mjs";
import { tellsOfAnswers } from "./outputs.mjs";

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

/**
 * The chapter's imports, the exercises' cells, and what tells of the answers. All other cells know nothing of exercises, and give
 * the same whatever was answered, so they need not run again.
 * @param {import("./notebook.mjs").Notebook} notebook @returns {import("./notebook.mjs").Notebook}
 */
export function exercisesOnly(notebook) {
  const imports = notebook.cells.find(({ cell_type }) => cell_type === "code");
  const isNeeded = (/** @type {import("./notebook.mjs").Cell} */ cell) =>
    cell === imports || cell.metadata.exercise || tellsOfAnswers(cell);
  return { ...notebook, cells: notebook.cells.filter(isNeeded) };
}

/** The text of each `solution: function …` in a chapter's exercises, by the exercise's id. @param {string} chapter */
function solutionTexts(chapter) {
  const path = inProject("exercises", "src", "chapters", `${chapter}.ts`);
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const [id, solution] = [valueOf(node, "id"), valueOf(node, "solution")];
      if (id && ts.isStringLiteral(id) && solution) texts.set(id.text, unindented(solution, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** @param {ts.ObjectLiteralExpression} object @param {string} name */
function valueOf(object, name) {
  const property = object.properties.find((property) => property.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** The node's text, without the indentation that it has from standing inside the exercise. @param {ts.Node} node @param {ts.SourceFile} source */
function unindented(node, source) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const [indent] = /^ */.exec(source.text.slice(source.getPositionOfLineAndCharacter(line, 0))) ?? [""];
  return node.getText().replaceAll(`\n${indent}`, "\n");
}
