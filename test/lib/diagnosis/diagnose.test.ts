import { diagnose, type Evidence } from "@nn/lib";
import { beforeAll, afterAll, describe, expect, it, vi } from "vitest";
import { heldOutSet, misses, notLearned } from "./heldOutSet.js";
import { run } from "./run.js";
import { tuningSet } from "./tuningSet.js";

const TIMEOUT = 60_000;

beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined)); // train warns of divergence
afterAll(() => void vi.restoreAllMocks());

describe.each([
  ["tuning set", tuningSet, {}],
  ["held-out set", heldOutSet, misses],
])("diagnose(history), %s", (_name, set, known) => {
  describe.each(Object.entries(set))("planted: %s", (fault, plans) => {
    it.each(Object.entries(plans))("%s", { timeout: TIMEOUT }, (plan, settings) => {
      expect(diagnose(run(settings))?.fault ?? "").toBe(known[`${fault}, ${plan}`] ?? fault);
    });
  });
});

describe("the sets", () => {
  const count = (set: Record<string, Record<string, unknown>>, isHealthy: boolean) =>
    Object.entries(set)
      .filter(([fault]) => (fault === "") === isHealthy)
      .reduce((sum, [, plans]) => sum + Object.keys(plans).length, 0);

  it("hold nine faults each, and at least ten healthy runs", () => {
    for (const set of [tuningSet, heldOutSet]) {
      expect(Object.keys(set).filter((fault) => fault !== "")).toHaveLength(9);
      expect(count(set, true)).toBeGreaterThanOrEqual(10);
    }
  });

  it("in the held-out one at least nine in ten of the faults are named", () => {
    expect(Object.keys(misses).length / count(heldOutSet, false)).toBeLessThan(0.1);
  });

  it("a run that was meant well and learned nothing does not pass for healthy", { timeout: TIMEOUT }, () => {
    expect(diagnose(run(notLearned))).toBeDefined();
  });
});

describe("diagnose(evidence) of a loop of one's own", () => {
  const falling = Array.from({ length: 100 }, (_, e) => 0.7 * 0.9 ** e);
  const rising = falling.map((loss) => 1.4 - loss);

  it("needs nothing but losses", () => {
    expect(diagnose({ loss: falling })).toBeUndefined();
    expect(diagnose({ loss: rising })?.fault).toBe("learning rate too large");
    expect(diagnose({ loss: [0.7, 0.9, NaN, NaN] })?.fault).toBe("learning rate too large");
    expect(diagnose({ loss: [0.7, 0.9, NaN] })?.evidence).toBe("The loss is no longer a number.");
  });

  it("with `start`, sees a wrong sign, whatever the losses", () => {
    const start = {
      examples: 100,
      parameters: 50,
      lossAtChance: 0.7,
      validationAtChance: undefined,
      inputSize: 1,
      descent: -1,
    };
    for (const loss of [falling, rising]) expect(diagnose({ loss, start })?.fault).toBe("wrong gradient");
    expect(diagnose({ loss: falling, start: { ...start, descent: 1 } })).toBeUndefined();
  });

  it("gives evidence with numbers, and what to try next", () => {
    const evidence: Evidence = { loss: falling, validationLoss: falling.map(() => 0.5) };
    const diagnosis = diagnose(evidence)!;
    expect(diagnosis.fault).toBe("too little data");
    expect(diagnosis.evidence).toMatch(/training loss is [\d.e-]+ \(chance: 0.7\); the validation loss is 0.5/);
    expect(diagnosis.tryNext).toMatch(/^Get more examples\./);
  });

  it("after early stopping, judges the epoch whose weights were put back", () => {
    const stopped = { reason: "early" as const, epoch: 100, step: 1, message: "" };
    const validationLoss = falling.map((_, e) => 0.1 + Math.abs(e - 50) / 50);
    expect(diagnose({ loss: falling, validationLoss })?.fault).toBe("too little data");
    expect(diagnose({ loss: falling, validationLoss, stopped })).toBeUndefined();
  });
});
