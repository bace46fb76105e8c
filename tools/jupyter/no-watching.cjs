// Loaded into the kernel before tslab. tslab's TypeScript watches the folders of everything that cells import, and when a folder
// appears there (JupyterLab makes .ipynb_checkpoints beside each file that it opens), every later cell fails with
// "Unexpected pending rebuildTimer". Nothing needs the watching: after an edit of lib the kernel is restarted anyway.
const { sys } = require("@tslab/typescript-for-tslab");

const watcher = { close() {} };
sys.watchDirectory = () => watcher;
sys.watchFile = () => watcher;
