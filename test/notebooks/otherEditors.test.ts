// What VS Code and other editors rely on: they start the kernel by its specification alone, and draw outputs by their MIME types.
import { readFileSync } from "node:fs";
import { isAbsolute, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { chapterFiles, chapterName, folder, readNotebook } from "../../tools/notebooks/notebook.mjs";
import { kernelJson, venv } from "../../tools/project.mjs";
import { missingForKernelTests, runCells } from "./runCells.js";

const VEGALITE = "application/vnd.vegalite.v5+json";
/** Drawn by VS Code itself, but for Vega-Lite: that by the renderers that its Jupyter extension brings along. */
const DRAWN = [VEGALITE, "image/png", "text/markdown", "text/plain"];
const missing = missingForKernelTests();

/** The environment without anything of the project's, and without Node.js on the PATH. */
const foreign = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(JUPYTER|NN_|PATH$|VIRTUAL_ENV$)/i.test(name)),
);

describe.skipIf(missing)(`the kernel in another editor${missing ? `: ${missing}` : ""}`, { timeout: 60_000 }, () => {
  it("lies where the Python environment keeps its kernels, and is started by absolute paths", () => {
    const { argv } = JSON.parse(readFileSync(kernelJson, "utf8")) as { argv: string[] };
    expect(kernelJson).toBe([venv, "share", "jupyter", "kernels", "tslab", "kernel.json"].join(sep));
    expect(argv.filter((word) => !isAbsolute(word))).toEqual([
      "--require",
      "--require",
      "kernel",
      "--config-path",
      "{connection_file}",
    ]);
  });

  it("runs in the notebook's folder, without the project's settings and without Node.js on the PATH", () => {
    const cell = `import { random } from "@nn/lib";\nimport { moons } from "@nn/datasets";\nimport { check } from "@nn/exercises";
      console.log(moons(random(1), { examples: 4, noise: 0 }).X.rows, typeof check, process.cwd());`;
    expect(runCells([cell], folder, foreign)[0]).toMatchObject({
      status: "ok",
      stderr: "",
      stdout: `4 function ${folder}\n`,
    });
  });
});

describe.each(chapterFiles().map((file) => [chapterName(file), readNotebook(file)] as const))("%s", (_, notebook) => {
  const bundles = notebook.cells.flatMap(({ outputs = [] }) => outputs.flatMap(({ data }) => data ?? []));

  it("asks for the kernel by its name and its language", () =>
    expect(notebook.metadata).toMatchObject({ kernelspec: { name: "tslab", language: "typescript" } }));

  it("has outputs that can be drawn, and beside each chart its picture and its text", () => {
    expect(bundles.flatMap(Object.keys).filter((type) => !DRAWN.includes(type))).toEqual([]);
    for (const bundle of bundles.filter((bundle) => bundle[VEGALITE]))
      expect(Object.keys(bundle).sort()).toEqual([VEGALITE, "image/png", "text/plain"]);
  });
});
