import { readdirSync, readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import * as lib from "@nn/lib";
import ts from "typescript";
import type { AnyFunction } from "../../exercises/src/exercise.js";
import { todo } from "../../exercises/src/todo.js";

const folder = new URL("../../exercises/src/chapters/", import.meta.url);

/** The source text of each exercise's solution, by id, read from the chapter files. */
export const sources = new Map(
  readdirSync(folder).flatMap((name) => {
    const file = ts.createSourceFile(name, readFileSync(new URL(name, folder), "utf8"), ts.ScriptTarget.ES2022);
    return exerciseTexts(file);
  }),
);

function exerciseTexts(file: ts.SourceFile): [id: string, source: string][] {
  const found: [string, string][] = [];
  (function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && node.expression.getText(file) === "exercise") {
      const [text] = node.arguments;
      if (!ts.isObjectLiteralExpression(text)) throw new Error(`${file.fileName}: exercise(…) needs an object literal`);
      const property = (name: string): ts.Expression =>
        text.properties.filter(ts.isPropertyAssignment).find((it) => it.name.getText(file) === name)!.initializer;
      found.push([(property("id") as ts.StringLiteral).text, property("solution").getText(file)]);
    } else ts.forEachChild(node, visit);
  })(file);
  return found;
}

/** The function that a TypeScript cell declares, with no names in reach but those of @nn/lib and `todo`. */
export function evaluate(source: string): AnyFunction {
  const scope = { ...lib, todo };
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const cell = `(${Object.keys(scope).join()}) => { return ${source} }`;
  const code = ts.transpileModule(cell, { compilerOptions: options }).outputText;
  return (runInThisContext(code) as (...values: unknown[]) => AnyFunction)(...Object.values(scope));
}
