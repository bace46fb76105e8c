import type { Chart } from "@nn/lib";
import { describe, expect, it } from "vitest";
import { chapterFiles, chapterName, readNotebook } from "../../tools/notebooks/notebook.mjs";
import { run, versions } from "./compile.js";

/** The charts in a chapter as it is committed, by the cell that drew them. */
function chartsOf(file: string): [cell: string, chart: Chart][] {
  return readNotebook(file).cells.flatMap(({ id, outputs = [] }) =>
    outputs.flatMap(({ data }): [string, Chart][] => {
      const chart = data?.["application/vnd.vegalite.v5+json"] as Chart | undefined;
      return chart ? [[id, chart]] : [];
    }),
  );
}

describe.each(chapterFiles().map((file) => [chapterName(file), file] as const))("%s", (_name, file) => {
  it.each(chartsOf(file))("%s compiles and runs without a warning on each version", async (_cell, chart) => {
    for (const version of versions) expect((await run(chart, version)).complaints, version).toEqual([]);
  });
});
