import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { matrix, type Matrix } from "@nn/lib";
import { exercise, type AnyFunction, type Exercise } from "../../exercises/src/exercise.js";
import { feedback } from "../../exercises/src/feedback.js";
import { judge } from "../../exercises/src/judge.js";
import { markdown, plainText } from "../../exercises/src/render.js";
import { todo } from "../../exercises/src/todo.js";

type Slope = (x: number) => number;

const step = exercise({
  id: "test/step",
  title: "Step",
  statement: "Step downhill.",
  signature: "step(v: number[], slope: (x: number) => number, rate: number): number[]",
  solution: function step(v: number[], slope: Slope, rate: number): number[] {
    return v.map((x) => x - rate * slope(x));
  },
  cases: [
    { name: "one", given: [[1, 2], (x) => x, 0.5], expected: [0.5, 1] },
    { name: "two", given: [[3, 4], (x) => 2 * x, 0.25], expected: [1.5, 2] },
    { name: "three", given: [[-1, 0], (x) => x, 0.5], expected: [-0.5, 0] },
    { name: "flat", given: [[1, 1], (x) => 0 * x, 0.5], expected: [1, 1] },
  ],
  hidden: (rng) => [[rng.normal(), rng.normal(), rng.normal()], (x) => x, 0.1],
  hints: ["a", "b", "c"],
  wrong: [
    { name: "uphill", says: "Sign: you went uphill.", answer: (v, slope, rate) => v.map((x) => x + rate * slope(x)) },
  ],
});

const wide = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
const transpose = exercise({
  id: "test/transpose",
  title: "Transpose",
  statement: "",
  signature: "transpose(M: Matrix): Matrix",
  solution: function transpose(M: Matrix): Matrix {
    const column = (j: number): number[] => Array.from({ length: M.rows }, (_, i) => M.data[i * M.columns + j]);
    return matrix(Array.from({ length: M.columns }, (_, j) => column(j)));
  },
  cases: [
    {
      name: "wide",
      given: [wide],
      expected: matrix([
        [1, 4],
        [2, 5],
        [3, 6],
      ]),
    },
  ],
  hidden: (rng) => [matrix([[rng.normal(), rng.normal()]])],
  hints: ["a", "b", "c"],
  wrong: [],
});

const say = (exercise: Exercise, answer: AnyFunction): string => plainText(feedback(exercise, judge(exercise, answer)));
const sayStep = (answer: (v: number[], slope: Slope, rate: number) => unknown): string => say(step, answer);

describe("feedback(exercise, judge(exercise, answer)) says", () => {
  test("what to do first", () => {
    expect(sayStep(() => todo())).toMatch(/^Not attempted yet\. In step, replace return todo\(\);/);

    const unsolved = todo;
    expect(sayStep(() => unsolved())).toMatch(/^Not yet\. step calls a function that is still todo\(\)\./);
  });

  test("that the answer is right", () => {
    const said = sayStep((v, slope, rate) => v.map((x) => x - rate * slope(x)));
    expect(said).toMatch(/^✓ Right\. step .* 4 examples .* 20 more/);
  });

  test("the known mistake first, then the wrong cases with given, expected, actual and difference", () => {
    const said = sayStep((v, slope, rate) => v.map((x) => x + rate * slope(x)));
    expect(said).toBe(
      [
        "✗ Not right yet: 3 of 4 examples are wrong.",
        "  Sign: you went uphill.",
        [
          "✗ one",
          "  given          v = [1, 2], slope = (x) => x, rate = 0.5",
          "  expected       [0.5, 1]",
          "  your answer    [1.5, 3]",
          "  what is wrong  The largest difference is 2, at [1]: expected 1, yours is 3.",
        ].join("\n"),
        [
          "✗ two",
          "  given          v = [3, 4], slope = (x) => 2 * x, rate = 0.25",
          "  expected       [1.5, 2]",
          "  your answer    [4.5, 6]",
          "  what is wrong  The largest difference is 4, at [1]: expected 2, yours is 6.",
        ].join("\n"),
        "Also wrong: three. Right: flat.",
        'Stuck? hint("test/step")',
      ].join("\n\n"),
    );
  });

  test("a mistake only where it explains every case", () => {
    const said = sayStep((v, slope, rate) => v.map((x) => x + (v[0] === 3 ? -rate : rate) * slope(x)));
    expect(said).not.toContain("uphill");
    expect(said).toContain("2 of 4 examples are wrong");
  });

  test("which hidden case is wrong when the examples are right", () => {
    const said = sayStep((v, slope, rate) => [v[0] - rate * slope(v[0]), v[1] - rate * slope(v[1])]);
    expect(said).toMatch(/^✗ Right on the examples shown, wrong on others/);
    expect(said).toContain("Wrong shape: it should be an array of 3 numbers; yours is an array of 2 numbers.");
  });

  const again = (): unknown => [again()];
  const grid = [
    [1, 2],
    [3, 4],
  ];
  test.each<[string, (v: number[]) => unknown, string]>([
    ["nothing returned", () => undefined, "Your function returned nothing. Did you forget return?"],
    ["a number for an array", () => 1, "It should be an array of 2 numbers; yours is a number."],
    ["a text for an array", () => "[1, 2]", "yours is a text."],
    ["another length", () => [1, 2, 3], "it should be an array of 2 numbers; yours is an array of 3 numbers"],
    ["holes", () => [undefined, 1], "At [0] it should be a number; yours is undefined."],
    ["NaN", (v) => [0, v[9] + 1], "The first NaN is at [1]. NaN means"],
    ["a promise", () => Promise.resolve([1]), "yours is a promise."],
    ["a generator function", function* () {}, "write function, not function*"],
    ["an error", () => JSON.parse("{"), "Your function stopped with an error: SyntaxError"],
    ["an index too far", (v) => [(v as unknown as number[][])[9][0]], "check the indices"],
    ["an error without end", () => raise("x\n".repeat(1e6)), "Your function stopped with an error: Error: x x x"],
    ["a nested surprise", () => grid, "At [0] it should be a number; yours is an array of 2 numbers."],
    ["a changed argument and a wrong answer", (v) => v.fill(7), "The largest difference is"],
    ["endless recursion", again, "calls itself without end"],
    ["an unreadable result", () => new Proxy([], { get: () => raise("no") }), "can't be read"],
  ])("what is wrong with %s", (_name, answer, sentence) => {
    expect(sayStep(answer)).toContain(sentence);
  });

  test("that an argument was changed, though the answer is right", () => {
    const said = sayStep((v, slope, rate) => {
      v.forEach((x, i) => (v[i] = x - rate * slope(x)));
      return v;
    });
    expect(said).toContain("The answer is right, but your function changed its argument v from [1, 2] to [0.5, 1]");
    expect(said).toContain("Also wrong: three.");
  });

  test("that the function is async, and once only", () => {
    const said = say(step, async () => Promise.resolve([1]));
    expect(said.match(/Leave out async and await/g)).toHaveLength(1);
    expect(said).toContain("Also wrong: two; three; flat.");
  });

  test("that a loop was cut off, without trying the further cases", () => {
    let calls = 0;
    const said = sayStep(() => {
      calls++;
      for (;;);
    });
    expect(said).toContain("stopped after 1 second. Is there a loop that never ends?");
    expect(said).toContain("3 further examples were not tried.");
    expect(calls).toBe(1);
  });

  test("both shapes of matrices, and the place of an entry", () => {
    const shape = "Wrong shape: it should be a 3×2 Matrix; yours is a 2×3 Matrix.";
    expect(say(transpose, (M: Matrix) => M)).toContain(shape);
    const type = "It should be a 3×2 Matrix; yours is an array of 6 numbers.";
    expect(say(transpose, (M: Matrix) => M.data)).toContain(type);
    const zeros = (entries: number) => () => ({ rows: 3, columns: 2, data: new Float64Array(entries) });
    expect(say(transpose, zeros(6))).toContain("difference is 6, at row 2, column 1: expected 6, yours is 0.");
    expect(say(transpose, zeros(5))).toContain("a 3×2 Matrix with 5 entries in its data");
  });

  const circle: unknown[] = [];
  circle.push(circle, circle, circle);
  const nest = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => [inner], 1);
  test.each<[string, () => unknown]>([
    ["a long array", () => Array.from({ length: 90_000 }, () => 123456.789)],
    ["a huge array", () => new Array(4e9)],
    ["a long text", () => "a".repeat(1e7)],
    ["a wide object", () => Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`key${i}`, i]))],
    ["an object in itself", () => circle],
    ["a deep array", () => nest(1e5)],
    ["a long error", () => raise("e".repeat(1e7))],
  ])("little about %s", (_name, answer) => {
    expect(markdown(feedback(step, judge(step, answer))).length).toBeLessThan(2500);
  });
});

function raise(message: string): never {
  throw new Error(message);
}

describe("judge(exercise, answer)", () => {
  const { log } = console;
  beforeEach(() => void (console.log = () => {}));
  afterEach(() => void (console.log = log));

  test("lets the function print", () => {
    const verdict = judge(step, (v: number[], slope: Slope, rate: number) => {
      console.log(v);
      return v.map((x) => x - rate * slope(x));
    });
    expect(verdict.kind).toBe("passed");
  });

  test("draws 20 hidden cases, the same for the same seed and others for another", () => {
    const drawn = (seed?: number): number[][] => {
      const given: number[][] = [];
      judge(step, (v: number[]) => given.push(v), seed);
      return given.slice(step.cases.length);
    };
    expect(drawn()).toHaveLength(20);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  test("takes a changed argument for a known mistake only where it was changed in the same way", () => {
    const inPlace = (v: number[], slope: Slope, rate: number): number[] => {
      v.forEach((x, i) => (v[i] = x - rate * slope(x)));
      return v;
    };
    const scratch = (v: number[], slope: Slope, rate: number): number[] => {
      const stepped = v.map((x) => x - rate * slope(x));
      v[0] = 99;
      return stepped;
    };
    const known = { ...step, wrong: [{ name: "in place", says: "You changed v.", answer: inPlace }] };
    expect(judge(known, inPlace)).toMatchObject({ kind: "failed", mistake: { name: "in place" } });
    expect(judge(known, scratch)).toMatchObject({ kind: "failed", mistake: undefined });
  });

  test("holds an explicit expected value above the solution", () => {
    const claimed: Exercise = { ...step, cases: [{ name: "claim", given: step.cases[0].given, expected: [0, 0] }] };
    expect(judge(claimed, step.solution).kind).toBe("failed");
  });
});
