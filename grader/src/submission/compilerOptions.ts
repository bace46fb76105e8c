import { join, resolve } from "node:path";
import ts from "typescript";

export const course = resolve(__dirname, "../../..");

/** As the notebook's kernel compiles its cells. */
export const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  ignoreDeprecations: "6.0",
  esModuleInterop: true,
  strict: false,
  isolatedModules: true,
  preserveConstEnums: true,
  preserveSymlinks: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  types: ["node"],
  typeRoots: [join(course, "node_modules/@types")],
};
