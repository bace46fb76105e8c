export { blank, matrix, shapeOf, zeros, type Matrix } from "./matrix.js";
export { row, rowsBetween, takeRows, toRows } from "./rows.js";
export { ByteMatrix } from "./byteMatrix.js";
export {
  addRow,
  addScaled,
  columnSums,
  hadamard,
  mapEntries,
  multiply,
  multiplyByTranspose,
  scale,
  subtract,
  transposeMultiply,
} from "./algebra.js";
export { multiplyBlocks, multiplyBlocksByTranspose, transposeMultiplyBlocks } from "./blocks.js";
export { argMax, classesOf, countSameClass, largestAt } from "./classes.js";
export { requireFinite } from "./requireFinite.js";
