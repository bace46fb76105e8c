// Loaded into the kernel before tslab, whose TypeScript would read @types/node and every other package of types that it finds,
// and go through them again at every cell. What is in node-types.d.ts takes their place: the kernel starts sooner, every cell
// is checked in half the time, and the kernel takes a quarter less memory. Node's own modules can be imported; they are `any`.
const { readFileSync } = require("node:fs");
const { builtinModules } = require("node:module");
const { join } = require("node:path");
const { sys } = require("@tslab/typescript-for-tslab");

const { getDirectories, readFile } = sys;
const modules = ["node:*", ...builtinModules].map((name) => `declare module "${name}";\n`).join("");

/** @param {string} path */
sys.getDirectories = (path) => (/\/node_modules\/@types\/?$/.test(path) ? ["node"] : getDirectories(path));

/** @param {string} path @param {string} [encoding] */
sys.readFile = (path, encoding) =>
  /\/node_modules\/@types\/node\/(ts[\d.]+\/)?index\.d\.ts$/.test(path) // older TypeScript has a folder of its own there
    ? readFileSync(join(__dirname, "node-types.d.ts"), "utf8") + modules
    : readFile(path, encoding);
