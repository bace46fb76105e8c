import ts from "typescript";
import { messages } from "../messages.js";
import { options } from "./compilerOptions.js";
import { InvalidSubmission, MAX_CODE } from "./notebook.js";
import type { SlicedCell } from "./slice.js";

/** A cell as JavaScript, as the sandbox runs it. */
export interface CompiledCell {
  /** "./cell-12", as the other cells import it. */
  readonly name: string;
  readonly code: string;
}

/** JavaScript is longer than TypeScript by a little; an enum of templates can make it longer without end. */
const MAX_GROWTH = 4;

/** An answer's cells in JavaScript. Their types are not looked at. @throws InvalidSubmission */
export function emit(cells: readonly SlicedCell[]): CompiledCell[] {
  return cells.map(({ number, source }) => {
    const code = ts.transpileModule(source, { compilerOptions: options }).outputText;
    if (code.length > MAX_GROWTH * MAX_CODE) throw new InvalidSubmission(messages.invalid.tooMuchCode(MAX_CODE / 1000));
    return { name: `./cell-${number}`, code };
  });
}
