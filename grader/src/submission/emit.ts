import ts from "typescript";
import type { SlicedCell } from "./slice.js";

/** A cell as JavaScript, as the sandbox runs it. */
export interface CompiledCell {
  /** "./cell-12", as the other cells import it. */
  readonly name: string;
  readonly code: string;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
  preserveConstEnums: true,
  experimentalDecorators: true,
};

/** The same cells come in each submission that leaves them alone: their JavaScript is remembered. */
const emitted = new Map<string, string>();
const REMEMBERED = 2_000;

export function emit({ number, source }: SlicedCell): CompiledCell {
  let code = emitted.get(source);
  if (code === undefined) {
    code = ts.transpileModule(source, { compilerOptions: options }).outputText;
    if (emitted.size >= REMEMBERED) emitted.clear();
    emitted.set(source, code);
  }
  return { name: `./cell-${number}`, code };
}
