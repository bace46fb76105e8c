import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const libSource = path.join(root, "lib/src");

/** The layers of lib, lowest first. Those on one line don't use each other. */
const levels = [
  ["printAs", "range", "requireWhole", "workspace"],
  ["kernels", "random"],
  ["matrix", "moments"],
  ["examples", "leastSquares", "activations", "initializers"],
  ["layers"],
  ["costs"], // a cost reads Z and A from the last layer's pass
  ["network", "attention"],
  ["optimizers", "diagnostics", "sampling"],
  ["training"],
  ["diagnosis"],
  ["charts"],
  ["notebook"],
  ["index"],
];
const levelOf = (layer: string) => levels.findIndex((layers) => layers.includes(layer));

const libFiles = filesUnder("lib/src", [".ts"]);

/** The folder under lib/src that a file stands in, or its own name: "costs", "matrix". */
const layerOf = (file: string) =>
  path
    .relative(libSource, file)
    .split(path.sep)[0]
    .replace(/\.[jt]s$/, "");

/** Which layer uses which other one. */
const uses = libFiles.flatMap((file) =>
  importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => ({
      file: path.relative(root, file),
      from: layerOf(file),
      to: layerOf(path.resolve(path.dirname(file), name)),
    }))
    .filter(({ from, to }) => from !== to),
);

describe("lib", () => {
  it("every file belongs to a layer", () => {
    expect(libFiles.length).toBeGreaterThan(30);
    expect([...new Set(libFiles.map(layerOf))].filter((layer) => levelOf(layer) < 0)).toEqual([]);
  });

  it("imports flow downward only", () => {
    expect(uses.length).toBeGreaterThan(30);
    expect(uses.filter(({ from, to }) => levelOf(to) >= levelOf(from))).toEqual([]);
  });

  it("kernels are called where many numbers are computed, and nowhere else", () => {
    const callers = uses.filter(({ to }) => to === "kernels").map(({ from }) => from);
    expect([...new Set(callers)].sort()).toEqual([
      "activations",
      "attention",
      "diagnostics",
      "matrix",
      "moments",
      "optimizers",
    ]);
  });

  it("imports neither datasets nor exercises nor any package but Node's own; only notebook knows tslab", () => {
    const packages = libFiles.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith("."))
        .map((name) => ({ layer: layerOf(file), name })),
    );
    expect(
      packages.filter(({ layer, name }) => !name.startsWith("node:") && !(layer === "notebook" && name === "tslab")),
    ).toEqual([]);
    const knowTslab = libFiles.filter((file) => /["'`/]tslab/.test(readFileSync(file, "utf8"))).map(layerOf);
    expect(knowTslab.filter((layer) => layer !== "notebook")).toEqual([]);
  });

  it("index re-exports and does nothing else", () => {
    const { statements } = parse(path.join(libSource, "index.ts"));
    expect(statements.filter((statement) => !ts.isExportDeclaration(statement))).toEqual([]);
  });
});

describe("datasets, exercises and notebooks", () => {
  const users = [
    ...filesUnder("datasets/src", [".ts"]),
    ...filesUnder("exercises/src", [".ts"]),
    ...filesUnder("notebooks", [".ipynb"]),
  ];

  it("use the packages by their public names only", () => {
    const imported = users.flatMap((file) =>
      importsOf(file).map((name) => ({ file: path.relative(root, file), name })),
    );
    const isPublic = (name: string) => !name.startsWith("@nn/") || /^@nn\/(lib|datasets|exercises)$/.test(name);
    expect(imported.filter(({ name }) => !isPublic(name))).toEqual([]);
    expect(imported.some(({ name }) => name === "@nn/lib")).toBe(true);
    // A relative path stays within the package's own sources.
    const leaving = imported.filter(({ file, name }) => {
      const home = file.split(path.sep).slice(0, 2).join(path.sep);
      return name.startsWith(".") && !path.join(path.dirname(file), name).startsWith(home + path.sep);
    });
    expect(leaving).toEqual([]);
  });

  it("datasets use lib's random, matrix and examples alone", () => {
    const layers = ["random", "matrix", "examples"];
    const allowed = new Set(libFiles.filter((file) => layers.includes(layerOf(file))).flatMap(exportsOf));
    expect(allowed).toContain("zeros");
    const names = filesUnder("datasets/src", [".ts"]).flatMap((file) => namesFrom(file, "@nn/lib"));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !allowed.has(name))).toEqual([]);
  });
});

describe("Math.random", () => {
  const sources = [
    ...["lib/src", "datasets/src", "exercises/src", "grader", "tools"].flatMap((folder) =>
      filesUnder(folder, [".ts", ".mjs", ".cjs"]),
    ),
    ...filesUnder("notebooks", [".ipynb"]),
  ];

  it("is called nowhere in the project's sources", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.filter((file) => callsMathRandom(parse(file))).map((file) => path.relative(root, file))).toEqual([]);
  });

  it.each([
    ["Math.random()", true],
    ["const r = Math . random;", true],
    ['Math["random"]()', true],
    ["const { random } = Math;", true],
    ["// Math.random()", false],
    ["rng.random(); random(1);", false],
  ])("the search finds it: %s", (code, found) => {
    expect(callsMathRandom(ts.createSourceFile("a.ts", code, ts.ScriptTarget.ES2022, true))).toBe(found);
  });
});

function filesUnder(folder: string, endings: string[]): string[] {
  const top = path.join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && !/node_modules|checkpoint/.test(file))
    .map((file) => path.join(top, file));
}

/** The code of a source file, or of a notebook's code cells one after another. */
function codeOf(file: string): string {
  const text = readFileSync(file, "utf8");
  if (!file.endsWith(".ipynb")) return text;
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  return cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ source }) => [source].flat().join(""))
    .join("\n");
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(`${file}.ts`, codeOf(file), ts.ScriptTarget.ES2022, true);
}

/** What a file imports, types and `import()` included. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(codeOf(file)).importedFiles.map(({ fileName }) => fileName);
}

function namesFrom(file: string, module: string): string[] {
  return parse(file)
    .statements.filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text === module)
    .flatMap(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      return bindings && ts.isNamedImports(bindings)
        ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
        : ["*"];
    });
}

function exportsOf(file: string): string[] {
  return parse(file).statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
      ? [statement.name!.text]
      : [];
  });
}

function callsMathRandom(node: ts.Node): boolean {
  const isMath = (expression?: ts.Expression) => expression?.getText() === "Math";
  const here =
    (ts.isPropertyAccessExpression(node) && isMath(node.expression) && node.name.text === "random") ||
    (ts.isElementAccessExpression(node) &&
      isMath(node.expression) &&
      /random/.test(node.argumentExpression.getText())) ||
    (ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      isMath(node.initializer) &&
      /random/.test(node.name.getText()));
  return here || (ts.forEachChild(node, (child) => callsMathRandom(child) || undefined) ?? false);
}
