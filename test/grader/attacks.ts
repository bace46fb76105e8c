import type { VerdictKind } from "../../grader/src/result.js";

const right = "return v - eta * slope;";
const wrong = "return v + eta * slope;";

/** What is put into the cell of `step`, and what the grader must make of it. The other answers of the submission are right. */
export interface Attack {
  readonly name: string;
  readonly source: string;
  readonly verdict: VerdictKind;
}

const inside = (body: string): string => `function step(v: number, slope: number, eta: number): any {\n${body}\n}`;
const before = (code: string, body: string): string => `${code}\n${inside(body)}`;

export const attacks: readonly Attack[] = [
  // Plain mistakes
  { name: "wrong constant", source: inside("return 9;"), verdict: "fail" },
  { name: "hard-coded examples", source: inside("return v === 10 ? 9 : v === -3 ? -2.4 : 1.5;"), verdict: "fail" },
  { name: "untouched stub", source: inside("  return todo();"), verdict: "not attempted" },
  { name: "todo() behind a statement", source: inside("const x = 1;\nreturn todo();"), verdict: "not attempted" },
  { name: "a deleted function", source: "// I could not do this one", verdict: "not attempted" },
  { name: "syntax error", source: inside("return v - ;"), verdict: "syntax error" },
  {
    name: "an unclosed brace",
    source: "function step(v, slope, eta) {\n  return v - eta * slope;\n",
    verdict: "syntax error",
  },
  { name: "Python", source: "def step(v, slope, eta):\n    return v - eta * slope", verdict: "not attempted" },
  { name: "exception", source: inside("return missing.value;"), verdict: "exception" },
  {
    name: "an exception before the function",
    source: before("null.x;\nconst k = [][0].y;", "return v - k * slope;"),
    verdict: "exception",
  },
  { name: "endless recursion", source: inside("return step(v, slope, eta);"), verdict: "exception" },
  {
    name: "throws something that throws",
    source: inside("throw { get message() { throw 1; }, toString() { throw 2; } };"),
    verdict: "exception",
  },
  { name: "no return", source: inside("v - eta * slope;"), verdict: "fail" },
  { name: "a number as text", source: inside("return String(v - eta * slope);"), verdict: "fail" },
  { name: "a number in an array", source: inside("return [v - eta * slope];"), verdict: "fail" },
  { name: "a bigint", source: inside("return 9n;"), verdict: "fail" },
  {
    name: "a file of one's own",
    source: before('import { solve } from "./mine";', "return solve(v, slope, eta);"),
    verdict: "exception",
  },

  // Time
  { name: "endless loop", source: inside("for (;;);"), verdict: "time-out" },
  {
    name: "endless loop before the function",
    source: before("const k = (() => { for (;;); })();", "return k;"),
    verdict: "time-out",
  },
  {
    name: "exponential regex",
    source: inside('return /^(a+)+$/.test("a".repeat(60) + "!") ? 1 : v - eta * slope;'),
    verdict: "time-out",
  },
  { name: "a promise that never settles", source: inside("return new Promise(() => {});"), verdict: "time-out" },
  {
    name: "an endless loop of promises",
    source: inside("return (async () => { for (;;) await null; })();"),
    verdict: "time-out",
  },
  {
    name: "a limit on computing that is ignored",
    source: before('process.on("SIGXCPU", () => {});', "for (;;);"),
    verdict: "time-out",
  },
  { name: "a getter without end", source: inside("return { get x() { for (;;); } };"), verdict: "time-out" },

  {
    name: "types that take for ever to check",
    source: before(
      "type Orders<T, K = T> = [T] extends [never] ? [] : K extends K ? [K, ...Orders<Exclude<T, K>>] : never;",
      `const a: Orders<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8> = 1 as any;\nconst b: Orders<1 | 2 | 3 | 4 | 5 | 6 | 7 | 9> = a;\n${right}`,
    ),
    verdict: "pass",
  },

  // Memory
  {
    name: "heap bomb",
    source: inside("const all: any[] = [];\nfor (;;) all.push({ all: [...all.slice(-1)] });"),
    verdict: "out of memory",
  },
  {
    name: "a text without end",
    source: inside(
      'let s = "x";\nconst all: string[] = [];\nfor (;;) all.push(Buffer.from((s += s.slice(0, 1e6) + "y")).toString());',
    ),
    verdict: "out of memory",
  },
  {
    name: "typed arrays without end",
    source: inside("const all: any[] = [];\nfor (;;) all.push(new Float64Array(4e6).fill(1));"),
    verdict: "out of memory",
  },
  {
    name: "one huge typed array",
    source: inside("return new Float64Array(2 ** 31).fill(1)[0];"),
    verdict: "out of memory",
  },
  {
    name: "shared memory",
    source: inside("const all: any[] = [];\nfor (;;) all.push(new Uint8Array(new SharedArrayBuffer(5e7)).fill(1));"),
    verdict: "out of memory",
  },
  {
    name: "WebAssembly memory",
    source: inside(
      "const all: any[] = [];\nfor (;;) { const m = new WebAssembly.Memory({ initial: 1000 }); new Uint8Array(m.buffer).fill(1); all.push(m); }",
    ),
    verdict: "out of memory",
  },

  // Processes
  { name: "process.exit(0)", source: inside("process.exit(0);"), verdict: "exception" },
  {
    name: "process.exit(0) when loaded",
    source: before("const k = process.exit(0);", "return k;"),
    verdict: "exception",
  },
  { name: "abort", source: inside("process.abort();"), verdict: "exception" },
  { name: "kills itself", source: inside('process.kill(process.pid, "SIGKILL"); for (;;);'), verdict: "exception" },
  {
    name: "kills everything in reach",
    source: inside(
      'for (let pid = -1; pid < 70000; pid++) { try { if (pid !== 0) process.kill(pid, "SIGKILL"); } catch {} }\nreturn 0;',
    ),
    verdict: "exception",
  },
  {
    name: "fork bomb",
    source: before(
      'import { spawn } from "node:child_process";',
      'for (let i = 0; i < 2000; i++) { const child = spawn(process.execPath, ["-e", "for(;;);"], { detached: true, stdio: "ignore" }); child.on("error", () => {}); child.unref(); }\nreturn 0;',
    ),
    verdict: "fail",
  },
  {
    name: "worker threads without end",
    source: before(
      'import { Worker } from "node:worker_threads";',
      'for (let i = 0; i < 50; i++) new Worker("for(;;);", { eval: true }).on("error", () => {});\nfor (;;);',
    ),
    verdict: "exception",
  },
  {
    name: "something left running",
    source: before(
      'import { spawn } from "node:child_process";',
      'setInterval(() => {}, 10);\nspawn("/bin/node", ["-e", "setInterval(()=>{},1)"], { detached: true, stdio: "ignore" }).on("error", () => {});\n' +
        right,
    ),
    verdict: "pass",
  },

  // Output
  {
    name: "flood of output",
    source: inside('for (;;) console.log("PASS ".repeat(1000));'),
    verdict: "too much output",
  },
  { name: "flood of errors", source: inside('for (;;) console.error("x".repeat(10000));'), verdict: "too much output" },
  {
    name: "flood in the channel of the answers",
    source: before('import { writeSync } from "node:fs";', 'for (;;) writeSync(3, "x".repeat(60000));'),
    verdict: "too much output",
  },
  { name: "a huge answer", source: inside("return Array(200000).fill(1);"), verdict: "fail" },
  { name: "a huge text as the answer", source: inside('return "x".repeat(2e7);'), verdict: "too much output" },
  { name: "an answer that contains itself", source: inside("const a: any = {}; a.a = a; return a;"), verdict: "fail" },

  // Forged results
  {
    name: "prints PASS",
    source: inside(`console.log("PASS");\nconsole.log('{"kind":"returned","value":9}');\n${wrong}`),
    verdict: "fail",
  },
  {
    name: "a forged result line",
    source: before(
      'import { writeSync } from "node:fs";',
      `writeSync(3, '{"verdict":"pass","points":100,"kind":"returned","value":9}\\n');\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "forged lines that are no replies",
    source: before(
      'import { writeSync } from "node:fs";',
      `writeSync(3, 'null\\n[[]]\\n{"kind":"returned","value":["typed","Proxy"]}\\n');\n${wrong}`,
    ),
    verdict: "exception",
  },
  {
    name: "a reply nested deeply",
    source: before(
      'import { writeSync } from "node:fs";',
      'writeSync(3, \'{"kind":"returned","value":\' + "[".repeat(100000) + "]".repeat(100000) + "}\\n");\nreturn 0;',
    ),
    verdict: "exception",
  },
  {
    name: "questions that nobody can answer",
    source: before(
      'import { writeSync } from "node:fs";',
      `writeSync(3, '{"kind":"ask","function":"constructor","given":[]}\\n{"kind":"ask","function":0,"given":7}\\n');\n${wrong}`,
    ),
    verdict: "exception",
  },
  {
    name: "a changed argument that does not exist",
    source: before(
      'import { writeSync } from "node:fs";',
      `writeSync(3, '{"kind":"returned","value":9,"changed":{"index":"__proto__","after":1}}\\n');\n${wrong}`,
    ),
    verdict: "exception",
  },
  {
    name: "a prototype in the answer",
    source: inside('return JSON.parse(\'{"__proto__": {"right": true}}\');'),
    verdict: "fail",
  },
  {
    name: "an object equal to everything",
    source: inside(
      'return new Proxy({}, { get: (_, key) => key === "then" ? undefined : key === Symbol.toPrimitive ? () => 9 : () => true, has: () => true, getPrototypeOf: () => Number.prototype });',
    ),
    verdict: "fail",
  },
  {
    name: "valueOf and toJSON",
    source: inside(
      "return { valueOf: () => v - eta * slope, toJSON: () => v - eta * slope, toString: () => String(v - eta * slope) };",
    ),
    verdict: "fail",
  },
  { name: "a Number object", source: inside("return new Number(v - eta * slope);"), verdict: "fail" },
  {
    name: "another chapter's function on exports",
    source: before("exports.passed = true; module.exports = { step: () => 9 };", wrong),
    verdict: "fail",
  },

  // Patched globals
  {
    name: "patched Object.is and assert",
    source: inside(
      `Object.is = () => true;\nconst assert = require("node:assert");\nfor (const key of Object.keys(assert)) try { assert[key] = () => {}; } catch {}\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "patched JSON",
    source: inside(`JSON.stringify = () => '{"kind":"returned","value":9}';\nJSON.parse = () => ({});\n${wrong}`),
    verdict: "fail",
  },
  {
    name: "patched prototypes",
    source: inside(
      `Array.prototype.every = () => true;\nArray.prototype.find = () => undefined;\nNumber.prototype.valueOf = () => 9;\nString.prototype.slice = () => "";\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "toJSON on every prototype",
    source: inside(`(Object.prototype as any).toJSON = () => ({ kind: "returned", value: 9 });\n${wrong}`),
    verdict: "fail",
  },
  {
    name: "patched Map, Object.entries and Array.from",
    source: inside(
      `Map.prototype.get = () => () => 9;\nObject.entries = () => [];\nArray.from = () => [] as any;\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "patched timers and promises",
    source: inside(
      `globalThis.setTimeout = (() => 0) as any;\nPromise.prototype.then = function () { return this; } as any;\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "patched process and streams",
    source: inside(
      `require("node:fs").writeSync = () => 1;\nprocess.exit = (() => {}) as any;\nprocess.removeAllListeners();\n${wrong}`,
    ),
    verdict: "fail",
  },
  {
    name: "a deleted world",
    source: inside(
      "for (const key of Object.getOwnPropertyNames(globalThis)) delete (globalThis as any)[key];\nreturn 0;",
    ),
    verdict: "exception",
  },
  {
    name: "frozen prototypes and a right answer",
    source: inside(`Object.freeze(Object.prototype);\nObject.freeze(Array.prototype);\n${right}`),
    verdict: "pass",
  },

  // Reading what is not for the learner
  {
    name: "the reference solution",
    source: before(
      'import { exercises } from "@nn/exercises";',
      "return (exercises as any).find(({ id }) => id.endsWith('/step')).solution(v, slope, eta);",
    ),
    verdict: "exception",
  },
  {
    name: "the reference solution by its path",
    source: inside('return require("@nn/exercises/dist/index.js").exercises[2].solution(v, slope, eta);'),
    verdict: "exception",
  },
  { name: "the grader", source: inside('return require("@nn/grader").grade;'), verdict: "exception" },
  {
    name: "the kernel's check()",
    source: inside('check("gradient-descent/step", step);\nreturn (check as any).expected;'),
    verdict: "fail",
  },
];
