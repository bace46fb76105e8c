import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { kernelSpec, pythonEnvironment } from "../../tools/jupyter.mjs";
import { compiler, root } from "../../tools/project.mjs";
import { stages } from "../../tools/stages.mjs";

const read = (name: string) => readFileSync(join(root, name), "utf8");
const version = (tsc: string) => execFileSync(process.execPath, [tsc, "--version"], { encoding: "utf8" }).trim();

it("the project's compiler is TypeScript 6.0", () => expect(version(compiler)).toMatch(/^Version 6\.0\.\d+$/));

it("a cell's compiler is TypeScript 5.0.4", () =>
  expect(version(join(root, "node_modules/@tslab/typescript-for-tslab/bin/tsc"))).toBe("Version 5.0.4"));

const locks = [
  { lock: "package-lock.json", least: 100 },
  { lock: "tools/hub/package-lock.json", least: 20 },
];
it.each(locks)("$lock names no registry's host, and has a checksum for every package", ({ lock, least }) => {
  expect(read(lock)).not.toMatch(/"resolved": "https?:/);
  const { packages } = JSON.parse(read(lock)) as {
    packages: Record<string, { integrity?: string; link?: boolean }>;
  };
  const fetched = Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
  expect(fetched.length).toBeGreaterThan(least);
  expect(fetched.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
});

it.each([".", "tools/hub"])(
  "%s/requirements.txt pins each package, with those of requirements.in, and names no host",
  (folder) => {
    const lines = (name: string) =>
      read(join(folder, name))
        .split("\n")
        .filter((line) => line && !line.startsWith("#"));
    const pins = lines("requirements.txt");
    for (const pin of pins) expect(pin).toMatch(/^[a-z0-9-]+==[0-9a-z.]+( ; .*)?$/);
    for (const wanted of lines("requirements.in")) expect(pins).toContain(wanted);
    expect(read(join(folder, "requirements.txt"))).not.toMatch(/https?:|--index-url/);
  },
);

it("every stage of the tests has a script of its own", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const { name } of stages) expect(scripts[`test:${name}`]).toBe(`${scripts.test} ${name}`);
});

it("the kernel is started by absolute paths", () => {
  const { argv, ...names } = kernelSpec();
  const scripts = ["no-watching.cjs", "node-types.cjs"].flatMap((file) => [
    "--require",
    join(root, "tools/jupyter", file),
  ]);
  const tslab = join(root, "node_modules/tslab/bin/tslab");
  expect(argv.slice(0, 6)).toEqual([process.execPath, ...scripts, tslab]);
  expect(names).toEqual({ display_name: "TypeScript", language: "typescript" });
});

it("Jupyter keeps to the project's folder", () => {
  const environment: Record<string, string | undefined> = pythonEnvironment();
  const folders = Object.keys(environment).filter((name) => /^JUPYTER_.*(DIR|PATH)$/.test(name));
  expect(folders.sort()).toEqual([
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_CONFIG_PATH",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
  ]);
  for (const name of folders) expect(environment[name]?.startsWith(root)).toBe(true);
});
