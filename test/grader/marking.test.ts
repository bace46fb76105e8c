import { describe, expect, test } from "vitest";
import { copy, exercises, Opaque, type Exercise } from "@nn/exercises/grading";
import { matrix } from "@nn/lib";
import { decode } from "../../grader/src/child/decode.js";
import { encode } from "../../grader/src/child/encode.js";
import { casesOf } from "../../grader/src/marking/cases.js";
import { mark } from "../../grader/src/marking/mark.js";
import { pointsFor } from "../../grader/src/marking/points.js";
import type { CallOutcome } from "../../grader/src/marking/run.js";
import { gradeNotebook, notebookWith, resultFor, seed } from "./submissions.js";

const exercise = (id: string): Exercise => exercises.find((each) => each.id === id)!;
const [step, behaviour] = ["gradient-descent/step", "gradient-descent/behaviour"].map(exercise);

describe("values on their way through the channel", () => {
  const stands = { function: () => undefined, opaque: (kind: string) => new Opaque(kind as "promise") };
  const sent = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))), stands);

  test.each([
    ["numbers", [0, -0, 1.5, NaN, Infinity, -Infinity, 5e-324, 0.1 + 0.2, Number.MAX_VALUE]],
    ["texts", ["", "NaN", '"\n\u2028', "漢字 😀", "\ud800"]],
    ["nothing", [undefined, null]],
    ["truth", [true, false]],
    ["nested", [[1, [undefined, [NaN]]], { a: { b: [-0] }, "": 1 }]],
    ["tags in disguise", [["undefined"], ["number", "NaN"], ["array"], ["opaque", "promise"]]],
    ["typed arrays", [Float64Array.of(-0, NaN), Float32Array.of(0.1), Uint8Array.of(255), new Int32Array(0)]],
    [
      "a matrix",
      [
        matrix([
          [1, -0],
          [NaN, 2],
        ]),
      ],
    ],
    ["a prototype as a key", [JSON.parse('{"__proto__": 1, "constructor": 2}')]],
  ])("%s", (_name, values) => {
    expect(sent(values)).toStrictEqual(values);
  });

  test.each([
    ["a function", () => 1, "function"],
    ["a symbol", Symbol("x"), "symbol"],
    ["a bigint", 9n, "bigint"],
    ["a promise", Promise.resolve(1), "promise"],
    ["a generator", (function* () {})(), "generator"],
    [
      "an object without end",
      (() => {
        const a: { a?: unknown } = {};
        a.a = a;
        return a;
      })(),
      "deep",
    ],
    ["an array of over 100000 entries", Array(100_001).fill(0), "huge"],
  ])("%s is no answer", (_name, value, kind) => {
    expect(JSON.stringify(sent(value))).toContain(`"kind":"${kind}"`);
  });

  test.each([
    ["no tag", []],
    ["another tag", ["date", 1]],
    ["an object", { a: 1 }],
    ["a broken entry", ["object", [1, 2]]],
    ["no typed array", ["typed", "Function", "x"]],
  ])("%s is refused", (_name, tagged) => {
    expect(() => decode(tagged, stands)).toThrow(TypeError);
  });
});

describe("pointsFor(cases, right)", () => {
  const cases = casesOf(behaviour, seed);
  const examples = behaviour.cases.length;
  const rightWhere = (test: (i: number) => boolean): number =>
    pointsFor(
      cases,
      cases.map((_, i) => test(i)),
    );

  test("all for all, none for none, none for the examples alone", () => {
    expect(rightWhere(() => true)).toBe(1);
    expect(rightWhere(() => false)).toBe(0);
    expect(rightWhere((i) => i < examples)).toBe(0);
  });

  test("a constant earns nothing, whichever", () => {
    for (const constant of ["slides", "oscillates", "diverges"]) {
      expect(
        pointsFor(
          cases,
          cases.map(({ expected }) => expected === constant),
        ),
      ).toBe(0);
    }
  });

  test("an example counts its weight", () => {
    expect(rightWhere((i) => i !== 0)).toBe(0.83); // 5 of 6
    expect(rightWhere((i) => i !== 3)).toBe(0.66); // 4 of 6: the limit counts twice
  });

  test("a part of the drawn cases gives a part of the points", () => {
    const part = rightWhere((i) => i < examples + 15);
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(0.75);
  });
});

describe("mark(exercise, cases, outcomes)", () => {
  test.each(exercises.flatMap((each) => each.wrong.map((wrong) => [each.id, wrong.name] as const)))(
    "%s: %s is named",
    (id, name) => {
      const each = exercise(id);
      const wrong = each.wrong.find((one) => one.name === name)!;
      const cases = casesOf(each, seed);
      const outcomes = cases.map(({ given }): CallOutcome => {
        const passed = structuredCloneWithFunctions(given);
        try {
          const value = copy((wrong.answer as (...given: unknown[]) => unknown)(...passed));
          const index = passed.findIndex((argument, i) => JSON.stringify(argument) !== JSON.stringify(given[i]));
          return index < 0
            ? { kind: "returned", value }
            : { kind: "returned", value, changed: { index, before: copy(given[index]), after: copy(passed[index]) } };
        } catch (error) {
          return { kind: "threw", text: String(error) };
        }
      });
      const marked = mark(each, cases, outcomes);
      expect(marked).toMatchObject({ verdict: expect.stringMatching(/^(fail|exception)$/), mistake: name });
      expect(marked.feedback).toContain(wrong.says.split("\n")[0]);
    },
  );
});

const structuredCloneWithFunctions = (given: readonly unknown[]): unknown[] =>
  given.map((argument) => (typeof argument === "function" ? argument : structuredClone(argument)));

describe("feedback gives no drawn input away", () => {
  const drawn = casesOf(step, seed).slice(step.cases.length);
  const inputs = drawn.flatMap(({ given }) => given.map((x) => String(x).slice(0, 5)));

  test.each([
    ["returns it", "return v;"],
    ["returns it as keys", "return { [String(v)]: [v, slope, eta] };"],
    ["returns it as text", "return JSON.stringify([v, slope, eta]);"],
    ["throws it", "throw new Error(JSON.stringify([v, slope, eta]));"],
    [
      "throws it as the error's name",
      'const error = new Error("x"); error.name = JSON.stringify([v, slope, eta]); throw error;',
    ],
    ["prints it", "console.log(v, slope, eta); console.error(v); return 0;"],
    ["changes an argument", "return [v];"],
    ["hands it out in the next example", "return seen.length > 0 ? String(seen) : 0;"],
  ])("to an answer that %s", async (_name, body) => {
    // Right on the examples, so that the feedback is about the drawn cases.
    const source = `const seen: unknown[] = [];\nfunction step(v, slope, eta): any {\n  if ([10, -3, 1.5].includes(v)) return v - eta * slope;\n  seen.push(v);\n  ${body}\n}`;
    const { verdict, feedback } = resultFor(await gradeNotebook(notebookWith({ [step.id]: source })), step.id);
    expect(verdict).toMatch(/^(fail|exception)$/);
    expect(feedback).toMatch(/Right on the examples/);
    for (const input of inputs) expect(feedback).not.toContain(input);
  });

  test("nor to an answer that hands out what another one was given", async () => {
    const stash = "(globalThis as any).stash ??= [];";
    const notebook = notebookWith({
      [step.id]: `function step(v, slope, eta) { ${stash} (globalThis as any).stash.push(v); return v - eta * slope; }`,
      "gradient-descent/momentum": `function momentumStep() { ${stash} return String((globalThis as any).stash); }`,
    });
    const { feedback } = resultFor(await gradeNotebook(notebook), "gradient-descent/momentum");
    for (const input of inputs) expect(feedback).not.toContain(input);
  });
});
