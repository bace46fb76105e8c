export { multiply, multiplyByTranspose, transposeMultiply } from "./products.js";
