export { embedding, type Embedding } from "./embedding.js";
export { layerNorm } from "./layerNorm.js";
export { attend } from "./attend.js";
export { residual } from "./residual.js";
export { selfAttention, feedForward } from "./transformer.js";
export { attentionWeights, type AttentionHead } from "./attentionWeights.js";
