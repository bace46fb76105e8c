export {
  allocate,
  closeWorkspaces,
  enterWorkspace,
  isInMemory,
  isWorkspaceOpen,
  memory,
  outsideWorkspace,
  roomForBytes,
  temporaries,
} from "./memory.js";
export { allKeepNothing, keepsNothing } from "./keepsNothing.js";
export { webAssembly } from "./webAssembly.js";
