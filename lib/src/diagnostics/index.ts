export { numericalGradient } from "./numericalGradient.js";
export { gradientCheck, type GradientCheck } from "./gradientCheck.js";
export { layerStatistics, weightsOf, type LayerStatistics } from "./layerStatistics.js";
