import { describe, expect, it } from "vitest";
import { findChromium } from "../../tools/chromium.mjs";
import { countCheck, countVitest, summary, total } from "../../tools/results.mjs";

const file = (status: string, ...tests: string[]) => ({
  name: "a.test.ts",
  status,
  assertionResults: tests.map((status) => ({ status })),
});

describe("countVitest(report, exitCode)", () => {
  it("counts tests; pending, skipped and todo ones as skipped", () =>
    expect(
      countVitest({ testResults: [file("failed", "passed", "passed", "failed", "pending", "skipped", "todo")] }, 1),
    ).toEqual({ passed: 2, failed: 1, skipped: 3 }));
  it("a file that could not be loaded has failed", () =>
    expect(
      countVitest({ testResults: [file("passed", "passed"), file("failed"), file("failed", "failed")] }, 1),
    ).toEqual({ passed: 1, failed: 2, skipped: 0 }));
  it("a crash has failed, though every test passed", () =>
    expect(countVitest({ testResults: [file("passed", "passed")] }, 1).failed).toBe(1));
  it("no report has failed", () => expect(countVitest(undefined, 0).failed).toBe(1));
  it("no test has failed", () => expect(countVitest({ testResults: [] }, 0).failed).toBe(1));
});

describe("total(counts, maySkip)", () => {
  const counts = [countCheck(0), countCheck(2), { passed: 5, failed: 0, skipped: 2 }];
  it("sums", () => expect(total(counts, true)).toEqual({ passed: 6, failed: 1, skipped: 2 }));
  it("where nothing may be skipped, a skip is a failure", () =>
    expect(total(counts, false)).toEqual({ passed: 6, failed: 3, skipped: 0 }));
});

describe("summary(count)", () => {
  it("N passed, N failed", () => expect(summary({ passed: 6, failed: 1, skipped: 0 })).toBe("6 passed, 1 failed"));
  it("N passed, N failed, N skipped", () =>
    expect(summary({ passed: 6, failed: 0, skipped: 2 })).toBe("6 passed, 0 failed, 2 skipped"));
});

describe("findChromium(env, platform, exists)", () => {
  const only = (place: string) => (path: unknown) => path === place;
  it("takes CHROMIUM before the usual places", () =>
    expect(findChromium({ CHROMIUM: "/opt/mine" }, "linux", () => true)).toBe("/opt/mine"));
  it("does not look further where CHROMIUM is wrong", () =>
    expect(findChromium({ CHROMIUM: "/opt/mine" }, "linux", only("/usr/bin/chromium"))).toBeUndefined());
  it("knows the usual places", () =>
    expect(findChromium({}, "linux", only("/usr/bin/google-chrome"))).toBe("/usr/bin/google-chrome"));
  it("is undefined where there is none", () => expect(findChromium({}, "linux", () => false)).toBeUndefined());
});
