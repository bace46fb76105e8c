// The files for containers and for VS Code. Nothing here starts a container: what they name must be there, and fit together.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import preflight from "../../tools/preflight.cjs";
import { neededPython } from "../../tools/python.mjs";
import { inProject, isWindows, kernelJson } from "../../tools/project.mjs";

const read = (file: string) => readFileSync(inProject(file), "utf8");
const first = (file: string, pattern: RegExp) => pattern.exec(read(file))?.[1] ?? "";
const { engines, scripts } = JSON.parse(read("package.json")) as {
  engines: { node: string };
  scripts: Record<string, string>;
};

/** The newest of its series: what an image or a package of that name holds. */
const newest = (series: string) => (series === "" ? "0.0" : `${series}.99`);

it.each([
  ["Node.js of the devcontainer", ".devcontainer/Dockerfile", /^FROM node:(\d+)-bookworm$/m, engines.node],
  ["Node.js of Binder", ".binder/environment.yml", /- nodejs=(\d+)$/m, engines.node],
  ["Python of Binder", ".binder/environment.yml", /- python=(3\.\d+)$/m, neededPython],
])("%s is new enough", (_, file, pattern, range) => {
  const series = first(file, pattern);
  expect(preflight.satisfies(series.includes(".") ? series : newest(series), range)).toBe(true);
});

it("the devcontainer and Binder have the Node.js and the Python that everything is tested with", () => {
  const workflow = ".github/workflows/test.yml";
  const node = first(workflow, /node-version: (\d+)/);
  expect(first(".devcontainer/Dockerfile", /FROM node:(\d+)/)).toBe(node);
  expect(first(".binder/environment.yml", /nodejs=(\d+)/)).toBe(node);
  expect(first(".binder/environment.yml", /python=(3\.\d+)/)).toBe(first(workflow, /python-version: "(3\.\d+)"/));
});

describe(".devcontainer/devcontainer.json", () => {
  const container = JSON.parse(read(".devcontainer/devcontainer.json"));

  it("names files and commands that are there", () => {
    expect(existsSync(inProject(".devcontainer", container.build.dockerfile))).toBe(true);
    expect(scripts).toHaveProperty([/^npm run (\S+)$/.exec(container.postCreateCommand)![1]]);
  });

  it("brings the extensions that .vscode recommends", () => {
    const { recommendations } = JSON.parse(read(".vscode/extensions.json"));
    expect(container.customizations.vscode.extensions).toEqual(recommendations);
  });

  it("has everything that the tests on a build server install", () => {
    const wanted = [...read(".ci/run").matchAll(/missing\+=\((.*?)\)/g)].flatMap(([, names]) => names.split(" "));
    expect(wanted).toContain("bubblewrap");
    for (const name of wanted.filter((name) => name !== "fontconfig"))
      // comes with Chromium
      expect(read(".devcontainer/Dockerfile").split(/\s+/)).toContain(name);
  });
});

describe.skipIf(isWindows)(".binder", () => {
  const start = inProject(".binder", "start");
  const started = (...command: string[]) =>
    execFileSync(start, command, { encoding: "utf8", cwd: "/", env: { PATH: "/usr/bin:/bin", HOME: "/nonexistent" } });

  it("its scripts can be run, and call commands that are there", () => {
    for (const script of ["postBuild", "start"]) accessSync(inProject(".binder", script), constants.X_OK);
    const [, name] = /npm run (\S+)/.exec(read(".binder/postBuild"))!;
    expect(scripts).toHaveProperty([name]);
  });

  it.skipIf(!existsSync(kernelJson))("start runs the course's own JupyterLab, which has the course's kernel", () => {
    expect(started("bash", "-c", "command -v jupyter-lab").trim()).toBe(inProject(".venv", "bin", "jupyter-lab"));
    expect(started("jupyter", "kernelspec", "list")).toContain(kernelJson.replace("/kernel.json", ""));
  });

  it("start shows the course's kernel and settings to another server", () => {
    const variables = started("env").split("\n");
    expect(variables).toContain(`JUPYTER_PATH=${inProject(".venv", "share", "jupyter")}`);
    expect(variables).toContain(`JUPYTER_CONFIG_PATH=${inProject("tools", "jupyter")}`);
  });
});
