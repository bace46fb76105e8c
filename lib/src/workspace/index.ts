export type { Arena, Precision } from "./arena.js";
export { allocate, closeWorkspaces, enterWorkspace, openArena, outsideWorkspace, temporaries } from "./workspace.js";
export { allKeepNothing, keepsNothing } from "./keepsNothing.js";
export { webAssembly } from "./webAssembly.js";
