import { admit, exercises, patientNames, settingsOf, type Settings } from "@nn/exercises";
import { diagnose } from "@nn/lib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { treatment } from "../../exercises/src/clinic/clinic.js";

const TIMEOUT = 120_000;
/** The cures that the chapter gives. */
const cures: Record<string, Partial<Settings>> = {
  A: { learningRate: 0.3 },
  B: { labels: "read again" },
  C: { hidden: [16] },
  D: { learningRate: 0.2 },
  E: { inputs: "standardized" },
  F: { firstBias: 0 },
  G: { examples: 200 },
  H: { backward: "lib" },
};
const clinic = exercises.find(({ id }) => id === "troubleshooting/clinic")!.solution as unknown as (
  patient: string,
) => string;
const said = (name: string, changes: Partial<Settings>) =>
  treatment(name, changes)
    .says.map((span) => (typeof span === "string" ? span : Object.values(span)[0]))
    .join("");

beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined)); // train warns of divergence
afterAll(() => void vi.restoreAllMocks());

describe.each(patientNames)("patient %s", (name) => {
  it("has the fault that the exercise's solution names, and diagnose too", { timeout: TIMEOUT }, () => {
    expect(diagnose(admit(name))?.fault).toBe(clinic(name));
  });

  it("is cured by the one change that the chapter gives", { timeout: TIMEOUT }, () => {
    expect(said(name, cures[name])).toMatch(`✓ Patient ${name} is cured.`);
    expect(treatment(name, cures[name]).cured).toBe(true);
  });
});

describe("treatment(patient, changes)", () => {
  it("asks for a change where there is none", () => {
    expect(said("A", {})).toMatch(/not treated yet/);
    expect(said("C", { hidden: [], learningRate: 0.1 })).toMatch(/not treated yet/);
  });

  it("tells what is still wrong", () => {
    expect(treatment("C", { learningRate: 0.2 }).cured).toBe(false);
    expect(said("C", { learningRate: 0.2 })).toMatch(/still sick with 3 of 3 seeds: network too weak/);
  });

  it("says what it was before, where that is another fault", { timeout: TIMEOUT }, () => {
    expect(said("A", { learningRate: 0.01 })).toMatch(/Before your change it was learning rate too small\./);
    expect(said("A", { epochs: 160 })).toMatch(/learning rate too small/);
    expect(said("A", { epochs: 160 })).not.toMatch(/Before/);
  });

  it("does not count a cure with two changes", { timeout: TIMEOUT }, () => {
    const changes = { hidden: [16], epochs: 160 };
    expect(treatment("C", changes).cured).toBe(false);
    expect(said("C", changes)).toMatch(/which of your changes \(hidden, epochs\)/);
  });

  it("names the patients and the settings that there are", () => {
    expect(() => admit("Z")).toThrow('There is no patient "Z"; there are A, B, C, D, E, F, G, H.');
    expect(() => treatment("A", { rate: 1 } as Partial<Settings>)).toThrow(
      /no setting "rate"; there are examples, labels/,
    );
    expect(settingsOf("A").learningRate).toBe(0.0003);
  });
});
