import { describe, expect, it } from "vitest";
import { bytes, itemsOf, run, versions } from "./compile.js";
import { samples } from "./samples.js";

describe.each(Object.entries(samples))("%s", (name, chart) => {
  it.each(versions)("compiles and runs without a warning on %s", async (version) => {
    expect((await run(chart, version)).complaints).toEqual([]);
  });

  it("is smaller than 150 kB, and plain JSON", () => {
    expect(bytes(chart)).toBeLessThan(150_000);
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  it("names its format, and says in sentences what it shows", () => {
    expect(chart.$schema).toBe("https://vega.github.io/schema/vega-lite/v5.json");
    expect(chart.description).toMatch(/^\S.{15,}[.]$/);
    expect(chart.description).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("has a title, and one at each axis and legend", async () => {
    const running = await run(chart);
    const titles = (role: string) => itemsOf(running, "text", role).map(({ text }) => String(text));
    expect(titles("title-text")).toContain((chart.title as { text: string }).text);
    for (const title of [...titles("title-text"), ...titles("axis-title")]) expect(title).toMatch(/\w/);
    const pictures = ["boundaryGrid", "computationGraph", "diagnosisTree", "digitGrid", "networkDiagram"];
    const [kind] = name.split(",");
    const axes = kind === "signalHistograms" ? 3 : pictures.includes(kind) ? 0 : 2;
    expect(new Set(titles("axis-title")).size).toBe(axes);
    expect(titles("legend-label").every((label) => label !== "" && label !== "undefined")).toBe(true);
  });

  it("leaves background and text colours to the theme", () => {
    expect(JSON.stringify(chart.config)).not.toMatch(/background|labelColor|titleColor|"color"|"font"/);
    expect(chart).not.toHaveProperty("background");
  });
});

it("a chart that vega-lite or vega complains of is noticed", async () => {
  const mark = { type: "bar", size: 3 };
  const encoding = {
    x: { field: "a", type: "quantitative" },
    y: { field: "b", type: "nominal" },
    shape: { field: "a" },
  };
  const broken = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description: "",
    data: { values: [] },
    mark,
    encoding,
  };
  for (const version of versions) expect((await run(broken, version)).complaints.length).toBeGreaterThan(0);
});
