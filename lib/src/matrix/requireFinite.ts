import { allFinite } from "../kernels/index.js";
import { isPacked } from "./byteMatrix.js";
import type { Matrix } from "./matrix.js";

/** @throws RangeError naming the first entry that is NaN or infinite */
export function requireFinite(what: string, M: Matrix): void {
  if (isPacked(M) || allFinite(M.data)) return;
  for (let at = 0; at < M.data.length; at++) {
    if (Number.isFinite(M.data[at])) continue;
    throw new RangeError(`${what} holds ${M.data[at]} in row ${Math.floor(at / M.columns)}, column ${at % M.columns}`);
  }
}
