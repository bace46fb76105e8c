import type { Chart } from "../charts/chart.js";
import { newDisplay, type MimeBundle } from "./kernel.js";

/** Draws a chart below the cell. Where charts can't be drawn, its description is shown. */
export function show(chart: Chart): void {
  newDisplay()(chartBundle(chart));
}

/** The chart as Jupyter front ends draw it. No `text/html`: JupyterLab would prefer it to the chart. */
export function chartBundle(chart: Chart): MimeBundle {
  return { "application/vnd.vegalite.v5+json": chart, "text/plain": chart.description };
}
