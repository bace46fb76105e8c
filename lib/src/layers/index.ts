export type { Layer, LayerPass, Parameter } from "./layer.js";
export { dense, type Dense, type DenseOptions } from "./dense.js";
export { dropout } from "./dropout.js";
