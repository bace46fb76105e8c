import { describe, expect, test } from "vitest";
import { matrix } from "@nn/lib";
import { call } from "../../exercises/src/guard.js";
import { todo } from "../../exercises/src/todo.js";
import { Opaque } from "../../exercises/src/value.js";

const returned = (value: unknown): object => ({ kind: "returned", value });

describe("call(answer, given)", () => {
  test("returns what the function returns, typed arrays as arrays", () => {
    expect(call((a: number, b: number) => a + b, [1, 2])).toEqual(returned(3));
    expect(call(() => Float32Array.of(1, 2), [])).toEqual(returned([1, 2]));
    expect(call(() => matrix([[1, 2]]), [])).toEqual(returned(matrix([[1, 2]])));
    expect(call(() => ({ loss: 1, gradient: [Uint8Array.of(3)] }), [])).toEqual(returned({ loss: 1, gradient: [[3]] }));
  });

  test("tells todo() from other errors", () => {
    expect(call(() => todo(), [])).toEqual({ kind: "todo" });
    expect(call(() => JSON.parse("{"), [])).toMatchObject({
      kind: "threw",
      text: expect.stringMatching(/^SyntaxError: /),
    });
  });

  test.each([
    ["null", null, "null"],
    ["undefined", undefined, "undefined"],
    ["a text", "bo\nom", '"bo\\nom"'],
    ["a number", 7, "7"],
    ["an object", { reason: "x" }, '{ reason: "x" }'],
  ])("catches a thrown thing that is no Error: %s", (_name, thing, text) => {
    const outcome = call(() => {
      throw thing; // eslint-disable-line @typescript-eslint/only-throw-error
    }, []);
    expect(outcome).toEqual({ kind: "threw", text });
  });

  test("catches things that throw when they are looked at", () => {
    const bomb = {
      get message(): string {
        throw new Error("message");
      },
      toString(): string {
        throw new Error("toString");
      },
    };
    const everyTrap = new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, has: fail });
    const hostileError = Object.defineProperty(new Error(), "message", { get: fail });
    for (const thing of [bomb, everyTrap, hostileError]) {
      const outcome = call(() => {
        throw thing; // eslint-disable-line @typescript-eslint/only-throw-error
      }, []);
      expect(outcome).toEqual({ kind: "threw", text: undefined });
    }
    expect(call(() => bomb, [])).toEqual({ kind: "unreadable" });
    expect(call(() => everyTrap, [])).toEqual({ kind: "unreadable" });
    expect(call(() => [1, everyTrap], [])).toEqual({ kind: "unreadable" });
  });

  test("ends endless loops: in the function, in its catch, in a getter of the result, in a thrown thing's text", () => {
    const forever = (): never => {
      for (;;);
    };
    const answers = [
      forever,
      () => {
        try {
          forever();
        } catch {
          return 1;
        } finally {
          forever();
        }
      },
      () => ({
        get entry() {
          return forever();
        },
      }),
      () => {
        throw Object.defineProperty(new Error(), "message", { get: forever });
      },
    ];
    for (const answer of answers) expect(call(answer, [])).toEqual({ kind: "timeout" });
    expect(call(() => 1, [])).toEqual(returned(1));
  });

  test("ends endless recursion", () => {
    const down = (n: number): number => down(n + 1) + 1;
    expect(call(down, [0])).toEqual({ kind: "endless recursion" });
  });

  test("does not run async functions, and leaves no rejection behind", async () => {
    let ran = false;
    const asynchronous = async (): Promise<void> => {
      ran = true;
      return Promise.resolve();
    };
    expect(call(asynchronous, [])).toEqual({ kind: "async" });
    expect(ran).toBe(false);
    const rejections: unknown[] = [];
    const listen = (reason: unknown): void => void rejections.push(reason);
    process.on("unhandledRejection", listen);
    expect(call(() => Promise.reject(new Error("later")), [])).toEqual(returned(new Opaque("promise")));
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", listen);
    expect(rejections).toEqual([]);
  });

  test("hands over copies, and tells which argument was changed", () => {
    const v = [1, 2];
    const nested = { rows: [[1], [2]] };
    const M = matrix([[1, 2]]);
    const same = call((v: number[]) => v.map((x) => x + 1), [v]);
    expect(same).toEqual(returned([2, 3]));
    const sorted = call((_n: number, v: number[]) => v.reverse(), [0, v]);
    expect(sorted).toEqual({ ...returned([2, 1]), changed: { index: 1, before: [1, 2], after: [2, 1] } });
    expect(call((o: typeof nested) => o.rows[1].push(5), [nested])).toMatchObject({ changed: { index: 0 } });
    expect(call((A: typeof M) => void (A.data[0] = 9), [M])).toMatchObject({ changed: { index: 0 } });
    const plant = (v: unknown[]): void => void (v[0] = new Proxy({}, { get: fail, ownKeys: fail }));
    expect(call(plant, [v])).toEqual({ kind: "unreadable" });
    expect([v, nested, M]).toEqual([[1, 2], { rows: [[1], [2]] }, matrix([[1, 2]])]);
  });

  test("keeps what is one object in the arguments one object in their copies", () => {
    const W = matrix([[1]]);
    const shares = (net: { W: object; parameters: object[] }): boolean => net.W === net.parameters[0];
    expect(call(shares, [{ W, parameters: [W] }])).toEqual(returned(true));
  });

  test("names what can't be an answer", () => {
    const circle: unknown[] = [];
    circle.push(circle, circle);
    const generator = function* (): Generator<number> {
      yield 1;
    };
    const cases: [() => unknown, string][] = [
      [() => () => 1, "function"],
      [() => Symbol("s"), "symbol"],
      [() => 3n, "bigint"],
      [() => new Array(4e9), "huge"],
      [generator, "generator"],
    ];
    for (const [answer, kind] of cases) expect(call(answer, [])).toEqual(returned(new Opaque(kind as "huge")));
    expect(call(() => circle, []).kind).toBe("returned");
  });
});

function fail(): never {
  throw new Error("trap");
}
