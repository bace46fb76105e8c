import { describe, expect, it } from "vitest";
import { nodeProblem, parseVersion, satisfies } from "../../tools/preflight.cjs";

const range = "^20.19.0 || ^22.13.0 || >=24";

describe("parseVersion(text)", () => {
  it.each([
    ["v20.19.5", [20, 19]],
    ["3.10.13", [3, 10]],
    ["24.0.0-nightly", [24, 0]],
    ["not a version", [0, 0]],
  ])("%s", (text, expected) => expect(parseVersion(text)).toEqual(expected));
});

describe("satisfies(version, range)", () => {
  it.each(["v20.19.0", "v20.20.2", "v22.13.0", "v22.99.1", "v24.0.0", "v26.1.0"])("%s is in the range", (version) =>
    expect(satisfies(version, range)).toBe(true),
  );
  it.each(["v8.17.0", "v18.20.4", "v20.18.3", "v21.7.0", "v22.12.0", "v23.5.0"])("%s is not", (version) =>
    expect(satisfies(version, range)).toBe(false),
  );
  it("3.9 is older than 3.10, though 9 > 1", () => {
    expect(satisfies("3.9.18", ">=3.10")).toBe(false);
    expect(satisfies("3.10.0", ">=3.10")).toBe(true);
    expect(satisfies("4.0.0", ">=3.10")).toBe(true);
  });
});

describe("nodeProblem(version, range)", () => {
  it("is empty for a Node that will do", () => expect(nodeProblem("v20.20.2", range)).toBe(""));
  it("names what was found, what is needed and where to get it", () => {
    const message = nodeProblem("v18.20.4", range);
    expect(message).toContain("v18.20.4");
    expect(message).toContain("20.19 or a later 20, 22.13 or a later 22, 24 or later");
    expect(message).toContain("https://nodejs.org");
  });
});
