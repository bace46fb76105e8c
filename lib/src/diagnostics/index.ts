export { descentCheck } from "./descentCheck.js";
export { entropy } from "./entropy.js";
export { numericalGradient } from "./numericalGradient.js";
export { gradientCheck, type GradientCheck } from "./gradientCheck.js";
export { layerStatistics, type LayerStatistics } from "./layerStatistics.js";
export { unitWatch } from "./unitWatch.js";
export { linearRegions, mostRegions, type LinearRegion } from "./linearRegions.js";
export { principalAxes } from "./principalAxes.js";
export { nearestNeighbours } from "./nearestNeighbours.js";
