import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
// tslab's compiler has the same interface as the project's, as far as it is used here.
const tslab = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof ts;

/** A folder with lib built into its node_modules, as a notebook's folder has it. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lib-types-"));
  const installed = path.join(folder, "node_modules/@nn/lib");
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(root, "lib/package.json"), path.join(installed, "package.json"));
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, "lib/tsconfig.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  const options = {
    ...config!.options,
    outDir: path.join(installed, "dist"),
    emitDeclarationOnly: true,
    composite: false,
    incremental: false,
  };
  const program = ts.createProgram(config!.fileNames, options);
  program.emit();
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The project's own options, and those that tslab 1.0.22 gives its compiler (dist/converter.js): not strict. */
const compilers = [
  { name: "TypeScript 6.0.3, strict", compiler: ts, options: { strict: true, ignoreDeprecations: "6.0" } },
  { name: "tslab's TypeScript 5.0.4, not strict", compiler: tslab, options: { strict: false, esModuleInterop: true } },
];

it("the two compilers are the versions that the course is made for", () => {
  expect([ts.version, tslab.version]).toEqual(["6.0.3", "5.0.4"]);
});

const IMPORTS = `import { network, dense, dropout, tanh, relu, sigmoid, softmax, identity, random, xavier, crossEntropy, quadratic,
  normal, sgd, train, matrix, elementwise, clone, predict, embedding, selfAttention, feedForward, type Network, type Layer, type TrainOptions } from "@nn/lib";
`;

/** A cell, and what each of its errors must say; none when it is to compile. */
const cells: { title: string; cell: string; errors: (string | RegExp)[] }[] = [
  {
    title: "a transformer's layers are checked like others: widths 24 and 32 don't fit",
    cell: `const seeded = { rng: random(1) };
network(embedding(57, 16, 24, seeded), selfAttention(16, 24, 8, seeded), feedForward(24, seeded), dense(24, 57, softmax));
network(embedding(57, 16, 24, seeded), feedForward(32, seeded));`,
    errors: [/Sizes don't fit: the layer before gives 24, this layer takes 32\./],
  },
  {
    title: "network(dense(2, 4, tanh), dense(5, 1, sigmoid)) is an error that names 4 and 5",
    cell: `network(dense(2, 4, tanh), dense(5, 1, sigmoid));`,
    errors: [/Sizes don't fit: the layer before gives 4, this layer takes 5\./],
  },
  {
    title: "so is it with options, as chapters write it",
    cell: `const rng = random(1);
      const net = network(dense(2, 4, tanh, { initializer: xavier, rng }), dense(5, 1, sigmoid, { initializer: xavier, rng }));`,
    errors: [/gives 4, this layer takes 5/],
  },
  {
    title: "so is it in the third layer of four, and the message is about that one",
    cell: `network(dense(2, 4, tanh), dense(4, 3, tanh), dense(7, 3, tanh), dense(3, 1, sigmoid));`,
    errors: [/gives 3, this layer takes 7/],
  },
  {
    title: "so is it with layers in variables",
    cell: `const first = dense(2, 4, tanh);
      const second = dense(5, 1, sigmoid);
      network(first, second);`,
    errors: [/gives 4, this layer takes 5/],
  },
  {
    title: "so is it across dropout",
    cell: `network(dense(2, 4, tanh), dropout(4, 0.5, { rng: random(0) }), dense(5, 1, sigmoid));`,
    errors: [/gives 4, this layer takes 5/],
  },
  {
    title: "so is it into dropout",
    cell: `network(dense(2, 4, tanh), dropout(3, 0.5, { rng: random(0) }), dense(3, 1, sigmoid));`,
    errors: [/gives 4, this layer takes 3/],
  },
  { title: "an activation's name is not an activation", cell: `dense(2, 4, "relu");`, errors: [/'?string'?|"relu"/] },
  {
    title: "train needs its options",
    cell: `train(network(dense(1, 1, identity)), { X: matrix([[1]]), Y: matrix([[1]]) }, { cost: quadratic, optimizer: sgd({ learningRate: 1 }), epochs: 2, batchSize: 1 });`,
    errors: [/rng/],
  },
  {
    title: "an optimizer must be made first",
    cell: `const o: TrainOptions["optimizer"] = sgd;`,
    errors: [/Optimizer/],
  },
  {
    title: "normal is called with its standard deviation",
    cell: `dense(1, 1, identity, { initializer: normal });`,
    errors: [/Initializer/],
  },
  {
    title: "networks that fit compile, and their sizes are in their type",
    cell: `const rng = random(1);
      const one = network(dense(2, 1, sigmoid));
      const two: Network<2, 1> = network(dense(2, 4, tanh, { rng }), dense(4, 1, sigmoid, { rng }));
      const five: Network<784, 10> = network(dense(784, 30, relu), dropout(30, 0.2, { rng }), dense(30, 20, relu), dense(20, 10, softmax));
      const inputs: 2 = one.inputs;
      const outputs: 10 = five.outputs;
      const copy: Network<2, 1> = clone(two);
      train(two, { X: matrix([[1, 2]]), Y: matrix([[1]]) }, { cost: crossEntropy, optimizer: sgd({ learningRate: 1 }), epochs: 2, batchSize: 1, rng });
      predict(five, matrix([[1]]));`,
    errors: [],
  },
  {
    title: "sizes that are only known to be numbers compile (the call checks them)",
    cell: `const hidden: number = 4;
      const net = network(dense(2, hidden, tanh), dense(hidden, 1, sigmoid));
      const mixed = network(dense(2, hidden, tanh), dense(5, 1, sigmoid));
      const otherWay = network(dense(2, 4, tanh), dense(hidden, 1, sigmoid));
      const layers: Layer[] = [2, 3].map((size) => dense(size, size + 1, tanh));
      const spread = network(...layers);
      const of: Network = net;`,
    errors: [],
  },
  {
    title: "a network of other sizes is not assignable",
    cell: `const net: Network<2, 3> = network(dense(2, 4, tanh), dense(4, 1, sigmoid));`,
    errors: [/'?1'? is not assignable to type '?3/],
  },
  {
    title: "an activation of one's own compiles",
    cell: `const swish = elementwise("swish", (z) => z * sigmoid.value(z), (z, a) => a + sigmoid.value(z) * (1 - a));
      network(dense(2, 4, swish), dense(4, 1, identity));`,
    errors: [],
  },
];

describe.each(compilers)("$name", ({ compiler, options }) => {
  let found: string[][];

  beforeAll(() => {
    const files = cells.map(({ cell }, n) => {
      const file = path.join(folder, `cell${n}.ts`);
      writeFileSync(file, `${IMPORTS}${cell}`);
      return file;
    });
    const program = compiler.createProgram(files, { ...base(compiler), ...options, skipLibCheck: true });
    found = files.map((file) =>
      messages(compiler, compiler.getPreEmitDiagnostics(program, program.getSourceFile(file))),
    );
  }, 120_000);

  it.each(cells.map(({ title, errors }, n) => ({ title, errors, n })))("$title", ({ errors, n }) => {
    expect(found[n].length, found[n].join("\n")).toBe(errors.length);
    errors.forEach((error, e) => expect(found[n][e]).toMatch(error));
  });

  it("reads every .d.ts of lib without skipLibCheck", { timeout: 120_000 }, () => {
    const dist = path.join(folder, "node_modules/@nn/lib/dist");
    const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".d.ts"));
    expect(files.length).toBeGreaterThan(30);
    const program = compiler.createProgram(
      files.map((file) => path.join(dist, file)),
      { ...base(compiler), ...options, skipLibCheck: false },
    );
    expect(messages(compiler, compiler.getPreEmitDiagnostics(program))).toEqual([]);
  });
});

function base(compiler: typeof ts): ts.CompilerOptions {
  return {
    noEmit: true,
    declaration: false,
    target: compiler.ScriptTarget.ES2022,
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Node10,
    types: [],
  };
}

function messages(compiler: typeof ts, diagnostics: readonly ts.Diagnostic[]): string[] {
  return diagnostics.map(
    ({ messageText, file }) => `${file?.fileName}: ${compiler.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
}
